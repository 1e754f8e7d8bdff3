package io.sre.tempo.policies.reach;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.release.TempoRelease;
import io.sre.tempo.policies.NetworkPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clusters that are worth looking at as a whole. */
final class Landscapes {

    private static final List<String> TEAMS =
            List.of("billing", "catalog", "delivery", "identity", "orders", "payments", "returns", "search", "stock");

    private static final List<String> LAYERS = List.of("web", "api", "worker", "cache", "db", "reports");

    private Landscapes() {}

    /** A shop behind a gateway: closed, with a named port that nobody declares, beside namespaces without policies. */
    static Cluster shop() {
        return Clusters.of(
                pod("shop", "web-5d8c7f-2xk4p", "web"),
                pod("shop", "web-5d8c7f-8vq9t", "web"),
                pod("shop", "web-5d8c7f-zl6bn", "web"),
                workload("Deployment", "shop", "checkout"),
                workload("StatefulSet", "shop", "db"),
                workload("Deployment", "edge", "gateway"),
                workload("Deployment", "monitoring", "prometheus"),
                workload("Deployment", "legacy-a", "app"),
                workload("Deployment", "legacy-b", "app"),
                Clusters.policy("shop", "default-deny", """
                        podSelector: {}
                        policyTypes: [Ingress, Egress]"""),
                Clusters.policy("shop", "web", """
                        podSelector: {matchLabels: {app: web}}
                        policyTypes: [Ingress, Egress]
                        ingress:
                          - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}}]
                            ports: [{port: http}]
                        egress:
                          - to: [{podSelector: {matchLabels: {app: checkout}}}]"""),
                Clusters.policy("shop", "checkout", """
                        podSelector: {matchLabels: {app: checkout}}
                        policyTypes: [Ingress, Egress]
                        ingress:
                          - from: [{podSelector: {matchLabels: {app: web}}}]
                            ports: [{port: 8080}]
                        egress:
                          - to: [{podSelector: {matchLabels: {app: db}}}]
                          - to: [{ipBlock: {cidr: 203.0.113.0/24}}]
                            ports: [{port: 443}]"""),
                Clusters.policy("shop", "db", """
                        podSelector: {matchLabels: {app: db}}
                        policyTypes: [Ingress, Egress]
                        ingress:
                          - from: [{podSelector: {matchLabels: {app: checkout}}}]
                            ports: [{port: 5432}]
                          - from: [{podSelector: {matchLabels: {app: db}}}]
                            ports: [{port: 5433, endPort: 5434}, {port: 7946, protocol: UDP}]
                          - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                            ports: [{port: 9187}, {port: metrics}]
                        egress:
                          - to: [{podSelector: {matchLabels: {app: db}}}]"""),
                Clusters.policy("edge", "gateway", """
                        podSelector: {matchLabels: {app: gateway}}
                        policyTypes: [Ingress]
                        ingress:
                          - from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]
                            ports: [{port: 443}]"""));
    }

    /** The shop after a change: checkout is split, the database opened to web, its metrics port written as a number. */
    static Cluster changedShop() {
        Cluster without = shop().without(new PolicyRef("NetworkPolicy", "edge", "gateway"));
        return Clusters.with(
                without,
                workload("Deployment", "stock", "stock"),
                Clusters.policy("shop", "db", """
                        podSelector: {matchLabels: {app: db}}
                        policyTypes: [Ingress, Egress]
                        ingress:
                          - from: [{podSelector: {matchLabels: {app: checkout}}}, {podSelector: {matchLabels: {app: web}}}]
                            ports: [{port: 5432}]
                          - from: [{podSelector: {matchLabels: {app: db}}}]
                            ports: [{port: 5433}]
                          - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                            ports: [{port: 9187}]
                        egress:
                          - to: [{podSelector: {matchLabels: {app: db}}}]"""),
                Clusters.policy("shop", "web", """
                        podSelector: {matchLabels: {app: web}}
                        policyTypes: [Ingress, Egress]
                        ingress:
                          - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}}]
                            ports: [{port: http}, {port: admin}]
                        egress:
                          - to: [{podSelector: {}}]"""));
    }

