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

    @Test
    void reaches_every_text() {
        assertThat(Substitution.in(of("{a: [x, {b: '${SIZE}'}], c: 5}"), KNOWN).toJson())
                .hasToString("{\"a\":[\"x\",{\"b\":\"5Gi\"}],\"c\":5}");
    }
}
