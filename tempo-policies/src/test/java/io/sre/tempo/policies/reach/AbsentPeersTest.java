package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Clusters.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsentPeersTest {

    private static Cluster shopWith(String peers) {
        return Clusters.with(
                Clusters.shop(),
                policy(
                        "shop",
                        "db",
                        "{podSelector: {matchLabels: {app: db}}, ingress: [{from: %s}]}".formatted(peers)));
    }

    private static List<String> absent(Cluster cluster) {
        return cluster.absentPeers().stream().map(AbsentPeer::description).toList();
    }

    @Test
    void are_those_whom_rules_mean_and_nobody_is() {
        Cluster cluster = shopWith("""
                [{podSelector: {matchLabels: {app: checkout}}},
                 {podSelector: {matchLabels: {app: prometheus}}},
                 {namespaceSelector: {matchLabels: {team: shop}}},
                 {namespaceSelector: {matchLabels: {team: legacy}}, podSelector: {matchLabels: {app: cron}}},
                 {ipBlock: {cidr: 10.0.0.0/8}}]""");

        assertThat(cluster.absentPeers()).hasSize(2).first().satisfies(peer -> {
            assertThat(peer.rule()).hasToString("NetworkPolicy shop/db ingress[0]");
            assertThat(peer.description()).isEqualTo("pods app=prometheus of namespace shop");
            assertThat(peer.namespaceLabels()).containsExactly(entry("kubernetes.io/metadata.name", "shop"));
            assertThat(peer.podLabels()).containsExactly(entry("app", "prometheus"));
        });
        assertThat(absent(cluster)).last().isEqualTo("pods app=cron of namespaces team=legacy");
        assertThat(absent(Clusters.shop())).isEmpty();
    }

    @Test
    void are_told_once_with_the_first_rule() {
        Cluster cluster =
                Clusters.with(shopWith("[{podSelector: {matchLabels: {app: cron}}}]"), policy("shop", "also", """
                        podSelector: {}
                        policyTypes: [Ingress, Egress]
                        egress: [{}, {to: [{podSelector: {matchLabels: {app: cron}}}, {podSelector: {matchLabels: {app: db}}}]}]"""));

        assertThat(cluster.absentPeers())
                .singleElement()
                .satisfies(peer -> assertThat(peer.rule()).hasToString("NetworkPolicy shop/also egress[1]"));
    }

    @Test
    void are_absent_if_only_pods_fit_that_selectors_do_not_mean() {
        Cluster cluster = Clusters.with(
                shopWith("[{podSelector: {matchLabels: {app: agent}}}, {podSelector: {matchLabels: {app: job}}}]"),
                Clusters.pod("shop", "agent", "{app: agent}", "{hostNetwork: true, containers: []}", "{}"),
                Clusters.pod("shop", "job", "{app: job}", "{containers: []}", "{phase: Succeeded}"));

        assertThat(absent(cluster)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{matchLabels: {tier: x}} | {tier=x}",
                "{matchExpressions: [{key: tier, operator: In, values: [b, a]}]} | {tier=a}",
                "{matchExpressions: [{key: tier, operator: In, values: [b, a]}, {key: tier, operator: NotIn, values: [a]}]} | {tier=b}",
                "{matchExpressions: [{key: tier, operator: Exists}]} | {tier=any}",
                "{matchExpressions: [{key: tier, operator: Exists}, {key: tier, operator: NotIn, values: [any]}]} | {tier=any-1}",
                "{matchExpressions: [{key: tier, operator: Exists}, {key: app, operator: DoesNotExist}]} | {tier=any}",
                "{matchExpressions: [{key: app, operator: NotIn, values: [checkout, db]}]} | {}",
            })
    void have_labels_that_fit(String selector, String labels) {
        Cluster cluster = shopWith("[{podSelector: %s}]".formatted(selector));

        assertThat(cluster.absentPeers())
                .singleElement()
                .satisfies(peer -> assertThat(peer.podLabels()).hasToString(labels));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{matchLabels: {tier: x}, matchExpressions: [{key: tier, operator: NotIn, values: [x]}]}",
                "{matchExpressions: [{key: tier, operator: Exists}, {key: tier, operator: DoesNotExist}]}",
                "{matchExpressions: [{key: tier, operator: In, values: [a]}, {key: tier, operator: In, values: [b]}]}",
            })
    void are_left_out_if_nobody_can_be_like_that(String selector) {
        assertThat(absent(shopWith("[{podSelector: %s}]".formatted(selector)))).isEmpty();
        assertThat(absent(shopWith("[{namespaceSelector: %s}]".formatted(selector))))
                .isEmpty();
    }

    @Test
    void are_whom_a_pod_with_such_labels_would_be() {
        Cluster cluster = shopWith(
                "[{namespaceSelector: {matchLabels: {team: legacy}}, podSelector: {matchLabels: {app: cron}}}]");
        AbsentPeer peer = cluster.absentPeers().get(0);
        Cluster more =
                cluster.withNamespace("legacy", peer.namespaceLabels()).withPod("legacy", "cron", peer.podLabels());

        assertThat(more.absentPeers()).isEmpty();
        assertThat(Reachability.of(more)
                        .verdict(Endpoint.pod("legacy/cron"), Endpoint.pod("shop/db"), 80, Protocol.TCP)
                        .isAllowed())
                .isTrue();
        assertThat(Map.copyOf(peer.podLabels())).isEqualTo(Map.of("app", "cron"));
    }

    @Test
    void are_possible_beside_those_who_are_there() {
        Cluster cluster = Clusters.with(
                Clusters.shop(),
                Clusters.policy("shop", "db", """
                        podSelector: {matchLabels: {app: db}}
                        ingress:
                          - from:
                              - {podSelector: {matchExpressions: [{key: app, operator: In, values: [admin, checkout, db]}]}}
                              - {namespaceSelector: {}, podSelector: {matchLabels: {app: prometheus}}}
                              - {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}"""),
                Clusters.policy(
                        "monitoring",
                        "other",
                        "podSelector: {}\ningress: [{from: [{podSelector: {matchLabels: {app: x}}}]}]"));

        assertThat(cluster.possiblePeers(cluster.pods("shop/db")))
                .extracting(AbsentPeer::namespaceLabels, AbsentPeer::podLabels)
                .containsExactly(
                        tuple(Map.of("kubernetes.io/metadata.name", "shop"), Map.of("app", "admin")),
                        tuple(Map.of("kubernetes.io/metadata.name", "shop"), Map.of("app", "db")),
                        tuple(Map.of(), Map.of("app", "prometheus")));
        assertThat(cluster.possiblePeers(cluster.pods("shop/checkout"))).isEmpty();
    }
}
