package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a cluster holds, as it is being put together. Later resources replace earlier ones of the same kind and name. */
final class Contents {

    final SortedMap<String, Map<String, String>> namespaces;
    final Map<String, Workload> workloads;
    final SortedMap<String, ServiceFacts> services;
    final SortedMap<String, NodeFacts> nodes;
    final SortedMap<PolicyRef, Policy> policies;

    /** Where policies are written, file and line; empty for those made in memory. */
    final Map<PolicyRef, Supplier<String>> places;

    Contents() {
        namespaces = new TreeMap<>();
        workloads = new LinkedHashMap<>();
        services = new TreeMap<>();
        nodes = new TreeMap<>();
        policies = new TreeMap<>();
        places = new HashMap<>();
    }

    Contents(Contents other) {
        namespaces = new TreeMap<>(other.namespaces);
        workloads = new LinkedHashMap<>(other.workloads);
        services = new TreeMap<>(other.services);
        nodes = new TreeMap<>(other.nodes);
        policies = new TreeMap<>(other.policies);
        places = new HashMap<>(other.places);
    }

    void add(Workload workload) {
        workloads.put(workload.kind() + "/" + workload.namespace() + "/" + workload.name(), workload);
    }

    /** Follows the owners of pods through the workloads that are there: a ReplicaSet tells its Deployment. */
    void followOwners() {
        workloads.replaceAll((key, workload) -> {
            ClusterPod pod = workload.pods().get(0);
            if (!workload.kind().equals("Pod") || pod.controllers().isEmpty()) {
                return workload;
            }
            List<String> controllers = new ArrayList<>(pod.controllers());
            String next = owner(workload.namespace(), controllers.get(controllers.size() - 1));
            while (!next.isEmpty() && !controllers.contains(next)) {
                controllers.add(next);
                next = owner(workload.namespace(), next);
            }
            return controllers.equals(pod.controllers())
                    ? workload
                    : new Workload(
                            "Pod",
                            workload.namespace(),
                            workload.name(),
                            workload.owner(),
                            List.of(new ClusterPod(
                                    pod.namespace(), pod.name(), pod.facts().madeBy(controllers))));
        });
    }

    /** {@return who owns a workload, if it is there and tells; else empty} */
    private String owner(String namespace, String controller) {
        int slash = controller.indexOf('/');
        Workload workload =
                workloads.get(controller.substring(0, slash) + "/" + namespace + "/" + controller.substring(slash + 1));
        return workload == null ? "" : workload.owner();
    }

    /**
     * Pods of one maker.
     *
     * @param owner the controlling owner, {@code Deployment/web}, as far as its own metadata tells; empty if none
     * @param pods by name
     */
    record Workload(String kind, String namespace, String name, String owner, List<ClusterPod> pods) {}
}
