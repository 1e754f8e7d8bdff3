package io.sre.tempo.policies.reach;

import io.sre.tempo.model.manifest.Manifests;
import java.util.Map;

/** Clusters for tests, written as YAML. */
final class Clusters {

    private Clusters() {}

    static Cluster of(String... documents) {
        return Cluster.of(manifests(documents));
    }

    static Cluster with(Cluster cluster, String... documents) {
        return cluster.with(manifests(documents));
    }

    static Manifests manifests(String... documents) {
        return Manifests.parse("test.yaml", String.join("\n---\n", documents));
    }

    /** Namespaces shop (with checkout and db) and monitoring (with prometheus), without policies. */
    static Cluster shop() {
        return with(
                Cluster.empty().withNamespace("shop", Map.of("team", "shop")).withNamespace("monitoring"),
                pod("shop", "checkout", "{app: checkout}"),
                pod("shop", "db", "{app: db}"),
                pod("monitoring", "prometheus", "{app: prometheus}"));
    }

    /** A pod with a port 8080 named http. */
    static String pod(String namespace, String name, String labels) {
        return pod(
                namespace,
                name,
                labels,
                "containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]",
                "{}");
    }

    static String pod(String namespace, String name, String labels, String spec, String status) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: %s, labels: %s}
                spec:
                %s
                status: %s""".formatted(namespace, name, labels, spec.indent(2).stripTrailing(), status);
    }

    /** A NetworkPolicy with this spec. */
    static String policy(String namespace, String name, String spec) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {namespace: %s, name: %s}
                spec:
                %s""".formatted(namespace, name, spec.indent(2).stripTrailing());
    }
}
