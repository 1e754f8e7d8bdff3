package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.Selection.everyPod;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.Selection.pods;
import static io.sre.tempo.assertions.Selection.publicAddresses;
import static io.sre.tempo.assertions.Selection.role;
import static io.sre.tempo.assertions.Selection.service;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Protocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionAssertTest {

    private final Cluster shop = Shop.cluster();

    @Test
    void agrees_with_what_the_policies_say() {
        assertThat(shop).from("shop/web").to("shop/checkout").onTcp(8080).isAllowed();
        assertThat(shop).from("shop/web").to("shop/checkout").onTcp(9090).isDenied();
        assertThat(shop).from("shop/web").to("shop/db").onTcp(5432).isDenied();
    }

    @Test
    void goes_on_with_other_ports_of_the_same_two() {
        assertThat(shop)
                .from("shop/web")
                .to("shop/checkout")
                .onTcp(8080)
                .isAllowed()
                .onTcp(9090)
                .isDenied()
                .onUdp(8080)
                .isDenied();
    }

    @Test
    void fails_with_who_isolates_and_which_rule_came_closest() {
        assertFails(
                "connection-denied",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to("shop/checkout")
                        .onTcp(9090)
                        .isAllowed());
    }

    @Test
    void fails_with_the_rules_that_let_through() {
        assertFails(
                "connection-allowed",
                () -> assertThat(shop)
                        .from("shop/checkout")
                        .to("shop/db-0")
                        .onTcp(5432)
                        .isDenied());
    }

    @Test
    void speaks_of_every_pod_that_is_meant() {
        assertThat(shop).from("shop/checkout").to("shop/db").onTcp(5432).isAllowed();
        assertThat(Shop.addressed())
                .from(namespace("monitoring"))
                .to(pods("shop", Map.of("app", "checkout")))
                .onTcp(8080)
                .isDenied();
    }

    @Test
    void fails_with_a_few_of_many_by_their_reasons() {
        assertFails(
                "connections-denied",
                () -> assertThat(shop)
                        .from(everyPod())
                        .to(pods("shop", Map.of("app", "db")))
                        .onTcp(5432, 22)
                        .isAllowed());
        assertFails(
                "connections-allowed",
                () -> assertThat(shop)
                        .from(namespace("shop"))
                        .to(namespace("monitoring").except(pods(Map.of("app", "grafana"))))
                        .on(9090, Protocol.TCP)
                        .isAllowed());
    }

    @Test
    void speaks_of_every_address_outside() {
        assertThat(shop).from(outside()).to("shop/checkout").onTcp(8080).isDenied();
        assertFails(
                "outside-allowed",
                () -> assertThat(shop)
                        .from(outside())
                        .to("shop/web")
                        .onPort("http")
                        .isAllowed());
        assertFails(
                "outside-denied",
                () -> assertThat(shop)
                        .from(publicAddresses())
                        .to("shop/web")
                        .onPort("http")
                        .isDenied());
    }

    @Test
    void follows_a_service_to_its_pods() {
        assertThat(shop).from("shop/web").to(service("shop/checkout")).onTcp(80).isAllowed();
        assertFails(
                "service-denied",
                () -> assertThat(shop)
                        .from("monitoring/grafana")
                        .to(service("shop/checkout"))
                        .onTcp(80)
                        .isAllowed());
    }

    @Test
    void names_roles_by_their_names() {
        assertFails(
                "role",
                () -> assertThat(shop)
                        .from(role("the operators", pods("monitoring", Map.of("app", "grafana"))))
                        .to(role("the data", pods("shop", Map.of("app", "db"))))
                        .onTcp(5432)
                        .isAllowed());
    }
}
