package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

class ReachabilityAssertTest {

    private final Cluster shop = Shop.cluster();

    @Test
    void takes_a_description_at_every_step() {
        assertDescribed(
                () -> assertThat(shop).as("%d %% sure", 100).from("shop/web").reachesNothing());
        assertDescribed(
                () -> assertThat(shop).from("shop/web").as("%d %% sure", 100).reachesNothing());
        assertDescribed(() -> assertThat(shop)
                .from("shop/web")
                .to("shop/db")
                .as("%d %% sure", 100)
                .onTcp(5432)
                .isAllowed());
        assertDescribed(() -> assertThat(shop)
                .into("shop/db")
                .as("%d %% sure", 100)
                .onTcp(5432)
                .isDenied());
        assertDescribed(() -> assertThat(shop)
                .as("%d %% sure", 100)
                .with(Semantics.defaults())
                .acceptingUnknown()
                .withoutStandIns()
                .from("shop/web")
                .reachesNothing());
    }

    private static void assertDescribed(ThrowingCallable assertion) {
        assertThat(catchThrowable(assertion))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[100 % sure] \nExpected ");
    }

    @Test
    void points_at_the_line_of_the_test() {
        Throwable failure =
                catchThrowable(() -> assertThat(shop).from("shop/web").reachesNothing());

        assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(ReachabilityAssertTest.class.getName());
    }

    @Test
    void asks_under_other_semantics() {
        Semantics known = Semantics.defaults().podCidrs("10.244.0.0/16");

        assertThat(shop).with(known).into("shop/web").onTcp(8080).isDeniedExceptFrom(outside());
        assertThat(shop)
                .with(known)
                .with(known.podCidrs("192.168.0.0/16"))
                .from("monitoring/grafana")
                .to("shop/web")
                .onTcp(8080)
                .isAllowed();
        assertThat(Shop.addressed())
                .with(Semantics.defaults())
                .acceptingUnknown()
                .from("monitoring/grafana")
                .to("shop/web")
                .onTcp(8080)
                .isAllowed()
                .onTcp(8080)
                .isDenied();
    }

    @Test
    void can_be_kept_for_many_assertions() {
        ReachabilityAssert known = assertThat(Shop.addressed());
        FromAssert web = known.from("shop/web");

        web.reachesAtMost(namespace("shop").onEveryPort())
                .to("shop/checkout")
                .onTcp(8080)
                .isAllowed();
        web.reachesOnly(pod("shop/checkout").onTcp(8080))
                .reachesAtMost(pod("shop/checkout").onEveryPort());
        known.into("shop/db")
                .onTcp(5432)
                .isAllowedOnlyFrom(pod("shop/checkout"))
                .onTcp(22)
                .isDenied();
        known.from("shop/db").reachesNothing();
    }

    @Test
    @NullUnmarked
    void refuses_null() {
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat((Cluster) null).as(""))
                .withMessage("cluster");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat((Reachability) null).as(""))
                .withMessage("reachability");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(shop).with(null).as(""))
                .withMessage("semantics");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(shop).from((Selection) null).as(""))
                .withMessage("sources");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        assertThat(shop).from("shop/web").to((Selection) null).as(""))
                .withMessage("destinations");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(shop).into((Selection) null).as(""))
                .withMessage("destinations");
        assertThatNullPointerException()
                .isThrownBy(
                        () -> assertThat(shop).into("shop/web").on((Ports) null).isDenied())
                .withMessage("ports");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(shop).permits((Flows) null))
                .withMessage("flows");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(shop).permitsExactly((Flows) null))
                .withMessage("flows");
    }
}
