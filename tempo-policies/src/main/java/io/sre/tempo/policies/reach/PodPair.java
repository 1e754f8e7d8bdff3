package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.Kind.Presence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pod as it was and as it is.
 *
 * @param before null if it is new
 * @param after null if it is no more
 */
record PodPair(@Nullable ClusterPod before, @Nullable ClusterPod after) {

    /** {@return the pods of two clusters, each once, ordered by namespace and name} */
    static List<PodPair> match(List<ClusterPod> before, List<ClusterPod> after) {
        Map<String, List<ClusterPod>> left = new TreeMap<>();
        before.forEach(pod ->
                left.computeIfAbsent(pod.toString(), key -> new ArrayList<>()).add(pod));
        List<PodPair> pairs = new ArrayList<>();
        List<ClusterPod> unmatched = new ArrayList<>();
        for (ClusterPod pod : after) {
            List<ClusterPod> same = left.getOrDefault(pod.toString(), List.of());
            // A Pod and a Deployment may share a name; what else the name could mean comes later.
            same.stream()
                    .filter(candidate -> origin(candidate).equals(origin(pod)))
                    .findFirst()
                    .ifPresentOrElse(
                            found -> {
                                same.remove(found);
                                pairs.add(new PodPair(found, pod));
                            },
                            () -> unmatched.add(pod));
        }
        for (ClusterPod pod : unmatched) {
            List<ClusterPod> same = left.getOrDefault(pod.toString(), List.of());
            pairs.add(new PodPair(same.isEmpty() ? null : same.remove(0), pod));
        }
        left.values().forEach(rest -> rest.forEach(pod -> pairs.add(new PodPair(pod, null))));
        pairs.sort(Comparator.comparing((PodPair pair) -> pair.pod().namespace())
                .thenComparing(pair -> pair.pod().name()));
        return pairs;
    }

    private static String origin(ClusterPod pod) {
        return pod.standsForSeveral() ? pod.controllers().get(0) : "Pod";
    }

    /** {@return the pod as it is, else as it was} */
    ClusterPod pod() {
        return after == null ? requireNonNull(before) : after;
    }

    Presence presence() {
        if (before == null) {
            return Presence.ADDED;
        }
        return after == null ? Presence.REMOVED : Presence.BOTH;
    }
}
