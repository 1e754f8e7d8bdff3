package io.sre.tempo.policies.reach;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who reaches whom: all pairs, with peers that are the same to every policy and have the same connections as one group.
 *
 * <p>Pods of one group reach each other if there is a link from the group to itself; a pod and itself are not looked at.
 * Where a pod has addresses of both families, what one of them lets through counts. Traffic of a pod with its own node is
 * judged as if it came from elsewhere. Connections of addresses outside among each other are nobody's business here.
 */
public final class ConnectivityMap {

    private final List<Group> groups;
    private final List<Link> links;

    private ConnectivityMap(List<Group> groups, List<Link> links) {
        this.groups = List.copyOf(groups);
        this.links = List.copyOf(links);
    }

    static ConnectivityMap of(Reachability reachability) {
        return new Construction(reachability).map();
    }

    /** {@return every group: those of pods, ordered by their first pod, then those of addresses} */
    public List<Group> groups() {
        return groups;
    }

    /** {@return what is open between groups, ordered by groups; pairs with nothing open are left out} */
    public List<Link> links() {
        return links;
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

        /** {@return {@code shop/web -> shop/db: TCP 5432}} */
        @Override
        public String toString() {
            String doubt = unknown.isEmpty() ? "" : " (unknown: %s)".formatted(unknown);
            return "%s -> %s: %s%s".formatted(from, to, allowed, doubt);
        }
    }

    /** One run over a cluster. */
    private static final class Construction {

        private static final int MOST_NAMED = 3;

        private final Classes classes;
        private final ConnectionTable table;
        private final List<int[]> kinds = new ArrayList<>();
        private final List<List<ClusterPod>> members = new ArrayList<>();

        Construction(Reachability reachability) {
            this.classes = reachability.classes();
            this.table = new ConnectionTable(reachability);
        }

        ConnectivityMap map() {
            collectKinds();
            int[][] matrix = matrix();
            List<List<Integer>> alike = alike(matrix);
            List<Group> groups = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>();
            for (List<Integer> group : alike) {
                groups.add(group(group, names));
            }
            return new ConnectivityMap(groups, links(matrix, alike, groups));
        }

        /** A kind is the classes of a pod in both families, or a class of addresses outside. */
        private void collectKinds() {
            Map<Long, Integer> known = new HashMap<>();
            List<ClusterPod> pods = classes.pods().stream()
                    .sorted(Comparator.comparing(ClusterPod::namespace).thenComparing(ClusterPod::name))
                    .toList();
            for (ClusterPod pod : pods) {
                int place = classes.place(pod);
                int v4 = classes.classOf(place, false);
                int v6 = classes.classOf(place, true);
                int kind = known.computeIfAbsent(((long) v4 << 32) | (v6 & 0xFFFFFFFFL), key -> kinds.size());
                if (kind == kinds.size()) {
                    kinds.add(new int[] {v4, v6});
                    members.add(new ArrayList<>());
                }
                members.get(kind).add(pod);
            }
            for (int outside = classes.podClasses(); outside < classes.size(); outside++) {
                kinds.add(
                        classes.isV6(outside) ? new int[] {Classes.NONE, outside} : new int[] {outside, Classes.NONE});
                members.add(List.of());
            }
        }

        private int[][] matrix() {
            int[][] matrix = new int[kinds.size()][kinds.size()];
            for (int from = 0; from < matrix.length; from++) {
                for (int to = 0; to < matrix.length; to++) {
                    boolean inside =
                            !members.get(from).isEmpty() || !members.get(to).isEmpty();
                    matrix[from][to] = inside ? connections(from, to) : 0;
                }
            }
            return matrix;
        }

        private int connections(int from, int to) {
            int found = 0;
            for (int family = 0; family < 2; family++) {
                int source = inFamily(from, to, family);
                int target = inFamily(to, from, family);
                if (source != Classes.NONE && target != Classes.NONE) {
                    found = table.union(found, table.connections(source, target));
                }
            }
            return found;
        }

