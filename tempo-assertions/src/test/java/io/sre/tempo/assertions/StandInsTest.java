package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.Selection.addresses;
import static io.sre.tempo.assertions.Selection.everyPod;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.Selection.pods;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;

import io.sre.tempo.model.Pods;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.NetworkPolicies;
import io.sre.tempo.policies.Peer;
import io.sre.tempo.policies.reach.Cluster;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is not there yet may be let in already. */
class StandInsTest {

    /** A database with who may connect to it; there is a web, and nobody else. */
    private static Cluster openTo(Pods... peers) {
        return Cluster.of(NetworkPolicies.policy("shop", "db")
                        .select("app", "db")
                        .ingress(rule -> {
                            for (Pods peer : peers) {
                                rule.pods(peer);
                            }
                            return rule.tcp(5432);
                        })
                        .build())
                .withPod("shop", "db", Map.of("app", "db"))
                .withPod("shop", "web", Map.of("app", "web"));
    }

    private static final Pods WEB = Pods.in("shop").labelled("app", "web");

    @Test
    void nobody_is_surprised_if_the_policy_means_who_is_there() {
        assertThat(openTo(WEB)).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web"));
    }

    @Test
    void finds_rules_for_pods_that_nobody_is() {
        Cluster shop = openTo(WEB, Pods.in("legacy").labelled("app", "cron"));

        assertFails(
                "stranger-of-rule",
                () -> assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web")));
        assertThat(shop).withoutStandIns().into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web"));
        assertThat(shop.withPod("legacy", "cron", Map.of("app", "cron")))
                .into("shop/db")
                .onTcp(5432)
                .isAllowedOnlyFrom(pod("shop/web"), pods("legacy", Map.of("app", "cron")));
    }

    @Test
    void finds_rules_for_whole_namespaces() {
        Cluster shop = openTo(Pods.in("shop"));

        assertFails(
                "stranger-of-namespace",
                () -> assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web")));
        assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(namespace("shop"));
    }

    @Test
    void finds_rules_for_everybody() {
        Cluster shop = openTo(Pods.everywhere());

        assertFails(
                "stranger-at-all",
                () -> assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(namespace("shop")));
        assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(everyPod());
    }

    @Test
    void finds_what_a_pod_could_reach() {
        Cluster shop = Cluster.of(NetworkPolicies.policy("shop", "web")
                        .select("app", "web")
                        .egress(rule -> rule.pods(Pods.in("kube-system").labelled("k8s-app", "kube-dns"))
                                .udp(53))
                        .egress(rule -> rule.pods(Pods.in("shop")).tcp("http"))
                        .build())
                .withPod("shop", "web", Map.of("app", "web"))
                .withPod("shop", "db", Map.of("app", "db"));

        assertFails("stranger-reached", () -> assertThat(shop).from("shop/web").reachesNothing());
        assertThat(shop).withoutStandIns().acceptingUnknown().from("shop/web").reachesNothing();
        assertThat(shop.withPod("kube-system", "dns", Map.of("k8s-app", "kube-dns")))
                .acceptingUnknown()
                .from("shop/web")
                .reachesOnly(namespace("kube-system").onUdp(53));
    }

    @Test
    void are_meant_by_whom_they_fit_but_never_found() {
        Cluster shop = openTo(Pods.in("legacy").labelled("app", "cron"));

        assertFails(
                "stranger-never-found",
                () -> assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(namespace("legacy")));
    }

    @Test
    void leaves_ends_of_flows_alone_if_asked_to() {
        assertFails(
                "flows-without-stand-ins",
                () -> assertThat(FlowsAssertTest.POLICIES).withoutStandIns().permits(FlowsAssertTest.FLOWS));
    }

    @Test
    void says_nothing_of_ports_and_addresses_of_strangers() {
        Cluster shop = Cluster.of(NetworkPolicies.policy("shop", "web")
                        .select("app", "web")
                        .egress(rule ->
                                rule.peers(Peer.addresses("198.51.100.0/24")).tcp(443))
                        .build())
                .withPod("shop", "web", Map.of("app", "web"));

        assertThat(shop)
                .from("shop/web")
                .reachesOnly(addresses("198.51.100.0/24").onTcp(443));
    }

    @Test
    void finds_rules_for_namesakes_in_other_namespaces() {
        Cluster shop = openTo(new Pods(Map.of(), Map.of("app", "web")));

        assertFails(
                "stranger-elsewhere",
                () -> assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web")));
        assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pods(Map.of("app", "web")));
        Cluster team =
                openTo(new Pods(Map.of("team", "a"), Map.of("app", "web"))).withNamespace("shop", Map.of("team", "a"));
        assertFails(
                "stranger-of-labelled-namespace",
                () -> assertThat(team).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web")));
        assertThat(team)
                .into("shop/db")
                .onTcp(5432)
                .isAllowedOnlyFrom(pods(new Pods(Map.of("team", "a"), Map.of("app", "web"))));
    }

    @Test
    void finds_rules_for_other_values_of_a_label() {
        Cluster shop = Cluster.of(Manifests.parse("shop.yaml", """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {namespace: shop, name: db}
                spec:
                  podSelector: {matchLabels: {app: db}}
                  ingress:
                    - from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [admin, web]}]}}]
                """))
                .withPod("shop", "db", Map.of("app", "db"))
                .withPod("shop", "web", Map.of("app", "web"));

        assertFails(
                "stranger-of-other-value",
                () -> assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web")));
        assertThat(shop.withPod("shop", "admin", Map.of("app", "admin")))
                .into("shop/db")
                .onTcp(5432)
                .isAllowedOnlyFrom(pod("shop/web"), pod("shop/admin"));
    }

    @Test
    void finds_replicas_of_the_pod_that_is_asked_about() {
        Cluster shop = openTo(WEB, Pods.in("shop").labelled("app", "db"));

        assertFails(
                "stranger-like-subject",
                () -> assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web")));
        assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/web"), pod("shop/db"));
    }
}
