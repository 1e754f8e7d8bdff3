package io.sre.tempo.model.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest(name = "<{0}> is near {1}")
    @CsvSource({
        "1.7.2, 1.7.2",
        "v1.7.2, 1.7.2",
        "' 1.7.2 ', 1.7.2",
        "1.24, 1.24.0",
        "2, 2.0.0",
        "1.24.x, 1.24.0",
        "1.x, 1.0.0",
        "1..5, 1.0.0",
        "^1.24.1, 1.24.1",
        "~1.24.1, 1.24.1",
        "'>= 1.24.1 <2', 1.24.1",
        "=1.24.1, 1.24.1",
        "1.24.1-rc.1+build, 1.24.1",
        "'1.24.1\nsecond line', 1.24.1",
        "1.2.3.4, 1.2.3",
        "999999.999999.999999, 999999.999999.999999",
    })
    void reads_loosely(String text, String version) {
        assertThat(Version.near(text).orElseThrow()).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "latest", "*", "x.1", "-1", "\u0661.\u0662"})
    void finds_no_version_where_there_is_none(String text) {
        assertThat(Version.near(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Version.of(text)).withMessage("not a version: " + text);
    }

    @Test
    void reads_hostile_texts() {
        assertThat(Version.near("9".repeat(100_000))).isPresent();
        assertThat(Version.near("v".repeat(100_000))).isEmpty();
        assertThat(Version.near("1.".repeat(100_000))).isPresent();
    }

    @Property
    void orders_by_numbers_not_by_letters(
            @ForAll @IntRange(max = 30) int minor,
            @ForAll @IntRange(max = 30) int other,
            @ForAll @IntRange(max = 9) int patch) {
        Version left = new Version(1, minor, patch);
        Version right = new Version(1, other, 4);

        assertThat(left.isAtLeast(right.toString())).isEqualTo(minor * 100 + patch >= other * 100 + 4);
        assertThat(Integer.signum(left.compareTo(right))).isEqualTo(-Integer.signum(right.compareTo(left)));
        assertThat(left.compareTo(new Version(2, 0, 0))).isNegative();
        assertThat(Version.of(left.toString())).isEqualTo(left);
    }
}
