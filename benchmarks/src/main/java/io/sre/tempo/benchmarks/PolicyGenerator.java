package io.sre.tempo.benchmarks;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlockBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import io.sre.tempo.benchmarks.Application.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The NetworkPolicies of a generated cluster: the few shapes that people write, over and over. */
final class PolicyGenerator {

    /** Everything but private addresses, as in most policies that let somebody out. */
    private static final IPBlock INTERNET = new IPBlockBuilder()
            .withCidr("0.0.0.0/0")
            .withExcept("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
            .build();

    private static final int PARTNERS = 12;
    private static final int SHAPES = 9;

    private final Random random;
    private final List<Tenant> teams;

    PolicyGenerator(Random random, List<Tenant> teams) {
        this.random = random;
        this.teams = teams;
    }

    List<NetworkPolicy> policies(Tenant team, int count) {
        List<NetworkPolicySpecBuilder> specs = new ArrayList<>();
        boolean strict = random.nextInt(3) == 0;
        specs.add(denial(strict));
        if (strict) {
            specs.add(lookingUpNames());
        }
        int shape = random.nextInt(SHAPES);
        while (specs.size() < count) {
            specs.add(allowance(team, shape++ % SHAPES));
        }
        List<NetworkPolicy> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            policies.add(named(team, "policy-%02d".formatted(i), specs.get(i)));
        }
        return policies;
    }

    private static NetworkPolicy named(Tenant team, String name, NetworkPolicySpecBuilder spec) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(team.name())
                .withName(name)
                .endMetadata()
                .withSpec(spec.build())
                .build();
    }

    private NetworkPolicySpecBuilder allowance(Tenant team, int shape) {
        Application to = any(team.applications());
        Application from = any(team.applications());
        return switch (shape) {
            case 0 -> ingress(app(to), pods(app(from)), number(to.service()));
            case 1 -> ingress(app(to), pods(app(from)), name(to.service().name()));
            case 2 -> ingress(everything(), pods("monitoring", label("app", "prometheus")), name("metrics"));
            case 3 -> ingress(app(to), elsewhere(), number(to.service()));
            case 4 -> egress(app(from), block(INTERNET), number(443));
            case 5 -> egress(app(from), block(partner()), number(443));
            case 6 -> ingress(label("tier", "data"), pods(label("tier", "backend")), range(30_000, 32_767));
            case 7 -> ingress(stable(), namespaces(ours()), number(8080));
            default ->
                random.nextBoolean()
                        ? ingress(label("tier", "frontend"), block(INTERNET), number(8080))
                        : egress(app(from), pods(label("tier", "data")), name("postgres"));
        };
    }

    private static NetworkPolicySpecBuilder denial(boolean strict) {
        NetworkPolicySpecBuilder spec =
                new NetworkPolicySpecBuilder().withPodSelector(everything()).withPolicyTypes("Ingress");
        return strict ? spec.addToPolicyTypes("Egress") : spec;
    }

    private static NetworkPolicySpecBuilder lookingUpNames() {
        return new NetworkPolicySpecBuilder()
                .withPodSelector(everything())
                .withPolicyTypes("Egress")
                .addNewEgress()
                .withTo(pods("kube-system", label("k8s-app", "kube-dns")))
                .withPorts(udp(53), number(53))
                .endEgress();
    }

    private static NetworkPolicySpecBuilder ingress(
            LabelSelector subject, NetworkPolicyPeer from, NetworkPolicyPort port) {
        return new NetworkPolicySpecBuilder()
                .withPodSelector(subject)
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withFrom(from)
                .withPorts(port)
                .endIngress();
    }

    private static NetworkPolicySpecBuilder egress(
            LabelSelector subject, NetworkPolicyPeer to, NetworkPolicyPort port) {
        return new NetworkPolicySpecBuilder()
                .withPodSelector(subject)
                .withPolicyTypes("Egress")
                .addNewEgress()
                .withTo(to)
                .withPorts(port)
                .endEgress();
    }

    private static LabelSelector everything() {
        return new LabelSelector();
    }

    private static LabelSelector app(Application application) {
        return label("app", application.label());
    }

    private static LabelSelector label(String key, String value) {
        return new LabelSelectorBuilder().withMatchLabels(Map.of(key, value)).build();
    }

    private static LabelSelector stable() {
        return new LabelSelectorBuilder()
                .addToMatchExpressions(expression("tier", "In", "frontend", "backend"))
                .addToMatchExpressions(expression("version", "NotIn", "v2"))
                .build();
    }

    private LabelSelector ours() {
        return new LabelSelectorBuilder()
                .addToMatchExpressions(
                        expression("team", "In", "team-" + random.nextInt(8), "team-" + random.nextInt(8)))
                .addToMatchExpressions(expression("env", "NotIn", "development"))
                .build();
    }

    private static LabelSelectorRequirement expression(String key, String operator, String... values) {
        return new LabelSelectorRequirement(key, operator, List.of(values));
    }

    private NetworkPolicyPeer elsewhere() {
        Tenant other = any(teams);
        return pods(other.name(), app(any(other.applications())));
    }

    private static NetworkPolicyPeer pods(LabelSelector selector) {
        return new NetworkPolicyPeerBuilder().withPodSelector(selector).build();
    }

    private static NetworkPolicyPeer pods(String namespace, LabelSelector selector) {
        return new NetworkPolicyPeerBuilder()
                .withNamespaceSelector(label("kubernetes.io/metadata.name", namespace))
                .withPodSelector(selector)
                .build();
    }

    private static NetworkPolicyPeer namespaces(LabelSelector selector) {
        return new NetworkPolicyPeerBuilder().withNamespaceSelector(selector).build();
    }

    private static NetworkPolicyPeer block(IPBlock block) {
        return new NetworkPolicyPeerBuilder().withIpBlock(block).build();
    }

    private IPBlock partner() {
        int partner = random.nextInt(PARTNERS);
        return new IPBlockBuilder()
                .withCidr("198.18.%d.0/24".formatted(partner))
                .withExcept("198.18.%d.128/28".formatted(partner))
                .build();
    }

    private static NetworkPolicyPort number(Port port) {
        return number(port.number());
    }

    private static NetworkPolicyPort number(int port) {
        return port("TCP", new IntOrString(port)).build();
    }

    private static NetworkPolicyPort udp(int port) {
        return port("UDP", new IntOrString(port)).build();
    }

    private static NetworkPolicyPort name(String name) {
        return port("TCP", new IntOrString(name)).build();
    }

    private static NetworkPolicyPort range(int first, int last) {
        return port("TCP", new IntOrString(first)).withEndPort(last).build();
    }

    private static NetworkPolicyPortBuilder port(String protocol, IntOrString port) {
        return new NetworkPolicyPortBuilder().withProtocol(protocol).withPort(port);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
