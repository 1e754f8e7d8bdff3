package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.Selection.address;
import static io.sre.tempo.assertions.Selection.addresses;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.Selection.pods;
import static io.sre.tempo.assertions.Selection.service;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FromAssertTest {

    private final ReachabilityAssert shop = assertThat(Shop.addressed());

    @Test
    void knows_all_that_is_reached() {
        shop.from("shop/checkout")
                .reachesOnly(
                        pods("shop", Map.of("app", "db")).onTcp(5432),
                        addresses("198.51.100.0/24").onTcp(443));
        shop.from("shop/web").reachesOnly(pod("shop/checkout").onPort("http"));
        shop.from("shop/db").reachesNothing();
    }

    @Test
    void counts_a_service_as_the_pods_behind_it() {
        shop.from("shop/web").reachesOnly(service("shop/checkout").onTcp(80));
    }

    @Test
    void fails_with_what_is_not_reached_and_what_is_reached_too() {
        assertFails(
                "reaches-others",
                () -> shop.from("shop/checkout")
                        .reachesOnly(
                                pods("shop", Map.of("app", "db"))
                                        .onTcp(5432, 5433)
                                        .and(Ports.udp(53)),
                                address("198.51.100.7").onTcp(443)));
    }

    @Test
    void fails_if_a_service_is_not_reached() {
        assertFails(
                "reaches-service",
                () -> shop.from("shop/db-0")
                        .reachesOnly(service("shop/checkout").onTcp(80)));
    }

    @Test
    void fails_with_what_an_open_pod_reaches() {
        assertFails(
                "reaches-everything", () -> shop.from(namespace("monitoring")).reachesNothing());
    }

    @Test
    void may_say_nothing_of_what_may_be_reached() {
        shop.from("shop/web").reachesAtMost(namespace("shop").onEveryPort());
        shop.from("shop/db").reachesAtMost(namespace("shop").onTcp(1));
        assertFails(
                "reaches-at-most",
                () -> shop.from("shop/checkout").reachesAtMost(namespace("shop").onEveryPort()));
    }

    @Test
    void fails_where_the_manifests_do_not_tell() {
        assertFails(
                "reaches-unknown",
                () -> assertThat(Shop.cluster())
                        .from("shop/checkout")
                        .reachesOnly(
                                pods("shop", Map.of("app", "db")).onTcp(5432),
                                addresses("198.51.100.0/24").onTcp(443)));
    }

    @Test
    void fails_if_somebody_named_is_not_there() {
        assertFails(
                "reaches-absent",
                () -> shop.from(pods("shop", Map.of("tier", "web")))
                        .reachesOnly(
                                service("shop/chekout").onTcp(80),
                                pod("warehouse/stock").onTcp(80)));
    }

    @Test
    void fails_if_a_service_leads_nowhere() {
        assertFails(
                "reaches-dead-ends",
                () -> shop.from("shop/web")
                        .reachesOnly(
                                service("shop/abandoned").onTcp(80),
                                service("shop/checkout").onTcp(8080)));
    }

    @Test
    void asks_for_targets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.from("shop/db").reachesOnly())
                .withMessage("name what is reached, or say reachesNothing()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.from("shop/db").reachesAtMost())
                .withMessage("name what is reached, or say reachesNothing()");
    }
}
