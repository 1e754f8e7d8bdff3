package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityDiff.Change;
import io.sre.tempo.policies.reach.ConnectivityDiff.Peers;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import io.sre.tempo.policies.reach.Kind.Presence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts two clusters side by side. A kind of peers is what policies cannot tell apart in either of them, so that two numbers
 * say for each two kinds what was open and what is.
 */
final class DiffConstruction {

    private final Reachability before;
    private final Reachability after;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<int @Nullable []> classesBefore = new ArrayList<>();
    private final List<int @Nullable []> classesAfter = new ArrayList<>();

    DiffConstruction(Reachability before, Reachability after) {
        this.before = before;
        this.after = after;
    }

    ConnectivityDiff diff() {
        collectPods();
        collectOutside(false);
        collectOutside(true);
        Side then = new Side(new KindTable(before, kinds, classesBefore));
        Side now = new Side(new KindTable(after, kinds, classesAfter));
        Grouping grouping = new Grouping(kinds, pairs(then.matrix, now.matrix));
        Changes changes = new Changes(grouping, then, now);
        return new ConnectivityDiff(
                changes.groups(Presence.BOTH),
                changes.changes,
                changes.unchanged,
                peers(changes, Presence.ADDED, now, namespacesOnlyIn(after.cluster(), before.cluster())),
                peers(changes, Presence.REMOVED, then, namespacesOnlyIn(before.cluster(), after.cluster())));
    }

    private void collectPods() {
        Map<List<Object>, List<ClusterPod>> known = new HashMap<>();
        for (PodPair pair :
                PodPair.match(before.classes().pods(), after.classes().pods())) {
            int @Nullable [] then = classes(before, pair.before());
            int @Nullable [] now = classes(after, pair.after());
            known.computeIfAbsent(List.of(Arrays.toString(then), Arrays.toString(now)), key -> {
                        List<ClusterPod> members = new ArrayList<>();
                        kinds.add(new Kind(members, List.of(), pair.presence()));
                        classesBefore.add(then);
                        classesAfter.add(now);
                        return members;
                    })
                    .add(pair.pod());
        }
    }

    private static int @Nullable [] classes(Reachability reachability, @Nullable ClusterPod pod) {
        if (pod == null) {
            return null;
        }
        End end = reachability.classes().end(pod);
        return end == null ? new int[] {Classes.NONE, Classes.NONE} : new int[] {end.v4(), end.v6()};
    }

    /** Addresses are cut where the policies of either cluster cut them. */
    private void collectOutside(boolean isV6) {
        TreeSet<Ip> starts = new TreeSet<>(before.classes().starts(isV6));
        starts.addAll(after.classes().starts(isV6));
        Map<List<Integer>, List<IpRange>> known = new LinkedHashMap<>();
        for (Ip first : starts) {
            Ip next = starts.higher(first);
            IpRange range = new IpRange(first, next == null ? Ip.highest(isV6) : next.previous());
            List<Integer> key =
                    List.of(before.classes().outside(first), after.classes().outside(first));
            known.computeIfAbsent(key, unused -> new ArrayList<>()).add(range);
        }
        known.forEach((key, ranges) -> {
            kinds.add(new Kind(List.of(), ranges, Presence.BOTH));
            classesBefore.add(outside(key.get(0), isV6));
            classesAfter.add(outside(key.get(1), isV6));
        });
    }

    private static int[] outside(int index, boolean isV6) {
        return isV6 ? new int[] {Classes.NONE, index} : new int[] {index, Classes.NONE};
    }

    /** {@return a number for each two numbers} */
    private static int[][] pairs(int[][] one, int[][] other) {
        Map<Long, Integer> known = new HashMap<>();
        int[][] pairs = new int[one.length][one.length];
        for (int from = 0; from < pairs.length; from++) {
            for (int to = 0; to < pairs.length; to++) {
                long pair = ((long) one[from][to] << 32) | other[from][to];
                pairs[from][to] = known.computeIfAbsent(pair, key -> known.size());
            }
        }
        return pairs;
    }

    private static List<String> namespacesOnlyIn(Cluster cluster, Cluster other) {
        List<String> names = new ArrayList<>();
        cluster.namespaces().forEach(namespace -> names.add(namespace.name()));
        other.namespaces().forEach(namespace -> names.remove(namespace.name()));
        return names;
    }

    private static Peers peers(Changes changes, Presence presence, Side side, List<String> namespaces) {
        return new Peers(namespaces, changes.groups(presence), changes.links(presence, side));
    }

    /** One of the clusters. */
    private static final class Side {

        private final KindTable table;
        private final int[][] matrix;

        Side(KindTable table) {
            this.table = table;
            this.matrix = table.matrix();
        }

        ConnectionTable.Ports ports(int from, int to) {
            return table.ports(matrix[from][to]);
        }
    }

    /** What is different between groups. */
    private static final class Changes {

        private final Grouping grouping;
        private final List<Change> changes = new ArrayList<>();
        private int unchanged;

        Changes(Grouping grouping, Side then, Side now) {
            this.grouping = grouping;
            for (int from = 0; from < grouping.groups().size(); from++) {
                for (int to = 0; to < grouping.groups().size(); to++) {
                    boolean lasting =
                            grouping.presence(from) == Presence.BOTH && grouping.presence(to) == Presence.BOTH;
                    if (lasting && isLookedAt(from, to)) {
                        compare(from, to, then, now);
                    }
                }
            }
        }

        private boolean isLookedAt(int from, int to) {
            return from != to || Grouping.isSeveral(grouping.groups().get(from));
        }

        private void compare(int from, int to, Side then, Side now) {
            ConnectionTable.Ports old = then.ports(grouping.kind(from), grouping.kind(to));
            ConnectionTable.Ports young = now.ports(grouping.kind(from), grouping.kind(to));
            if (old.equals(young)) {
                unchanged += old.possibly().isEmpty() ? 0 : 1;
                return;
            }
            changes.add(new Change(
                    grouping.groups().get(from),
                    grouping.groups().get(to),
                    young.possibly().minus(old.possibly()),
                    old.possibly().minus(young.possibly()),
                    young.unknown().minus(old.unknown()),
                    old.unknown().minus(young.unknown())));
        }

        List<Group> groups(Presence presence) {
            List<Group> groups = new ArrayList<>();
            for (int group = 0; group < grouping.groups().size(); group++) {
                if (grouping.presence(group) == presence) {
                    groups.add(grouping.groups().get(group));
                }
            }
            return groups;
        }

        /** {@return the links of groups that are there only once} */
        List<Link> links(Presence presence, Side side) {
            List<Link> links = new ArrayList<>();
            for (int from = 0; from < grouping.groups().size(); from++) {
                for (int to = 0; to < grouping.groups().size(); to++) {
                    boolean concerned = grouping.presence(from) == presence || grouping.presence(to) == presence;
                    ConnectionTable.Ports ports = side.ports(grouping.kind(from), grouping.kind(to));
                    if (concerned && isLookedAt(from, to) && !ports.possibly().isEmpty()) {
                        links.add(new Link(
                                grouping.groups().get(from),
                                grouping.groups().get(to),
                                ports.surely(),
                                ports.unknown()));
                    }
                }
            }
            return links;
        }
    }
}
