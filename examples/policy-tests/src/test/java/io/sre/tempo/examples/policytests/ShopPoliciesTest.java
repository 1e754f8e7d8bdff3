package io.sre.tempo.examples.policytests;

import static io.sre.tempo.assertions.Selection.address;
import static io.sre.tempo.assertions.Selection.everyPod;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.Selection.pods;
import static io.sre.tempo.assertions.Selection.role;
import static io.sre.tempo.assertions.Selection.service;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;

import io.sre.tempo.assertions.Ports;
import io.sre.tempo.assertions.Selection;
import io.sre.tempo.assertions.junit.ClusterFrom;
import io.sre.tempo.assertions.junit.PolicyCoverage;
import io.sre.tempo.policies.reach.Reachability;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who reaches whom in the shop, and that hardly a rule is there which no test would miss. Only {@code default-deny} could
 * go: {@code dns} and {@code metrics} select every pod as well. It stays, as the net below them.
 */
@ClusterFrom(value = "src/main/k8s", podCidrs = "10.244.0.0/16")
@PolicyCoverage(minimum = 100, minimumProven = 90)
class ShopPoliciesTest {

    private static final Selection OPERATORS = role("the operators", namespace("monitoring"));
    private static final Selection DNS = role("DNS", pods("kube-system", Map.of("k8s-app", "kube-dns")));

    /** The cluster's DNS is not ours: a pod with its labels is all that the tests need. */
    private static Reachability withDns(Reachability shop) {
        return shop.with(shop.cluster().withPod("kube-system", "coredns", Map.of("k8s-app", "kube-dns")));
    }

    @Test
    void customers_come_through_the_gateway_only(Reachability shop) {
        assertThat(shop).into("shop/web").onTcp(8080).isAllowedOnlyFrom(namespace("gateway"));
        assertThat(shop).from(outside()).to("shop/web").onTcp(8080).isDenied();
    }

    @Test
    void the_web_reaches_checkout_through_its_service(Reachability shop) {
        assertThat(shop).from("shop/web").to(service("shop/checkout")).onTcp(80).isAllowed();
    }

    @Test
    void nobody_else_reaches_checkout(Reachability shop) {
        assertThat(shop).into("shop/checkout").onTcp(8081).isAllowedOnlyFrom(pod("shop/web"));
    }

    @Test
    void only_checkout_and_its_replicas_reach_the_database(Reachability shop) {
        assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/checkout"), pod("shop/db"));
    }

    @Test
    void the_replicas_of_the_database_find_each_other(Reachability shop) {
        assertThat(shop).from("shop/db-0").to("shop/db-1").onTcp(5432).isAllowed();
        assertThat(shop).from("shop/db-1").to("shop/db-0").onTcp(5432).isAllowed();
    }

    @Test
    void checkout_reaches_the_bank_and_not_its_test_system(Reachability shop) {
        assertThat(shop)
                .from("shop/checkout")
                .to(address("198.51.100.10"))
                .onTcp(443)
                .isAllowed();
        assertThat(shop)
                .from("shop/checkout")
                .to(address("198.51.100.200"))
                .onTcp(443)
                .isDenied();
    }

    @Test
    void nobody_else_leaves_the_cluster(Reachability shop) {
        Selection rest = role("the rest of the shop", namespace("shop").except(pod("shop/checkout")));
        assertThat(shop).from(rest).to(address("198.51.100.10")).onTcp(443).isDenied();
    }

    @Test
    void the_database_reaches_nothing_but_its_replicas_and_dns(Reachability shop) {
        assertThat(withDns(shop))
                .from("shop/db-0")
                .reachesOnly(pod("shop/db-1").onTcp(5432), DNS.onUdp(53).and(Ports.tcp(53)));
    }

    @Test
    void prometheus_scrapes_everybody(Reachability shop) {
        assertThat(shop)
                .from("monitoring/prometheus")
                .to("shop/web")
                .onTcp(9102)
                .isAllowed();
        assertThat(shop)
                .from("monitoring/prometheus")
                .to("shop/checkout")
                .onTcp(9102)
                .isAllowed();
        assertThat(shop).from("monitoring/prometheus").to("shop/db").onTcp(9187).isAllowed();
    }

    @Test
    void operators_see_metrics_and_no_data(Reachability shop) {
        assertThat(shop).from(OPERATORS).to("shop/db").onTcp(5432).isDenied();
        assertThat(shop).from(OPERATORS).to("shop/web").onTcp(8080).isDenied();
    }

    @Test
    void everybody_looks_up_names(Reachability shop) {
        assertThat(withDns(shop))
                .from(namespace("shop"))
                .to(DNS)
                .onUdp(53)
                .isAllowed()
                .onTcp(53)
                .isAllowed();
    }

    @Test
    void a_new_workload_is_closed_until_somebody_opens_it(Reachability shop) {
        Reachability withNew = shop.with(shop.cluster().withPod("shop", "recommender", Map.of("app", "recommender")));

        // Prometheus is left out: nobody knows yet which port of the new pod will be named metrics.
        assertThat(withNew)
                .from(everyPod().except(OPERATORS))
                .to("shop/recommender")
                .onTcp(8080)
                .isDenied();
        assertThat(withNew)
                .from("shop/recommender")
                .to(pods("shop", Map.of("app", "db")))
                .onTcp(5432)
                .isDenied();
    }
}
