package io.sre.tempo.assertions;

import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.util.List;
import java.util.Random;

/** Small clusters by chance, in which few labels and ports meet often. */
final class RandomShops {

    private static final List<String> NAMESPACES = List.of("a", "b");
    private static final List<String> APPS = List.of("web", "db", "job");
    private static final List<String> BLOCKS = List.of("10.0.0.0/8", "10.1.0.0/16", "198.51.100.0/24", "0.0.0.0/0");

    private final Random dice;
    private final StringBuilder yaml = new StringBuilder();

    private RandomShops(long seed) {
        this.dice = new Random(seed);
    }

    static Reachability of(long seed) {
        return new RandomShops(seed).make();
    }

    private Reachability make() {
        int pods = 2 + dice.nextInt(4);
        for (int number = 0; number < pods; number++) {
            document("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {namespace: %s, name: pod-%d, labels: {app: %s}}
                    spec: {containers: [{name: main, ports: [{name: http, containerPort: 80}]}]}
                    status: {%s}""".formatted(
                    one(NAMESPACES), number, one(APPS), dice.nextBoolean() ? "podIP: 10.1.0." + (1 + number) : ""));
        }
        int policies = dice.nextInt(5);
        for (int number = 0; number < policies; number++) {
            document("""
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {namespace: %s, name: policy-%d}
                    spec: {podSelector: %s, policyTypes: [Ingress, Egress], ingress: [%s], egress: [%s]}""".formatted(one(NAMESPACES), number, selector(), rules("from"), rules("to")));
        }
        if (dice.nextInt(3) == 0) {
            document("""
                    apiVersion: policy.networking.k8s.io/v1alpha1
                    kind: AdminNetworkPolicy
                    metadata: {name: admin}
                    spec:
                      priority: 1
                      subject: {namespaces: {}}
                      ingress:
                        - {action: %s, from: [{pods: {namespaceSelector: {}, podSelector: %s}}]}
                        - {action: %s, from: [{namespaces: {}}], ports: [{portNumber: {protocol: TCP, port: 80}}]}""".formatted(action(), selector(), action()));
        }
        Cluster cluster = Cluster.of(Manifests.parse("random.yaml", yaml.toString()));
        return Reachability.of(cluster, Semantics.defaults().podCidrs("10.1.0.0/16"));
    }

    private String rules(String direction) {
        StringBuilder rules = new StringBuilder();
        int count = dice.nextInt(3);
        for (int number = 0; number < count; number++) {
            rules.append(number == 0 ? "" : ", ")
                    .append("{%s: [%s], ports: [%s]}".formatted(direction, peer(), port()));
        }
        return rules.toString();
    }

    private String peer() {
        return switch (dice.nextInt(4)) {
            case 0 -> "{podSelector: %s}".formatted(selector());
            case 1 -> "{namespaceSelector: {}, podSelector: %s}".formatted(selector());
            case 2 ->
                "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}}".formatted(one(NAMESPACES));
            default -> "{ipBlock: {cidr: %s}}".formatted(one(BLOCKS));
        };
    }

    private String port() {
        return one(List.of("{port: 80}", "{port: http}", "{port: 70, endPort: 90}", "{protocol: UDP}"));
    }

    private String selector() {
        return dice.nextInt(3) == 0 ? "{}" : "{matchLabels: {app: %s}}".formatted(one(APPS));
    }

    private String action() {
        return one(List.of("Allow", "Deny", "Pass"));
    }

    private void document(String text) {
        yaml.append(text).append("\n---\n");
    }

    private String one(List<String> of) {
        return of.get(dice.nextInt(of.size()));
    }
}
