package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kinds of peers put together where nothing tells them apart: they have the same connections with every other kind. */
final class Grouping {

    private static final Comparator<ClusterPod> BY_NAME =
            Comparator.comparing(ClusterPod::namespace).thenComparing(ClusterPod::name);

    private final List<Kind> kinds;
    private final List<List<Integer>> members;
    private final List<Group> groups = new ArrayList<>();
    private final PeerNames names;
    private final Set<String> taken = new HashSet<>();

    /**
     * Groups the kinds, in the order in which they are given.
     *
     * @param matrix a number for what is open from each kind to each kind
     */
    Grouping(List<Kind> kinds, int[][] matrix) {
        this.kinds = kinds;
        this.names = new PeerNames(
                kinds.stream().flatMap(kind -> kind.pods().stream()).toList());
        this.members = alike(matrix);
        members.forEach(group -> groups.add(group(group)));
    }

    List<Group> groups() {
        return groups;
    }

    /** {@return a kind that stands for the group of this place} */
    int kind(int group) {
        return members.get(group).get(0);
    }

    Kind.Presence presence(int group) {
        return kinds.get(kind(group)).presence();
    }

    /** {@return whether peers of a group have each other as peers} */
    static boolean isSeveral(Group group) {
        return group.pods().size() > 1
                || (!group.isOutside() && group.pods().get(0).standsForSeveral());
    }

    private List<List<Integer>> alike(int[][] matrix) {
        Map<List<Object>, List<Integer>> alike = new LinkedHashMap<>();
        for (int kind = 0; kind < matrix.length; kind++) {
            int[] column = new int[matrix.length];
            for (int from = 0; from < matrix.length; from++) {
                column[from] = matrix[from][kind];
            }
            List<Object> key = List.of(
                    kinds.get(kind).isOutside(),
                    kinds.get(kind).presence(),
                    IntBuffer.wrap(matrix[kind]),
                    IntBuffer.wrap(column));
            alike.computeIfAbsent(key, unused -> new ArrayList<>()).add(kind);
        }
        return List.copyOf(alike.values());
    }

    private Group group(List<Integer> group) {
        List<ClusterPod> pods = new ArrayList<>();
        List<IpRange> ranges = new ArrayList<>();
        for (int kind : group) {
            pods.addAll(kinds.get(kind).pods());
            ranges.addAll(kinds.get(kind).ranges());
        }
        pods.sort(BY_NAME);
        List<IpRange> joined = IpRange.joined(ranges);
        return new Group(
                unique(
                        pods.isEmpty()
                                ? PeerNames.outside(joined)
                                : PeerNames.few(names.of(pods).keySet())),
                pods,
                joined.stream().map(IpRange::toString).toList());
    }

    private String unique(String name) {
        String unique = name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = "%s (%d)".formatted(name, number);
        }
        return unique;
    }
}
