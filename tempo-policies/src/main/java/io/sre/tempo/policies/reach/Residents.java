package io.sre.tempo.policies.reach;

import io.sre.tempo.model.Pods;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The namespaces and pods of a cluster, those included that are only implied. */
final class Residents {

    private static final Comparator<ClusterPod> ORDER =
            Comparator.comparing(ClusterPod::namespace).thenComparing(ClusterPod::name);

    private final Contents contents;
    private final SortedMap<String, ClusterNamespace> namespaces = new TreeMap<>();
    private final List<ClusterPod> pods = new ArrayList<>();
    private final Map<String, List<ClusterPod>> podsByName = new HashMap<>();

    Residents(Contents contents) {
        this.contents = contents;
        contents.namespaces.forEach(this::addNamespace);
        addPods();
        contents.policies.keySet().forEach(policy -> inferNamespace(policy.namespace()));
        contents.services.values().forEach(service -> inferNamespace(service.namespace()));
    }

    SortedMap<String, ClusterNamespace> namespaces() {
        return Collections.unmodifiableSortedMap(namespaces);
    }

    /** {@return every pod, ordered by namespace and name} */
    List<ClusterPod> pods() {
        return Collections.unmodifiableList(pods);
    }

    /** {@return the pods of that name, and those made by a workload of that name} */
    List<ClusterPod> pods(String namespacedName) {
        return Collections.unmodifiableList(podsByName.getOrDefault(namespacedName, List.of()));
    }

    private void addNamespace(String name, Map<String, String> declared) {
        SortedMap<String, String> labels = new TreeMap<>(declared);
        labels.put(Pods.NAMESPACE_NAME, name);
        namespaces.put(name, new ClusterNamespace(name, labels));
    }

    private void inferNamespace(String name) {
        if (!name.isEmpty() && !namespaces.containsKey(name)) {
            addNamespace(name, Map.of());
        }
    }

    /** Leaves out templates of which the pods are there, or the template that made them. */
    private void addPods() {
        Set<String> represented = new HashSet<>();
        for (Contents.Workload workload : contents.workloads.values()) {
            if (workload.kind().equals("Pod")) {
                for (String controller : workload.pods().get(0).facts().controllers()) {
                    represented.add(workload.namespace() + "/" + controller);
                }
            }
        }
        for (Contents.Workload workload : contents.workloads.values()) {
            boolean made = !workload.kind().equals("Pod")
                    && (represented.contains(workload.namespace() + "/" + workload.kind() + "/" + workload.name())
                            || hasTemplate(workload.namespace(), workload.owner()));
            if (!made) {
                pods.addAll(workload.pods());
            }
        }
        pods.sort(ORDER);
        pods.forEach(this::index);
    }

    private boolean hasTemplate(String namespace, String owner) {
        int slash = owner.indexOf('/');
        return slash > 0
                && contents.workloads.containsKey(
                        owner.substring(0, slash) + "/" + namespace + "/" + owner.substring(slash + 1));
    }

    private void index(ClusterPod pod) {
        inferNamespace(pod.namespace());
        index(pod.name(), pod);
        for (String controller : pod.controllers()) {
            index(controller.substring(controller.indexOf('/') + 1), pod);
        }
    }

    private void index(String name, ClusterPod pod) {
        List<ClusterPod> named = podsByName.computeIfAbsent(pod.namespace() + "/" + name, key -> new ArrayList<>(1));
        if (named.isEmpty() || named.get(named.size() - 1) != pod) {
            named.add(pod);
        }
    }
}
