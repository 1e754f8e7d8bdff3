package io.sre.tempo.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonPointer;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@NullUnmarked // plays a caller whose compiler knows nothing of null, and fabric8 says nothing of it either
class PolicyBuilderTest {

    @Test
    void builds_any_policy() {
        NetworkPolicy policy = NetworkPolicies.policy("shop", "allow-checkout")
                .select("app", "checkout")
                .label("team", "shop")
                .annotation("note", "kept")
                .ingress(rule -> rule.pods(Pods.in("gateway").labelled("app", "gateway"))
                        .peers(Peer.sameNamespace(Map.of("app", "cart")))
                        .tcp(8080)
                        .tcp("metrics")
                        .tcpRange(9000, 9010)
                        .because("requests"))
                .egress(rule -> rule.peers(Peer.addresses("10.0.0.0/8", "10.1.0.0/16"))
                        .udp(53)
                        .udp("dns")
                        .sctp(3868))
                .egress(rule -> rule.anyone().anyPort().because("everything else"))
                .build();

        assertThat(policy.getMetadata().getName()).isEqualTo("allow-checkout");
        assertThat(policy.getMetadata().getNamespace()).isEqualTo("shop");
        assertThat(policy.getMetadata().getLabels()).containsOnly(Map.entry("team", "shop"));
        assertThat(policy.getSpec().getPodSelector().getMatchLabels()).containsOnly(Map.entry("app", "checkout"));
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        List<NetworkPolicyPeer> from = policy.getSpec().getIngress().get(0).getFrom();
        assertThat(from.get(0).getNamespaceSelector().getMatchLabels())
                .containsOnly(Map.entry("kubernetes.io/metadata.name", "gateway"));
        assertThat(from.get(0).getPodSelector().getMatchLabels()).containsOnly(Map.entry("app", "gateway"));
        assertThat(from.get(1).getNamespaceSelector()).isNull();
        assertThat(from.get(1).getPodSelector().getMatchLabels()).containsOnly(Map.entry("app", "cart"));
        assertThat(policy.getSpec().getIngress().get(0).getPorts())
                .containsExactly(
                        new NetworkPolicyPort(null, new IntOrString(8080), "TCP"),
                        new NetworkPolicyPort(null, new IntOrString("metrics"), "TCP"),
                        new NetworkPolicyPort(9010, new IntOrString(9000), "TCP"));
        assertThat(policy.getSpec().getEgress().get(0).getPorts())
                .containsExactly(
                        new NetworkPolicyPort(null, new IntOrString(53), "UDP"),
                        new NetworkPolicyPort(null, new IntOrString("dns"), "UDP"),
                        new NetworkPolicyPort(null, new IntOrString(3868), "SCTP"));
        assertThat(policy.getSpec().getEgress().get(0).getTo().get(0).getIpBlock())
                .hasFieldOrPropertyWithValue("cidr", "10.0.0.0/8")
                .hasFieldOrPropertyWithValue("except", List.of("10.1.0.0/16"));
        assertThat(policy.getSpec().getEgress().get(1).getTo()).isEmpty();
        assertThat(policy.getSpec().getEgress().get(1).getPorts()).isEmpty();
    }

    @Test
    void keeps_the_purpose_of_each_rule_where_readers_find_it() {
        NetworkPolicy policy = NetworkPolicies.policy("shop", "allow")
                .annotation("note", "kept")
                .ingress(rule -> rule.anyone().tcp(1).because("first"))
                .ingress(rule -> rule.anyone().tcp(2))
                .egress(rule -> rule.anyone().tcp(3).because("third"))
                .build();

        assertThat(policy.getMetadata().getAnnotations())
                .containsExactly(
                        Map.entry("note", "kept"),
                        Map.entry(RulePurposes.ANNOTATION, "ingress[0]: first\negress[0]: third\n"));
        assertThat(RulePurposes.of(policy))
                .containsOnly(
                        Map.entry(JsonPointer.compile("/spec/ingress/0"), "first"),
                        Map.entry(JsonPointer.compile("/spec/egress/0"), "third"));
    }

