package io.sre.tempo.model.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TempoFlagsTest {

    private static TempoFlags of(String tempo) {
        return TempoFlags.of(Version.of(tempo)).orElseThrow();
    }

    @Test
    void has_the_flags_of_a_version() {
        assertThat(of("2.3.1").has("config.expand-env")).isTrue();
        assertThat(of("2.3.1").names()).hasSize(102).contains("mem-ballast-size-mbs", "log.level");
        assertThat(of("2.10.8").names()).hasSize(284).contains("mem-ballast-size-mbs", "log.level");
        assertThat(of("2.9.0").has("log-level")).isFalse();
    }

    @Test
    void says_which_versions_have_a_flag() {
        assertThat(TempoFlags.versionsWith("target"))
                .startsWith(Version.of("2.3.1"))
                .endsWith(Version.of("2.10.8"));
        assertThat(TempoFlags.versionsWith("auth.enabled")).doesNotContain(Version.of("3.0.0"));
        assertThat(TempoFlags.versionsWith("nonsense")).isEmpty();
    }

    @Test
    void knows_nothing_of_other_versions() {
        assertThat(TempoFlags.of(Version.of("3.0.0"))).isEmpty();
        assertThat(TempoFlags.of(Version.of("2.9.5"))).isEmpty();
    }

    @Test
    void cannot_be_changed() {
        assertThatThrownBy(() -> of("2.9.0").names().add("a")).isInstanceOf(UnsupportedOperationException.class);
    }
}
