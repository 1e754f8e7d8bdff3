package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Names that people know: those of workloads where all pods of it are meant, else those of the pods. */
final class PeerNames {

    /** More names than this make no name. */
    private static final int MOST = 3;

    private final Map<String, Integer> pods = new HashMap<>();

    /** Looks at all pods there are. */
    PeerNames(Collection<ClusterPod> all) {
        all.forEach(pod -> pods.merge(pod.workload(), 1, Integer::sum));
    }

    /** {@return the names of these pods in their order, and for how many of them each stands} */
    Map<String, Integer> of(Collection<ClusterPod> some) {
        Map<String, Integer> meant = new HashMap<>();
        some.forEach(pod -> meant.merge(pod.workload(), 1, Integer::sum));
        Map<String, Integer> names = new LinkedHashMap<>();
        for (ClusterPod pod : some) {
            String workload = pod.workload();
            boolean whole = Objects.equals(meant.get(workload), pods.get(workload));
            names.merge(whole ? workload : pod.toString(), 1, Integer::sum);
        }
        return names;
    }

    /** {@return {@code outside 10.0.0.0/8}, {@code outside IPv6 and IPv4 except 10.0.0.0/8}, or {@code outside} for all} */
    static String outside(List<IpRange> ranges) {
        List<String> whole = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (boolean isV6 : new boolean[] {false, true}) {
            List<IpRange> family =
                    ranges.stream().filter(range -> range.first().v6() == isV6).toList();
            List<IpRange> rest = IpRange.minus(IpRange.whole(isV6), family);
            String name = isV6 ? "IPv6" : "IPv4";
            if (rest.isEmpty()) {
                whole.add(name);
            } else if (rest.size() < family.size()) {
                part.add("%s except %s".formatted(name, few(blocks(rest))));
            } else if (!family.isEmpty()) {
                part.add(few(blocks(family)));
            }
        }
        // A whole family comes first, for an exception must not seem to be one from both.
        whole.addAll(part);
        return whole.equals(List.of("IPv4", "IPv6")) ? "outside" : "outside " + String.join(" and ", whole);
    }

    private static List<String> blocks(List<IpRange> ranges) {
        return ranges.stream().map(IpRange::block).toList();
    }

    /** {@return the names, or the first of them and how many there are more} */
    static String few(Collection<String> names) {
        if (names.size() <= MOST) {
            return String.join(", ", names);
        }
        List<String> first = names.stream().limit(MOST - 1).toList();
        return "%s and %d more".formatted(String.join(", ", first), names.size() - first.size());
    }
}
