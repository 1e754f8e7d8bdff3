package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChoiceTest {

    @Test
    void a_known_spelling_reads_as_its_constant() {
        Install read = json("{\"crds\":\"CreateReplace\"}", Install.class);

        assertThat(read.crds()).as("the constant").containsSame(CrdsPolicy.CREATE_REPLACE);
        assertThat(CrdsPolicy.CREATE_REPLACE.isKnown()).as("known").isTrue();
    }

    @Test
    void a_spelling_of_a_newer_flux_is_kept_and_tells() {
        Install read = json("{\"crds\":\"Adopt\"}", Install.class);

        assertThat(read.crds().orElseThrow().isKnown()).as("known").isFalse();
        assertThat(read.crds()).as("equal by spelling").contains(CrdsPolicy.of("Adopt"));
        assertThat(read.crds().orElseThrow()).as("prints as its spelling").hasToString("Adopt");
        assertThat(json(read)).as("written as read").isEqualTo("{\"crds\":\"Adopt\"}");
    }

    @Test
    void equal_spellings_of_different_types_are_not_equal() {
        assertThat(RepositoryType.of("x")).as("another type").isNotEqualTo(CloudProvider.of("x"));
        assertThat(RepositoryType.of("x")).as("another spelling").isNotEqualTo(RepositoryType.of("y"));
        assertThat(RepositoryType.of("x")).as("itself").isEqualTo(RepositoryType.of("x"));
        assertThat(RepositoryType.of("x")).as("its hash").hasSameHashCodeAs(RepositoryType.of("x"));
        assertThat(RepositoryType.of("x").equals(null)).as("null").isFalse();
    }

    @Test
    void a_spelling_is_never_null() {
        assertThatThrownBy(() -> Install.builder().crds(CrdsPolicy.of(nothing())))
                .as("null")
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }

    @SuppressWarnings("NullAway") // what a caller without NullAway may pass
    private static String nothing() {
        return null;
    }
}
