package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.Selection.addresses;
import static io.sre.tempo.assertions.Selection.everyPod;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.Selection.pods;
import static io.sre.tempo.assertions.Selection.service;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IntoAssertTest {

    private final ReachabilityAssert shop = assertThat(Shop.addressed());

    @Test
    void knows_all_who_may_connect() {
        shop.into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/checkout"));
        shop.into("shop/checkout")
                .onPort("metrics")
                .isAllowedOnlyFrom(pods("monitoring", Map.of("app", "prometheus")))
                .onPort("http")
                .isAllowedOnlyFrom(pod("shop/web"));
        shop.into(service("shop/checkout")).onTcp(80).isAllowedOnlyFrom(pod("shop/web"));
        shop.into("shop/web").onTcp(8080).isAllowedOnlyFrom(addresses("0.0.0.0/0", "10.0.0.0/8"));
    }

    @Test
    void fails_with_who_may_not_and_who_may_too() {
        assertFails(
                "into-other-sources",
                () -> shop.into("shop/checkout")
                        .onPort("metrics")
                        .isAllowedOnlyFrom(pods("monitoring", Map.of("app", "grafana"))));
    }

    @Test
    void fails_with_addresses_outside_that_may_too() {
        assertFails(
                "into-from-outside",
                () -> shop.into("shop/web").onTcp(8080).isAllowedOnlyFrom(addresses("198.51.100.0/24")));
    }

    @Test
    void may_say_nothing_of_those_who_may() {
        shop.into("shop/db").onTcp(5432).isDeniedExceptFrom(namespace("shop"));
        assertFails(
                "into-except",
                () -> shop.into("shop/db").onTcp(5432).isDeniedExceptFrom(namespace("monitoring"), pod("shop/web")));
    }

    @Test
    void may_be_closed_to_everybody() {
        shop.into("shop/db").onTcp(22).isDenied();
        shop.into(pods("shop", Map.of("app", "db"))).onUdp(5432).isDenied();
        assertFails("into-denied", () -> shop.into("shop/db").onEveryPort().isDenied());
    }

    @Test
    void fails_where_the_manifests_do_not_tell() {
        assertFails(
                "into-unknown",
                () -> assertThat(Shop.cluster()).into("shop/web").onTcp(8080).isDeniedExceptFrom(outside()));
        assertThat(Shop.cluster())
                .acceptingUnknown()
                .into("shop/web")
                .onTcp(8080)
                .isDeniedExceptFrom(outside());
    }

    @Test
    void fails_if_somebody_named_is_not_there() {
        assertFails(
                "into-absent",
                () -> shop.into("shop/database")
                        .onTcp(5432)
                        .isAllowedOnlyFrom(pod("shop/chekout"), everyPod().except(namespace("monitorin"))));
    }

    @Test
    void asks_for_sources() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.into("shop/db").onTcp(5432).isAllowedOnlyFrom())
                .withMessage("name who may connect, or say isDenied()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.into("shop/db").onTcp(5432).isDeniedExceptFrom())
                .withMessage("name who may connect, or say isDenied()");
    }
}
