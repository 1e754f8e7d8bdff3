package io.sre.tempo.bundle.rule.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRulesTest {

    /** A HelmRelease with values below tempo. */
    private static String release(String version, String values) {
        return RuleFixture.release(version, "{tempo: {%s}}".formatted(values));
    }

    private static List<String> said(String rule, String version, String values) {
        String text = release(version, values);
        return Validator.standard().validate(Manifests.parse(Map.of("a.yaml", text))).ofRule(rule).list().stream()
                .map(LimitRulesTest::text)
                .toList();
    }

    private static String text(Finding finding) {
        return finding.severity() + ": " + finding.message() + "; " + finding.mend();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    7d                | error: the retention "7d" is no duration of Go, and Tempo does not start; write "168h"
                    168               | error: the retention 168 has no unit and counts nanoseconds: every trace is deleted at once; write it in hours, "168h" if that is what it means
                    "168"             | error: the retention "168" has no unit and counts nanoseconds: every trace is deleted at once; write it in hours, "168h" if that is what it means
                    604800000000000   |
                    1.5h              |
                    1h30m             |
                    "${RETENTION}"    |
                    ""                |
                    null              |
                    """)
    void reads_the_retention_as_go_does(String retention, String message) {
        assertThat(said("TEMPO-LIM-001", "1.24.4", "retention: " + retention))
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    retention: 1m                                                       | tempo.retention is 1m, shorter than storage.trace.blocklist_poll, which is 5m
                    storage: {trace: {blocklist_poll: 20m}}                             | tempo.ingester.complete_block_timeout is 15m, shorter than storage.trace.blocklist_poll, which is 20m
                    ingester: {complete_block_timeout: 4m59s}                           | tempo.ingester.complete_block_timeout is 4m59s, shorter than storage.trace.blocklist_poll, which is 5m
                    ingester: {complete_block_timeout: 5m}                              |
                    ingester: {complete_block_timeout: soon}                            |
                    ingester: {complete_block_timeout: 1m}, storage: {trace: {blocklist_poll: 30s}} |
                    """)
    void compares_what_blocks_and_polls_last(String values, String message) {
        assertThat(said("TEMPO-LIM-002", "1.24.4", values))
                .isEqualTo(
                        message == null
                                ? List.of()
                                : List.of("warning: " + message + "; make the one longer or the other shorter"));
    }

    @Test
    void tells_limits_that_stop_tempo_from_those_that_nobody_gets() {
        assertThat(said("TEMPO-LIM-003", "1.18.3", "overrides: {max_bytes_per_trace: 1}"))
                .containsExactly(
                        "error: max_bytes_per_trace counts as the name of a tenant in chart 1.18.3, and Tempo does not"
                                + " start; write it as tempo.global_overrides");
        assertThat(said("TEMPO-LIM-003", "1.18.3", "overrides: {defaults: {ingestion: {rate_limit_bytes: 1}}}"))
                .containsExactly(
                        "warning: defaults counts as the name of a tenant in chart 1.18.3: nobody gets these limits; write"
                                + " it as tempo.global_overrides");
        assertThat(said("TEMPO-LIM-003", "1.18.3", "overrides: {team-a: {max_bytes_per_trace: 1}}"))
                .isEmpty();
        assertThat(said("TEMPO-LIM-003", "1.19.0", "overrides: {max_bytes_per_trace: 1}"))
                .isEmpty();
    }

    @Test
    void says_where_what_is_no_override_belongs() {
        assertThat(said("TEMPO-LIM-004", "1.19.0", "overrides: {team-a: {ingestion: {rate_limit_bytes: 1}}}"))
                .containsExactly("error: Tempo's overrides have no key team-a, and Tempo does not start; write it as"
                        + " tempo.per_tenant_overrides, if it is a tenant");
        assertThat(said("TEMPO-LIM-004", "1.19.0", "overrides: {ingestion: {rate_limit_bytes: 1}}"))
                .containsExactly("error: Tempo's overrides have no key ingestion, and Tempo does not start; write it as"
                        + " tempo.overrides.defaults.ingestion");
        assertThat(said("TEMPO-LIM-004", "1.19.0", "overrides: {overrides: {a: {}}}"))
                .containsExactly(
                        "error: Tempo's overrides have no key overrides, and Tempo does not start; write what stands below"
                                + " it as tempo.per_tenant_overrides");
        assertThat(said("TEMPO-LIM-004", "1.19.0", "overrides: {per_tenant_override_period: 20s, defaults: {}}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    1.18.3 | global_overrides: {defaults: {}}, metricsGenerator: {enabled: true}                     | 1
                    1.18.3 | global_overrides: {defaults: {}}                                                        | 0
                    1.18.3 | global_overrides: {max_bytes_per_trace: 1}, metricsGenerator: {enabled: true}           | 0
                    1.18.3 | global_overrides: {metrics_generator_processors: [a]}, metricsGenerator: {enabled: true}| 1
                    1.18.3 | global_overrides: {metrics_generator_processors: [a]}                                   | 0
                    1.18.3 | global_overrides: {max_bytes_per_trace: 1, defaults: {}}                                | 1
                    1.19.0 | overrides: {metrics_generator_processors: [service-graphs]}                             | 1
                    1.19.0 | overrides: {max_bytes_per_trace: 1, defaults: null}                                     | 0
                    1.19.0 | overrides: {defaults: {global: {max_bytes_per_trace: 1}}}                               | 0
                    """)
    void wants_one_syntax(String version, String values, int count) {
        assertThat(said("TEMPO-LIM-005", version, values)).hasSize(count);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    1.18.3 | overrides: {single-tenant: {max_bytes_per_trace: 1}}                                                    | 1 | 0
                    1.18.3 | overrides: {'*': {ingestion_rate_limit_bytes: 1, ingestion_burst_size_bytes: 1}}                        | 0 | 0
                    1.19.0 | per_tenant_overrides: {'*': {ingestion: {rate_limit_bytes: 1}}}                                         | 1 | 0
                    1.19.0 | per_tenant_overrides: {'*': {ingestion: {rate_limit_bytes: 1, burst_size_bytes: 0}}}                    | 1 | 0
                    1.19.0 | per_tenant_overrides: {'*': {ingestion: {rate_limit_bytes: 1, burst_size_bytes: 1}}}                    | 0 | 0
                    1.19.0 | per_tenant_overrides: {a: {read: {max_search_duration: 1h}}}                                           | 0 | 1
                    1.19.0 | multitenancyEnabled: true, per_tenant_overrides: {a: {read: {max_search_duration: 1h}}}                | 1 | 0
                    1.19.0 | extraArgs: {multitenancy.enabled: true}, per_tenant_overrides: {a: {read: {max_search_duration: 1h}}}  | 1 | 0
                    1.19.0 | per_tenant_overrides: {a: {}}                                                                          | 0 | 0
                    1.19.0 | overrides: {per_tenant_override_config: /other}, per_tenant_overrides: {'*': {ingestion: {rate_limit_bytes: 1}}} | 0 | 0
                    """)
    void looks_at_the_limits_of_tenants(String version, String values, int closed, int unasked) {
        assertThat(said("TEMPO-LIM-006", version, values)).hasSize(closed);
        assertThat(said("TEMPO-LIM-007", version, values)).hasSize(unasked);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    1.18.3 | metricsGenerator: {enabled: true}                                                                        | 0
                    1.19.0 | metricsGenerator: {enabled: true}                                                                        | 1
                    1.19.0 | metricsGenerator: {enabled: false}                                                                       | 0
                    1.19.0 | metricsGenerator: {enabled: true}, overrides: {defaults: {metrics_generator: {processors: []}}}          | 1
                    1.19.0 | metricsGenerator: {enabled: true}, overrides: {defaults: {metrics_generator: {processors: [a]}}}         | 0
                    1.19.0 | metricsGenerator: {enabled: true}, per_tenant_overrides: {a: {metrics_generator: {processors: [a]}}}     | 0
                    1.19.0 | metricsGenerator: {enabled: true}, overrides: {user_configurable_overrides: {enabled: true}}             | 0
                    """)
    void asks_a_generator_for_processors(String version, String values, int count) {
        assertThat(said("TEMPO-LIM-008", version, values)).hasSize(count);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    1.24.4 | service_graphs | error: Tempo has no processor service_graphs, and none of the others starts; write service-graphs, if that is meant
                    1.24.4 | host-info      |
                    1.22.0 | host-info      | error: Tempo has no processor host-info, and none of the others starts; write service-graphs, span-metrics or local-blocks
                    1.24.4 | span-metrics-latency |
                    1.24.4 | "${PROCESSOR}" |
                    """)
    void knows_the_processors(String version, String processor, String message) {
        String values =
                "metricsGenerator: {enabled: true}, overrides: {defaults: {metrics_generator: {processors: [%s]}}}"
                        .formatted(processor);

        assertThat(said("TEMPO-LIM-009", version, values)).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @Test
    void knows_from_which_chart_on_local_blocks_run() {
        String values =
                "metricsGenerator: {enabled: true}, overrides: {defaults: {metrics_generator: {processors: [local-blocks]}}}";

        assertThat(said("TEMPO-LIM-010", "1.20.0", values)).hasSize(1);
        assertThat(said("TEMPO-LIM-010", "1.21.0", values)).isEmpty();
    }

    @Test
    void tells_a_generator_that_was_forgotten_from_one_that_was_turned_off() {
        assertThat(said("TEMPO-LIM-011", "1.7.2", "metricsGenerator: {remoteWriteUrl: 'http://a/b'}"))
                .containsExactly(
                        "warning: tempo.metricsGenerator.remoteWriteUrl has no effect: the generator of metrics is off; set"
                                + " tempo.metricsGenerator.enabled to true");
        assertThat(said("TEMPO-LIM-011", "1.7.2", "metricsGenerator: {enabled: false, remoteWriteUrl: 'http://a/b'}"))
                .isEmpty();
    }

    @Test
    void asks_where_metrics_go() {
        assertThat(said("TEMPO-LIM-012", "1.7.2", "metricsGenerator: {enabled: true}"))
                .containsExactly(
                        "warning: metrics go to the chart's default, \"http://prometheus.monitoring:9090/api/v1/write\";"
                                + " write tempo.metricsGenerator.remoteWriteUrl");
        assertThat(
                        said(
                                "TEMPO-LIM-012",
                                "1.24.4",
                                "metricsGenerator: {enabled: true, remoteWriteUrl: 'http://a/b', storage: {remote_write: [{url: 'http://c/d'}]}}"))
                .containsExactly(
                        "warning: remoteWriteUrl has no effect beside storage.remote_write; write it into the list, or"
                                + " delete it");
        assertThat(said(
                        "TEMPO-LIM-012",
                        "1.24.4",
                        "metricsGenerator: {enabled: true, storage: {remote_write: [{url: 'http://c/d'}]}}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    memBallastSizeMbs: 512Mi                                      | 1 | 0
                    memBallastSizeMbs: "512"                                      | 0 | 0
                    memBallastSizeMbs: null                                       | 0 | 0
                    memBallastSizeMbs: 512, resources: {limits: {memory: 1Gi}}  | 0 | 0
                    memBallastSizeMbs: 513, resources: {limits: {memory: 1Gi}}  | 0 | 1
                    resources: {limits: {memory: 2Gi}}                          | 0 | 0
                    resources: {limits: {memory: 2000M}}                        | 0 | 1
                    resources: {limits: {memory: 1000000000}}                   | 0 | 1
                    resources: {limits: {memory: lots}}                         | 0 | 0
                    """)
    void weighs_the_ballast(String values, int noNumber, int tooMuch) {
        assertThat(said("TEMPO-LIM-013", "1.24.4", values)).hasSize(noNumber);
        assertThat(said("TEMPO-LIM-014", "1.24.4", values)).hasSize(tooMuch);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    3.0.0              | error
                    v3.1.0             | error
                    latest             | warning
                    2.10.8             |
                    main-3a1b2c3       |
                    "${TAG}"           |
                    """)
    void knows_which_images_a_chart_starts(String tag, String severity) {
        List<String> found = said("TEMPO-LIM-015", "1.24.4", "tag: " + tag);

        assertThat(found).hasSize(severity == null ? 0 : 1);
        assertThat(found).allMatch(text -> text.startsWith(severity + ": "));
    }

    @Test
    void asks_for_a_memory_limit() {
        assertThat(said("TEMPO-LIM-016", "1.24.4", "retention: 24h")).hasSize(1);
        assertThat(said("TEMPO-LIM-016", "1.24.4", "resources: {limits: {memory: 1Gi}}"))
                .isEmpty();
    }

    @Test
    void wants_processors_as_a_list() {
        String values =
                "{tempo: {metricsGenerator: {enabled: true}, overrides: {defaults: {metrics_generator: {processors: %s}}}}}";

        assertThat(RuleFixture.found("TEMPO-LIM-009", RuleFixture.release("1.24.4", values.formatted("span-metrics"))))
                .containsExactly("error: the processors are no list, and Tempo does not start");
        assertThat(RuleFixture.found(
                        "TEMPO-LIM-009", RuleFixture.release("1.24.4", values.formatted("{span-metrics: {}}"))))
                .hasSize(1);
        assertThat(RuleFixture.found(
                        "TEMPO-LIM-009", RuleFixture.release("1.24.4", values.formatted("'${PROCESSORS}'"))))
                .isEmpty();
    }

    @Test
    void wants_a_url_to_write_metrics_to() {
        String one = "{tempo: {metricsGenerator: {enabled: true, remoteWriteUrl: '%s'}}}";
        String list = "{tempo: {metricsGenerator: {enabled: true, storage: {remote_write: %s}}}}";

        assertThat(RuleFixture.found("TEMPO-LIM-017", RuleFixture.release("1.18.2", one.formatted(""))))
                .containsExactly(
                        "error: no address is written as tempo.metricsGenerator.remoteWriteUrl, and Tempo does not start");
        assertThat(RuleFixture.found(
                        "TEMPO-LIM-017", RuleFixture.release("1.18.2", one.formatted("mimir:8080/api/v1/push"))))
                .containsExactly("error: \"mimir:8080/api/v1/push\" has no scheme, and no metrics are written");
        assertThat(RuleFixture.found(
                        "TEMPO-LIM-017", RuleFixture.release("1.18.2", one.formatted("http://mimir:8080/"))))
                .containsExactly("warning: \"http://mimir:8080/\" has no path");
        assertThat(RuleFixture.found("TEMPO-LIM-017", RuleFixture.release("1.18.2", one.formatted("https://${HOST}"))))
                .isEmpty();
        assertThat(RuleFixture.found(
                        "TEMPO-LIM-017", RuleFixture.release("1.24.4", list.formatted("{url: 'http://a/b'}"))))
                .containsExactly(
                        "error: tempo.metricsGenerator.storage.remote_write is no list, and Tempo does not start");
        assertThat(RuleFixture.found(
                        "TEMPO-LIM-017", RuleFixture.release("1.24.4", list.formatted("[{urls: 'http://a/b'}]"))))
                .hasSize(1);
        assertThat(RuleFixture.found(
                        "TEMPO-LIM-017", RuleFixture.release("1.24.4", list.formatted("[{url: 'HTTP://a/b'}]"))))
                .isEmpty();
    }
}
