package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.Selection.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class TempoSoftAssertionsTest {

    private final Cluster shop = Shop.cluster();

    @InjectSoftAssertions
    private TempoSoftAssertions softly = new TempoSoftAssertions();

    @Test
    void collect_every_failure() {
        assertFails(
                "soft",
                () -> TempoSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(shop)
                            .as("spans of the %s", "web")
                            .from("shop/web")
                            .to("shop/db")
                            .onTcp(5432)
                            .isAllowed()
                            .onTcp(22)
                            .isDenied();
                    softly.assertThat(Shop.addressed())
                            .from("shop/db")
                            .reachesOnly(pod("shop/web").onTcp(8080));
                    softly.assertThat("anything").isEqualTo("anything else");
                }));
    }

    @Test
    void throw_nothing_if_all_is_well() {
        TempoSoftAssertions.assertSoftly(softly -> softly.assertThat(shop)
                .from("shop/web")
                .to("shop/checkout")
                .onTcp(8080)
                .isAllowed());
    }

    @Test
    void know_whether_the_last_one_held() {
        TempoSoftAssertions own = new TempoSoftAssertions();

        own.assertThat(shop).from("shop/web").to("shop/checkout").onTcp(8080).isAllowed();
        assertThat(own.wasSuccess()).isTrue();
        own.assertThat(shop).from("shop/web").to("shop/checkout").onTcp(8080).isDenied();
        assertThat(own.wasSuccess()).isFalse();
        assertThat(own.errorsCollected()).hasSize(1);
    }

    @Test
    void collect_names_that_are_none_as_well() {
        TempoSoftAssertions own = new TempoSoftAssertions();

        own.assertThat(shop).from("web").to("shop/checkout").onTcp(8080).isAllowed();
        own.assertThat(shop).from("shop/web").to("checkout").onTcp(8080).isAllowed();
        own.assertThat(shop).into("checkout").onTcp(8080).isDenied();

        assertThat(own.errorsCollected())
                .hasSize(3)
                .allSatisfy(error ->
                        assertThat(error).hasMessageContaining("is no namespace/name; write it like shop/web"));
    }

    @Test
    void come_from_the_extension_of_assertj() {
        softly.assertThat(shop).from("shop/web").to("shop/checkout").onTcp(8080).isAllowed();
        softly.assertThat(Reachability.of(shop))
                .from("shop/web")
                .to("shop/db")
                .onTcp(5432)
                .isDenied();
    }

    @Test
    @NullUnmarked
    void ask_for_something_to_assert_on() {
        assertThatNullPointerException()
                .isThrownBy(() -> softly.assertThat((Cluster) null).as(""))
                .withMessage("cluster");
        assertThatNullPointerException()
                .isThrownBy(() -> softly.assertThat((Reachability) null).as(""))
                .withMessage("reachability");
    }
}
