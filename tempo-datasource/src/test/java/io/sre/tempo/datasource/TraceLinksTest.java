package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import org.junit.jupiter.api.Test;

class TraceLinksTest {

    private static TraceLinksBuilder all() {
        return TraceLinks.builder().lokiUid("loki").prometheusUid("prometheus").pyroscopeUid("pyroscope");
    }

    @Test
    void follow_from_the_neighbours() {
        TempoDatasource datasource = TempoDatasource.linked(
                        Fixtures.URL,
                        all().spanMetrics(true)
                                .serviceGraphs(true)
                                .addTenants("team-a", "team-b")
                                .build())
                .build();

        GoldenFile.assertMatches("linked", ProvisioningFile.of(datasource).toYaml());
    }

    @Test
    void leave_the_rest_of_the_datasource_to_the_caller() {
        TempoDatasource datasource = TempoDatasource.linked(Fixtures.URL, all().build())
                .name("Traces")
                .isDefault(true)
                .build();

        assertThat(datasource.name()).isEqualTo("Traces");
        assertThat(datasource.isDefault()).isTrue();
        assertThat(datasource.httpHeaders()).isEmpty();
    }

    @Test
    void do_not_promise_metrics_that_nobody_generates() {
        assertThat(all().build().tracesToMetrics()).isEmpty();
        assertThat(all().build().serviceMap()).isEmpty();
        assertThat(all().spanMetrics(true).build().serviceMap()).isEmpty();
        assertThat(all().serviceGraphs(true).build().tracesToMetrics()).isEmpty();
        assertThat(TraceLinks.builder()
                        .spanMetrics(true)
                        .serviceGraphs(true)
                        .build()
                        .serviceMap())
                .isEmpty();
    }

    @Test
    void are_none_without_neighbours() {
        TraceLinks none = TraceLinks.builder().build();

        assertThat(TempoDatasource.linked(Fixtures.URL, none).build())
                .isEqualTo(Fixtures.datasource().nodeGraph(true).build());
    }

    @Test
    void are_checked_with_the_datasource() {
        TraceLinks links = TraceLinks.builder().lokiUid("my loki").build();

        assertThatThrownBy(() -> TempoDatasource.linked(Fixtures.URL, links).build())
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("tracesToLogs.datasourceUid: \"my loki\" must be a Grafana uid");
    }
}