    /** The policies of a described Tempo, with whom it meets. */
    static Cluster tempo() {
        Tempo tempo = Descriptions.withGenerator();
        List<HasMetadata> policies = List.copyOf(NetworkPolicies.of(tempo));
        return Cluster.of(policies)
                .withPod("tempo", "tempo-0", TempoRelease.of(tempo).podLabels())
                .withPod("tempo", "stray", Map.of("app", "stray"))
                .withPod("monitoring", "grafana-0", Map.of("app", "grafana"))
                .withPod("monitoring", "prometheus-0", Map.of("app", "prometheus"))
                .withPod("minio", "minio-0", Map.of("app", "minio"))
                .withPod("kube-system", "coredns-0", Map.of("k8s-app", "kube-dns"))
                .withPod("istio-system", "istiod-0", Map.of("app", "istiod"))
                .withPod("shop", "checkout", Map.of("app", "checkout"))
                .withPod("shop", "web", Map.of("app", "web"));
    }

    /** Nine teams with six layers each, of which each reaches the next, and few reach another team or the internet. */
    static Cluster teams() {
        List<String> documents = new ArrayList<>();
        for (int team = 0; team < TEAMS.size(); team++) {
            String name = TEAMS.get(team);
            String next = TEAMS.get((team + 1) % TEAMS.size());
            documents.add(Clusters.policy(name, "default-deny", """
                    podSelector: {}
                    policyTypes: [Ingress, Egress]"""));
            for (int layer = 0; layer < LAYERS.size(); layer++) {
                documents.add(workload("Deployment", name, LAYERS.get(layer)));
                if (layer + 1 < LAYERS.size()) {
                    documents.add(egress(name, LAYERS.get(layer), name, LAYERS.get(layer + 1)));
                    documents.add(ingress(name, LAYERS.get(layer), name, LAYERS.get(layer + 1), 8080 + layer));
                }
            }
            documents.add(egress(name, "worker", next, "api"));
            documents.add(ingress(name, "worker", next, "api", 8080));
        }
        documents.add(Clusters.policy("payments", "bank", """
                podSelector: {matchLabels: {app: worker}}
                policyTypes: [Egress]
                egress: [{to: [{ipBlock: {cidr: 198.51.100.0/24}}], ports: [{port: 443}]}]"""));
        return Clusters.of(documents.toArray(String[]::new));
    }

    private static String egress(String namespace, String from, String other, String to) {
        return Clusters.policy(namespace, "%s-to-%s-%s".formatted(from, other, to), """
                podSelector: {matchLabels: {app: %s}}
                policyTypes: [Egress]
                egress:
                  - to:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
                        podSelector: {matchLabels: {app: %s}}""".formatted(from, other, to));
    }

    private static String ingress(String other, String from, String namespace, String to, int port) {
        return Clusters.policy(
                namespace, "%s-from-%s-%s".formatted(to, other, from), """
                podSelector: {matchLabels: {app: %s}}
                policyTypes: [Ingress]
                ingress:
                  - from:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
                        podSelector: {matchLabels: {app: %s}}
                    ports: [{port: %d}]""".formatted(to, other, from, port));
    }

    private static String pod(String namespace, String name, String app) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  namespace: %s
                  name: %s
                  labels: {app: %s, pod-template-hash: 5d8c7f}
                  ownerReferences: [{kind: ReplicaSet, name: %s-5d8c7f, controller: true}]
                spec:
                  containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]""".formatted(namespace, name, app, app);
    }

    /** A workload with two replicas, labelled with its name. */
    static String workload(String kind, String namespace, String name) {
        return """
                apiVersion: apps/v1
                kind: %s
                metadata: {namespace: %s, name: %s}
                spec:
                  replicas: 2
                  template:
                    metadata: {labels: {app: %s}}
                    spec:
                      containers: [{name: main}]""".formatted(kind, namespace, name, name);
    }
}
