package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.manifest.Manifests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Flux makes of text in which variables stand. */
class SubstitutionTest {

    private static final Map<String, String> KNOWN = Map.of("SIZE", "5Gi", "EMPTY", "", "_a1", "$1");

    private static Value of(String yaml) {
        return Value.written(Source.of(
                Manifests.parse(Map.of("values.yaml", yaml + "\n")).others().get(0)));
    }

    @ParameterizedTest(name = "{0} becomes ({1})")
    @CsvSource({
        "${SIZE}, 5Gi",
        "a${SIZE}b${SIZE}c, a5Gib5Gic",
        "${_a1}, $1",
        "${EMPTY}, ''",
        "${SIZE:=1Gi}, 5Gi",
        // Flux takes the default for what is empty as well, with a colon or without
        "${EMPTY:=1Gi}, 1Gi",
        "${EMPTY:-1Gi}, 1Gi",
        "${EMPTY-1Gi}, 1Gi",
        "${NONE:=1Gi}, 1Gi",
        "${NONE:=}, ''",
        "${NONE=1Gi}, 1Gi",
        "${NONE}, ${NONE}",
        "$${SIZE}, ${SIZE}",
        "$$$${SIZE}, $${SIZE}",
        "$SIZE, $SIZE",
        "${a.b}, ${a.b}",
        "${1}, ${1}"
    })
    void puts_variables_into_text(String text, String result) {
        assertThat(Substitution.in(of("{a: '%s'}".formatted(text)), KNOWN)
                        .get("a")
                        .text())
                .isEqualTo(result);
    }

    /** Flux reads what it has substituted once more; quotes around a variable are lost by then. */
    @ParameterizedTest(name = "({0}): {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"true; true", "5; 5", "1.5; 1.5", "5Gi; \"5Gi\"", "'5'; \"5\"", "\"true\"; \"true\"", "``; \"\""})
    void makes_numbers_and_booleans_of_whole_variables(String value, String json) {
        Value substituted =
                Substitution.in(of("{a: '${X}'}"), Map.of("X", value)).get("a");

        assertThat(substituted.toJson()).hasToString(json);
    }

    @Test
    void makes_numbers_of_defaults_and_of_nothing_else() {
        Value substituted = Substitution.in(of("{a: '${X:=5}', b: '5', c: 'true', d: '${X}'}"), Map.of());

        assertThat(substituted.toJson()).hasToString("{\"a\":5,\"b\":\"5\",\"c\":\"true\",\"d\":\"${X}\"}");
    }

    @Test
    void reaches_every_text() {
        assertThat(Substitution.in(of("{a: [x, {b: '${SIZE}'}], c: 5}"), KNOWN).toJson())
                .hasToString("{\"a\":[\"x\",{\"b\":\"5Gi\"}],\"c\":5}");
    }
}
