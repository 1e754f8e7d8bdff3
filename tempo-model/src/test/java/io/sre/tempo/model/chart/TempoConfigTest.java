package io.sre.tempo.model.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TempoConfigTest {

    private static TempoConfig of(String tempo) {
        return TempoConfig.of(Version.of(tempo)).orElseThrow();
    }

    @Test
    void has_the_keys_of_a_version() {
        TempoConfig config = of("2.3.1");

        assertThat(config.has("storage.trace.s3.bucket")).isTrue();
        assertThat(config.has("storage.trace.s3")).isTrue();
        assertThat(config.has("storage.trace.s3.bucketnames")).isFalse();
        assertThat(config.has("storage.trace.s3.list_blocks_concurrency")).isFalse();
        assertThat(of("2.4.2").has("storage.trace.s3.list_blocks_concurrency")).isTrue();
    }

    @Test
    void knows_which_keys_are_objects() {
        TempoConfig config = of("2.9.0");

        assertThat(config.isObject("storage.trace")).isTrue();
        assertThat(config.isObject("storage.trace.s3.tags")).isFalse();
        assertThat(config.isObject("storage.trace.backend")).isFalse();
        assertThat(config.below("storage")).containsExactly("trace");
        assertThat(config.below("storage.trace.backend")).isEmpty();
    }

    @Test
    void says_which_versions_have_a_key() {
        assertThat(TempoConfig.versionsWith("querier.search.prefer_self"))
                .startsWith(Version.of("2.3.0"))
                .endsWith(Version.of("2.7.2"));
        assertThat(TempoConfig.versionsWith("querier.nonsense")).isEmpty();
    }

    @Test
    void has_the_keys_of_every_version_that_a_chart_runs() {
        List<String> unknown = TempoChart.known().stream()
                .map(TempoChart::tempoVersion)
                .filter(tempo -> TempoConfig.of(Version.of(tempo)).isEmpty())
                .toList();

        assertThat(unknown).isEmpty();
        assertThat(TempoConfig.of(Version.of("3.0.0"))).isEqualTo(Optional.empty());
    }
}
