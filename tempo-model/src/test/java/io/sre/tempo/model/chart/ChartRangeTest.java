package io.sre.tempo.model.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartRangeTest {

    private static boolean fits(String range, String version) {
        return ChartRange.of(range).known().stream()
                .anyMatch(chart -> chart.version().equals(version));
    }

    @ParameterizedTest(name = "{0} takes {1} and not {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.24.4; 1.24.4; 1.24.3",
                "=1.24.4; 1.24.4; 1.24.3",
                "v1.24.4; 1.24.4; 1.24.3",
                "1.24.4+build.7; 1.24.4; 1.24.3",
                "1.24; 1.24.0; 1.25.0",
                "1; 1.26.7; 2.2.4",
                "1.24.x; 1.24.4; 1.25.0",
                "1.24.X; 1.24.4; 1.25.0",
                "1.x.x; 1.7.2; 2.2.4",
                "1.*; 1.26.7; 2.2.4",
                "^1.24.0; 1.26.7; 1.23.3",
                "^1.24; 1.24.0; 2.2.4",
                "^1; 1.7.2; 2.2.4",
                "~1.24.1; 1.24.4; 1.24.0",
                "~1.24; 1.24.0; 1.25.0",
                "~1; 1.26.7; 2.2.4",
                "~>1.24.1; 1.24.1; 1.25.0",
                ">1.24; 1.25.0; 1.24.4",
                ">1.24.3; 1.24.4; 1.24.3",
                ">=1.24.3; 1.24.3; 1.24.2",
                "=>1.24.3; 1.24.3; 1.24.2",
                "<1.24; 1.23.3; 1.24.0",
                "<=1.24; 1.24.4; 1.25.0",
                "=<1.24.3; 1.24.3; 1.24.4",
                "!=1.24.4; 1.24.3; 1.24.4",
                "!=1.24; 1.25.0; 1.24.4",
                "!=1.24.x; 1.25.0; 1.24.4",
                ">=1.24.0 <1.25.0; 1.24.4; 1.25.0",
                "'>=1.24.0, <1.25.0'; 1.24.4; 1.25.0",
                "'>=1.24.0,<1.25.0'; 1.24.4; 1.25.0",
                ">= 1.24.0 < 1.25.0; 1.24.4; 1.25.0",
                "1.24.1 - 1.24.3; 1.24.3; 1.24.4",
                "1.24 - 1.25; 1.25.0; 1.26.0",
                "1.7.2 || 1.24.4; 1.7.2; 1.24.3",
                "1.7.2||>=2; 2.2.4; 1.24.4",
                ">=1.24.0-0; 1.24.0; 1.23.3",
                ">1.24.4-rc.1; 1.24.4; 1.24.3",
                "<1.25.0-0; 1.24.4; 1.25.0",
                "<=1.25.0-0; 1.24.4; 1.25.0",
                "^1.24.0-0; 1.26.7; 1.23.3",
                "~1.24.0-0; 1.24.4; 1.25.0",
                ">=1.24.0-0 <2.0.0-0; 1.24.0; 2.2.4"
            })
    void takes_what_masterminds_takes(String range, String inside, String outside) {
        assertThat(ChartRange.of(range).isReadable()).isTrue();
        assertThat(fits(range, inside)).isTrue();
        assertThat(fits(range, outside)).isFalse();
    }

    @ParameterizedTest(name = "({0})")
    @ValueSource(strings = {"", " ", "*", "x", "X", "*-0", ">=0", ">=0.0.0-0", "^1 || ^2", "*.*.*", "!=0.1.0-rc.1"})
    void takes_every_version(String range) {
        assertThat(ChartRange.of(range).known()).isEqualTo(TempoChart.known());
        assertThat(ChartRange.of(range).isExact()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "latest",
                "1.24.4.5",
                "1.2.3.x",
                "v",
                "^",
                ">=",
                ">= <",
                "||",
                "1.24.4 ||",
                "|| 1.24.4",
                "=>=1.0.0",
                "1..2",
                "1.24,",
                "main@sha",
                "${VERSION}",
                "1.24.4-",
                "1.24 -",
                "^^1",
                "1 2 three"
            })
    void takes_nothing_for_what_is_no_range(String nonsense) {
        ChartRange range = ChartRange.of(nonsense);

        assertThat(range.isReadable()).isFalse();
        assertThat(range.known()).isEmpty();
        assertThat(range.isOpen()).isFalse();
        assertThat(range.reaches("1.0.0")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "*",
                ">=1.24.0",
                ">1",
                "^2",
                "2.x",
                "~2.2.4",
                "~2.2",
                "!=1.24.4",
                "<4",
                "1.24.4 || >=3",
                "2.2.5",
                "v9.1.0",
                "=2.3.0"
            })
    void is_open_to_versions_that_are_not_known_yet(String range) {
        assertThat(ChartRange.of(range).isOpen()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"1.24.4", "^1.24.0", "~2.1.0", "<=2.2.4", "1.x", "1.24.1 - 1.24.3", "<2.2.5-0", "2.2.4", "0.1.0"
            })
    void is_closed_if_every_version_of_it_is_known(String range) {
        assertThat(ChartRange.of(range).isOpen()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1.24.4, true",
        "v1.24.4, true",
        "= 1.24.4, true",
        "' 1.24.4 ', true",
        "1.24.4+meta, true",
        "1.24, false",
        "^1.24.4, false",
        "1.24.4-rc.1, false"
    })
    void is_exact_if_it_names_three_numbers(String range, boolean exact) {
        assertThat(ChartRange.of(range).isExact()).isEqualTo(exact);
    }

    @Test
    void takes_the_newest_of_a_place() {
        assertThat(ChartRange.of("*").newest(ChartHome.COMMUNITY).orElseThrow().version())
                .isEqualTo("2.2.4");
        assertThat(ChartRange.of("*").newest(ChartHome.FROZEN).orElseThrow().version())
                .startsWith("1.24.");
        assertThat(ChartRange.of("^2").newest(ChartHome.FROZEN)).isEmpty();
    }

    @Test
    void reaches_what_lies_beyond_the_known() {
        assertThat(ChartRange.of("^2.0.0").reaches("2.3.0")).isTrue();
        assertThat(ChartRange.of("^2.0.0").reaches("3.0.0")).isFalse();
        assertThat(ChartRange.of(">=1").reaches("9.0.0")).isTrue();
    }

    @Test
    void keeps_its_text() {
        assertThat(ChartRange.of("^1.24.0")).hasToString("^1.24.0");
        assertThat(ChartRange.of("").text()).isEmpty();
    }

    @Test
    void gives_up_quickly_on_long_text() {
        assertThat(ChartRange.of(">=1 ".repeat(5_000) + "!").isReadable()).isFalse();
        assertThat(ChartRange.of("1.".repeat(50_000)).isReadable()).isFalse();
    }

    @Test
    void gives_up_quickly_on_endless_text() {
        assertThat(ChartRange.of("1" + " ".repeat(900) + "z").isReadable()).isFalse();
        assertThat(ChartRange.of("1||".repeat(200) + "2").isReadable()).isTrue();
        assertThat(ChartRange.of("1||".repeat(500_000) + "2").isReadable()).isFalse();
        assertThat(ChartRange.of(">1,".repeat(500_000) + ">2").isExact()).isFalse();
    }
}
