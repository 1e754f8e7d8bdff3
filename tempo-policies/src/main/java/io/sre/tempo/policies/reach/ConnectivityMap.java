package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches whom: all pairs, with peers that are the same to every policy and have the same connections as one group.
 *
 * <p>Pods of one group reach each other if there is a link from the group to itself; a pod and itself are not looked at.
 * Where a pod has addresses of both families, what one of them lets through counts; whether pods without a family in common
 * reach each other is unknown. Traffic of a pod with its own node is judged as if it came from elsewhere. Connections of addresses outside among each other are nobody's business here.
 */
public final class ConnectivityMap {

    private final List<Group> groups;
    private final List<Link> links;

    ConnectivityMap(List<Group> groups, List<Link> links) {
        this.groups = List.copyOf(groups);
        this.links = List.copyOf(links);
    }

    static ConnectivityMap of(Reachability reachability) {
        return new Construction(reachability).map(reachability);
    }

    /** {@return every group: those of pods, ordered by their first pod, then those of addresses} */
    public List<Group> groups() {
        return groups;
    }

    /** {@return what is open between groups, ordered by groups; pairs with nothing open are left out} */
    public List<Link> links() {
        return links;
    }

    /** {@return its size; {@link #toText()} has it all} */
    @Override
    public String toString() {
        return "connectivity map of %d groups with %d links".formatted(groups.size(), links.size());
    }

    /**
     * {@return the map for a terminal: a matrix where that fits into 100 columns, else a line for each link; below it what
     * is in groups of several}
     */
    public String toText() {
        return new MapText(this).text();
    }

    /**
     * {@return the map as JSON, made for programs; members may be added, but none is removed or changes its meaning}
     *
     * <pre>{@code
     * {
     *   "groups": [
     *     {"id": "g1", "name": "shop/web",
     *      "pods": [{"namespace": "shop", "name": "web", "controllers": ["Deployment/web"]}], "addresses": []},
     *     {"id": "g2", "name": "outside 10.0.0.0/8", "pods": [], "addresses": ["10.0.0.0-10.255.255.255"]}
     *   ],
     *   "links": [
     *     {"from": "g1", "to": "g2", "allowed": [{"protocol": "TCP", "from": 443, "to": 443}], "unknown": []}
     *   ]
     * }
     * }</pre>
     *
     * <p>A group has either pods or addresses. Its id holds within this map only. Controllers are those of
     * {@link ClusterPod#controllers()}. Ranges of ports and of addresses include both bounds.
     */
    public String toJson() {
        return new MapJson(this).text();
    }

    /**
     * {@return the map for spreadsheets: columns {@code from,to,allowed,unknown} by RFC 4180, a line for each link, with the
     * names of groups, and of ports as in {@code TCP 80,443-445,UDP 53}; what a spreadsheet might take for a formula has an
     * apostrophe in front}
     */
    public String toCsv() {
        return new MapCsv(this).text();
    }

    /**
     * {@return the map as a Mermaid flowchart, with a box for each namespace; dashed is what is only unknown. Mermaid draws
     * no more than 500 arrows unless told otherwise}
     */
    public String toMermaid() {
        return new MapMermaid(this).text();
    }

    /** {@return the map in Graphviz' language, with a box for each namespace; dashed is what is only unknown} */
    public String toDot() {
        return new MapDot(this).text();
    }

    /**
     * {@return the map as one page to look through in a browser: filter by peer, direction and port; it loads nothing and
     * holds the same data as {@link #toJson()}}
     */
    public String toHtml() {
        return new MapHtml(this).text();
    }

    /**
     * Peers that are treated alike: pods or addresses outside.
     *
     * @param name a name for people, different for each group
     * @param pods the pods, ordered by namespace and name; empty if these are addresses
     * @param addresses the ranges of addresses, {@code 10.0.0.0-10.255.255.255}, in order; empty if these are pods
     */
    public record Group(String name, List<ClusterPod> pods, List<String> addresses) {

        /** Copies the lists. */
        public Group {
            pods = List.copyOf(pods);
            addresses = List.copyOf(addresses);
        }

        /** {@return whether these are addresses outside of the cluster} */
        public boolean isOutside() {
            return pods.isEmpty();
        }

        /** {@return the name} */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What is open from one group to another.
     *
     * @param from who connects
     * @param to who is connected to
     * @param allowed the ports that are open
     * @param unknown the ports of which the manifests do not tell
     */
    public record Link(Group from, Group to, Connections allowed, Connections unknown) {

        /** {@return the ports for people} */
        String ports() {
            if (unknown.isEmpty()) {
                return allowed.words();
            }
            String doubt = "unknown: " + unknown.words();
            return allowed.isEmpty() ? doubt : allowed.words() + "; " + doubt;
        }

        /** {@return {@code shop/web -> shop/db: TCP 5432}} */
        @Override
        public String toString() {
            return "%s -> %s: %s".formatted(from, to, ports());
        }
    }

    /** One run over a cluster. */
    private static final class Construction {

        private final Classes classes;
        private final List<Kind> kinds = new ArrayList<>();
        private final List<int @Nullable []> kindClasses = new ArrayList<>();

        Construction(Reachability reachability) {
            this.classes = reachability.classes();
            collectPods();
            collectOutside();
        }

        ConnectivityMap map(Reachability reachability) {
            KindTable table = new KindTable(reachability, kinds, kindClasses);
            int[][] matrix = table.matrix();
            Grouping grouping = new Grouping(kinds, matrix);
            return new ConnectivityMap(grouping.groups(), links(table, matrix, grouping));
        }

        /** A kind of pods is their classes in both families. */
        private void collectPods() {
            Map<Long, List<ClusterPod>> known = new HashMap<>();
            List<ClusterPod> pods = classes.pods().stream()
                    .sorted(Comparator.comparing(ClusterPod::namespace).thenComparing(ClusterPod::name))
                    .toList();
            for (ClusterPod pod : pods) {
                End end = requireNonNull(classes.end(pod));
                int v4 = end.v4();
                int v6 = end.v6();
                known.computeIfAbsent(((long) v4 << 32) | (v6 & 0xFFFFFFFFL), key -> {
                            List<ClusterPod> members = new ArrayList<>();
                            add(new Kind(members, List.of(), Kind.Presence.BOTH), v4, v6);
                            return members;
                        })
                        .add(pod);
            }
        }

        private void collectOutside() {
            for (int outside = classes.podClasses(); outside < classes.size(); outside++) {
                boolean isV6 = classes.isV6(outside);
                Kind kind = new Kind(List.of(), classes.ranges(outside), Kind.Presence.BOTH);
                add(kind, isV6 ? Classes.NONE : outside, isV6 ? outside : Classes.NONE);
            }
        }

        private void add(Kind kind, int v4, int v6) {
            kinds.add(kind);
            kindClasses.add(new int[] {v4, v6});
        }

        private static List<Link> links(KindTable table, int[][] matrix, Grouping grouping) {
            List<Group> groups = grouping.groups();
            List<Link> links = new ArrayList<>();
            for (int from = 0; from < groups.size(); from++) {
                for (int to = 0; to < groups.size(); to++) {
                    int id = matrix[grouping.kind(from)][grouping.kind(to)];
                    if (id != 0 && (from != to || Grouping.isSeveral(groups.get(from)))) {
                        ConnectionTable.Ports ports = table.ports(id);
                        links.add(new Link(groups.get(from), groups.get(to), ports.surely(), ports.unknown()));
                    }
                }
            }
            return links;
        }
    }
}
