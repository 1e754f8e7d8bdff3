package io.sre.tempo.benchmarks;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;

/** A namespace of a generated cluster with all that is in it. */
record Tenant(
        String name,
        Map<String, String> labels,
        List<Application> applications,
        List<Workload> workloads,
        List<NetworkPolicy> policies) {

    Namespace namespace() {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build();
    }

    Tenant with(List<NetworkPolicy> others) {
        return new Tenant(name, labels, applications, workloads, others);
    }
}