    @Test
    void forgets_the_purposes_of_rules_that_were_taken_out() {
        NetworkPolicy policy = NetworkPolicies.policy("shop", "allow")
                .ingress(rule -> rule.anyone().tcp(1, 1).because("first"))
                .egress(rule -> rule.anyone().tcp(2).because("second"))
                .build();
        policy.getSpec().getIngress().clear();

        assertThat(RulePurposes.of(policy)).containsOnlyKeys(JsonPointer.compile("/spec/egress/0"));
        policy.setSpec(null);
        assertThat(RulePurposes.of(policy)).isEmpty();
    }

    @Test
    void names_each_port_once() {
        assertThat(NetworkPolicies.policy("shop", "allow")
                        .ingress(rule -> rule.anyone().tcp(80, 80))
                        .build()
                        .getSpec()
                        .getIngress()
                        .get(0)
                        .getPorts())
                .hasSize(1);
    }

    @Test
    void finds_no_purposes_in_policies_of_others() {
        assertThat(RulePurposes.of(new NetworkPolicy())).isEmpty();
        assertThat(RulePurposes.of(NetworkPolicies.defaultDeny("shop"))).isEmpty();
        assertThat(RulePurposes.of(NetworkPolicies.policy("shop", "a")
                        .annotation(RulePurposes.ANNOTATION, "nonsense\ningress[x]: y")
                        .closeIngress()
                        .build()))
                .isEmpty();
    }