        /** {@return the class of a kind in a family; opposite an address outside any family will do} */
        private int inFamily(int kind, int other, int family) {
            int found = kinds.get(kind)[family];
            boolean anyWillDo =
                    members.get(other).isEmpty() && !members.get(kind).isEmpty();
            return found == Classes.NONE && anyWillDo ? kinds.get(kind)[1 - family] : found;
        }

        private List<List<Integer>> alike(int[][] matrix) {
            Map<List<Object>, List<Integer>> alike = new LinkedHashMap<>();
            for (int kind = 0; kind < matrix.length; kind++) {
                int[] column = new int[matrix.length];
                for (int from = 0; from < matrix.length; from++) {
                    column[from] = matrix[from][kind];
                }
                List<Object> key =
                        List.of(members.get(kind).isEmpty(), IntBuffer.wrap(matrix[kind]), IntBuffer.wrap(column));
                alike.computeIfAbsent(key, unused -> new ArrayList<>()).add(kind);
            }
            return List.copyOf(alike.values());
        }

        private Group group(List<Integer> kinds, Set<String> names) {
            List<ClusterPod> pods = new ArrayList<>();
            List<IpRange> ranges = new ArrayList<>();
            for (int kind : kinds) {
                pods.addAll(members.get(kind));
                if (members.get(kind).isEmpty()) {
                    int outside = Math.max(this.kinds.get(kind)[0], this.kinds.get(kind)[1]);
                    ranges.addAll(classes.ranges(outside));
                }
            }
            pods.sort(Comparator.comparing(ClusterPod::namespace).thenComparing(ClusterPod::name));
            List<String> addresses =
                    IpRange.joined(ranges).stream().map(IpRange::toString).toList();
            String name = pods.isEmpty() ? outsideName(ranges) : podsName(pods);
            String unique = name;
            for (int number = 2; !names.add(unique); number++) {
                unique = "%s (%d)".formatted(name, number);
            }
            return new Group(unique, pods, addresses);
        }

        private static String podsName(List<ClusterPod> pods) {
            Set<String> workloads = new LinkedHashSet<>();
            for (ClusterPod pod : pods) {
                List<String> controllers = pod.controllers();
                String top = controllers.isEmpty() ? "" : controllers.get(controllers.size() - 1);
                workloads.add(
                        top.isEmpty() ? pod.toString() : pod.namespace() + "/" + top.substring(top.indexOf('/') + 1));
            }
            return few(List.copyOf(workloads));
        }

        private static String outsideName(List<IpRange> ranges) {
            List<IpRange> joined = IpRange.joined(ranges);
            boolean everything = joined.equals(List.of(IpRange.whole(false), IpRange.whole(true)));
            return everything
                    ? "outside"
                    : "outside " + few(joined.stream().map(IpRange::toString).toList());
        }

        private static String few(List<String> names) {
            if (names.size() <= MOST_NAMED) {
                return String.join(", ", names);
            }
            return "%s and %d more"
                    .formatted(String.join(", ", names.subList(0, MOST_NAMED - 1)), names.size() - MOST_NAMED + 1);
        }

        private List<Link> links(int[][] matrix, List<List<Integer>> alike, List<Group> groups) {
            List<Link> links = new ArrayList<>();
            for (int from = 0; from < groups.size(); from++) {
                for (int to = 0; to < groups.size(); to++) {
                    int id = matrix[alike.get(from).get(0)][alike.get(to).get(0)];
                    if (id != 0 && (from != to || isSeveral(groups.get(from)))) {
                        ConnectionTable.Ports ports = table.ports(id);
                        links.add(new Link(
                                groups.get(from),
                                groups.get(to),
                                ports.surely(),
                                ports.possibly().minus(ports.surely())));
                    }
                }
            }
            return links;
        }

        private static boolean isSeveral(Group group) {
            return group.pods().size() > 1
                    || (!group.isOutside() && group.pods().get(0).standsForSeveral());
        }
    }
}