    @Test
    void closes_a_namespace() {
        NetworkPolicy policy = NetworkPolicies.defaultDeny("shop");

        assertThat(policy.getMetadata().getName()).isEqualTo("default-deny");
        assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEmpty();
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress()).isEmpty();
        assertThat(policy.getSpec().getEgress()).isEmpty();
    }

    @Test
    void closes_only_what_it_is_told_to() {
        assertThat(NetworkPolicies.policy("shop", "in")
                        .closeIngress()
                        .build()
                        .getSpec()
                        .getPolicyTypes())
                .containsExactly("Ingress");
        assertThat(NetworkPolicies.policy("shop", "out")
                        .closeEgress()
                        .build()
                        .getSpec()
                        .getPolicyTypes())
                .containsExactly("Egress");
    }

    @Test
    void gives_a_fresh_object_on_every_call() {
        PolicyBuilder builder = NetworkPolicies.policy("shop", "a").closeIngress();

        builder.build().getMetadata().setName("changed");

        assertThat(builder.build().getMetadata().getName()).isEqualTo("a");
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource
    void refuses_what_the_api_server_would(UnaryOperator<RuleBuilder> rule, String problem) {
        assertThatThrownBy(
                        () -> NetworkPolicies.policy("shop", "bad").egress(rule).build())
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining(problem);
    }

    static Stream<Arguments> refuses_what_the_api_server_would() {
        return Stream.of(
                rule("no peers", r -> r.tcp(1), "egress[0].peers: nothing must be named or left open on purpose"),
                rule("no ports", r -> r.anyone(), "egress[0].ports: nothing must be named or left open on purpose"),
                rule(
                        "some and all",
                        r -> r.anyone().pods(Pods.everywhere()).tcp(1),
                        "egress[0].peers: \"some and all\""),
                rule("ports twice", r -> r.anyone().anyPort().tcp(1), "call anyPort()"),
                rule("port 0", r -> r.anyone().tcp(0), "egress[0].ports[0]: 0 must be a port number"),
                rule("port 65536", r -> r.anyone().tcp(1).udp(65536), "egress[0].ports[1]: 65536"),
                rule("quoted number", r -> r.anyone().tcp("80"), "egress[0].ports[0]: \"80\" must be a port name"),
                rule("long name", r -> r.anyone().tcp("a".repeat(16)), "must be a port name"),
                rule("missing name", r -> r.anyone().udp((String) null), "egress[0].ports[0]: nothing"),
                rule("range backwards", r -> r.anyone().tcpRange(9, 8), "\"9-8\" must not end before it begins"),
                rule("range too far", r -> r.anyone().tcpRange(9, 65536), "egress[0].ports[0]: 65536"),
                rule("bad block", r -> r.peers(Peer.addresses("10.0.0.1/8")).tcp(1), "write \"10.0.0.0/8\""),
                rule(
                        "except as large",
                        r -> r.peers(Peer.addresses("10.0.0.0/8", "10.0.0.0/8")).tcp(1),
                        "egress[0].peers[0].except[0]: \"10.0.0.0/8\" must be a smaller block inside of \"10.0.0.0/8\""),
                rule(
                        "except elsewhere",
                        r -> r.peers(Peer.addresses("10.0.0.0/8", "11.0.0.0/16"))
                                .tcp(1),
                        "must be a smaller block"),
                rule(
                        "except of another family",
                        r -> r.peers(Peer.addresses("10.0.0.0/8", "fc00::/7")).tcp(1),
                        "smaller"),
                rule(
                        "except malformed",
                        r -> r.peers(Peer.addresses("10.0.0.0/8", "x")).tcp(1),
                        "except[0]: \"x\""),
                rule(
                        "bad label",
                        r -> r.pods(Pods.in("A B")).tcp(1),
                        "egress[0].peers[0].namespaceLabels[kubernetes.io/metadata.name]"),
                rule(
                        "bad pod label",
                        r -> r.pods(Pods.everywhere().labelled("-", "")).tcp(1),
                        "egress[0].peers[0].podLabels"),
                rule(
                        "bad own label",
                        r -> r.peers(Peer.sameNamespace(Map.of("-", ""))).tcp(1),
                        "egress[0].peers[0].podLabels"),
                rule("missing pods", r -> r.pods(null).tcp(1), "egress[0].peers[0].pods: nothing"),
                rule("missing peer", r -> r.peers((Peer) null).tcp(1), "egress[0].peers[0]: nothing"),
                rule("reason of two lines", r -> r.anyone().tcp(1).because("a\nb"), "egress[0].because: \"a\\u000ab\""),
                rule("reason with a line separator", r -> r.anyone().tcp(1).because("a\u2028b"), "egress[0].because"),
                rule("blank reason", r -> r.anyone().tcp(1).because(" "), "egress[0].because"));
    }

    private static Arguments rule(String name, UnaryOperator<RuleBuilder> rule, String problem) {
        return argumentSet(name, rule, problem);
    }

    @Test
    void names_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() -> NetworkPolicies.policy("Shop", "a_b")
                        .select("a b", "c")
                        .label("d e", "f")
                        .annotation("g h", "i")
                        .select(null, "x")
                        .build())
                .hasMessageContainingAll(
                        "The NetworkPolicy has 7 problems",
                        "namespace: \"Shop\"",
                        "name: \"a_b\"",
                        "select: \"a b\"",
                        "select: nothing",
                        "labels: \"d e\"",
                        "annotations: \"g h\"",
                        "policyTypes: nothing must have a direction");
    }

    @Test
    void checks_the_rules_of_both_directions() {
        assertThatThrownBy(() -> NetworkPolicies.policy("shop", "a")
                        .ingress(rule -> rule)
                        .egress(rule -> rule)
                        .build())
                .hasMessageContainingAll("ingress[0].peers", "ingress[0].ports", "egress[0].peers", "egress[0].ports");
    }

    @Test
    void describes_peers_for_people() {
        assertThat(Peer.sameNamespace(Map.of("app", "a")).describe()).isEqualTo("pods app=a of the same namespace");
        assertThat(Peer.addresses("10.0.0.0/8").describe()).isEqualTo("10.0.0.0/8");
        assertThat(Peer.addresses("10.0.0.0/8", "10.1.0.0/16").describe()).isEqualTo("10.0.0.0/8 without 10.1.0.0/16");
    }
}
