package io.sre.tempo.bundle.rule.key;

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
import org.junit.jupiter.params.provider.ValueSource;

class KeyRulesTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tempo}
            spec:
              chart:
                spec:
                  chart: tempo
                  version: %s
                  sourceRef: {kind: HelmRepository, name: grafana}
              values:
            %s
            """;

    private static List<Finding> findings(String rule, String version, String values) {
        String text = RELEASE.formatted(version, values.indent(4));
        return Validator.standard()
                .validate(Manifests.parse(Map.of("a.yaml", text)))
                .ofRule(rule)
                .list();
    }

    private static List<String> said(String rule, String version, String values) {
        return findings(rule, version, values).stream()
                .map(finding -> finding.severity() + ": " + finding.message() + "; " + finding.mend())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    persistance: {size: 1Gi}           | chart tempo 1.24.4 does not read persistance; write persistence, if that is meant
                    tempo: {reciever: {a: 1}}          | chart tempo 1.24.4 does not read tempo.reciever; write tempo.receivers, if that is meant
                    tempo: {whatever: 1}               | chart tempo 1.24.4 does not read tempo.whatever; delete it, or look for its name in the chart's values.yaml
                    tempo.retention: 24h               | chart tempo 1.24.4 does not read tempo.retention; write a key below a key instead of dots: values are not taken apart at dots
                    """)
    void reports_a_key_that_no_version_has(String values, String message) {
        assertThat(said("TEMPO-KEY-001", "1.24.4", values)).containsExactly("warning: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-anchors: {a: &a 1}",
                "_shared: {a: 1}",
                "whatever: {}",
                "whatever: null",
                "tempo: {server: {whatever: 1}}",
                "tempo: {extraArgs: {what.ever: 1}}",
                "podLabels: {app.kubernetes.io/part-of: tracing}",
                "config: \"a: {{ .Values.whatever.b }}\"\nwhatever: {b: 1}",
                "config: \"a: {{ toYaml .Values.whatever }}\"\nwhatever: {b: 1}",
                "config: \"{{ range $key, $value := .Values }}{{ $key }}{{ end }}\"\nwhatever: 1",
            })
    void accepts_what_says_nothing_or_is_read_by_somebody(String values) {
        assertThat(said("TEMPO-KEY-001", "1.24.4", values)).isEmpty();
    }

    @Test
    void does_not_confuse_a_key_below_a_free_map_with_a_value_of_the_chart() {
        String values = "tempo: {storage: {trace: {resources: 1}}}";

        assertThat(said("TEMPO-KEY-003", "1.24.4", values)).isEmpty();
    }

    @Test
    void says_where_another_charts_values_belong() {
        String values = """
                storage: {trace: {backend: s3}}
                overrides: {max_bytes_per_trace: 1}
                gateway: {enabled: true}
                deploymentMode: SingleBinary
                """;

        assertThat(said("TEMPO-KEY-002", "1.7.2", values))
                .containsExactly(
                        "warning: storage is a value of the chart tempo-distributed, and the chart tempo does not read it; write"
                                + " what this chart can do of it as tempo.storage",
                        "warning: overrides is a value of the chart tempo-distributed, and the chart tempo does not read it; write"
                                + " it as tempo.global_overrides",
                        "warning: gateway is a value of the chart tempo-distributed, and the chart tempo does not read it; delete it",
                        "warning: deploymentMode is a value of the chart loki, and the chart tempo does not read it; delete it");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    resources: {limits: {}}                                  | write it as tempo.resources
                    replicaCount: 1                                          | write it as replicas
                    image: {repository: a/b, tag: x}                         | write image.repository as tempo.repository, write image.tag as tempo.tag
                    image: {registry: a.b}                                   | write image.registry as tempo.registry (from chart 1.24.1 on)
                    podDisruptionBudget: {maxUnavailable: 1}                 | write a PodDisruptionBudget of your own: the chart has none
                    persistence: {storageClass: fast}                        | write it as persistence.storageClassName
                    tempo: {query_frontend: {max_retries: 1}}                | write it as tempo.queryFrontend
                    tempo: {nodeSelector: {a: b}}                            | write it as nodeSelector
                    tempo: {compactor: {compaction: {block_retention: 48h}}} | write tempo.compactor.compaction.block_retention as tempo.retention
                    """)
    void names_the_right_place(String values, String mend) {
        assertThat(findings("TEMPO-KEY-003", "1.7.2", values))
                .singleElement()
                .extracting(Finding::mend)
                .isEqualTo(mend);
    }

    @Test
    void names_the_versions_of_a_key() {
        assertThat(said("TEMPO-KEY-004", "1.9.0", "networkPolicy: {enabled: true}"))
                .containsExactly(
                        "warning: chart tempo 1.9.0 does not read networkPolicy yet, 1.10.0 is the first that does; use"
                                + " chart 1.10.0 or later, or delete it");
        assertThat(said("TEMPO-KEY-004", "1.10.0", "networkPolicy: {enabled: true}"))
                .isEmpty();
        assertThat(said("TEMPO-KEY-004", "1.18.3", "tempo: {per_tenant_overrides: {a: {b: 1}}}"))
                .containsExactly(
                        "warning: chart tempo 1.18.3 does not read tempo.per_tenant_overrides yet, 1.19.0 is the first that"
                                + " does; write it as tempo.overrides");
        assertThat(said("TEMPO-KEY-004", "1.24.4", "tempo: {global_overrides: {max_bytes_per_trace: 1}}"))
                .containsExactly(
                        "warning: chart tempo 1.24.4 does not read tempo.global_overrides any more, 1.18.3 is the last that"
                                + " does; write it as tempo.overrides");
        assertThat(said("TEMPO-KEY-004", "1.24.1", "tempo: {metricsGenerator: {processor: {service_graphs: {}}}}"))
                .hasSize(1);
    }

    @Test
    void knows_from_which_version_on_the_labels_of_the_service_count() {
        assertThat(said("TEMPO-KEY-005", "1.19.0", "service: {labels: {a: b}}")).hasSize(1);
        assertThat(said("TEMPO-KEY-005", "1.20.0", "service: {labels: {a: b}}")).isEmpty();
    }

    @Test
    void tells_the_pods_security_context_from_the_containers() {
        assertThat(said("TEMPO-KEY-006", "1.7.2", "podSecurityContext: {runAsUser: 1}"))
                .containsExactly(
                        "warning: no template reads podSecurityContext: the pod is not hardened by it; write it as"
                                + " securityContext");
        assertThat(said("TEMPO-KEY-007", "1.7.2", "tempo: {securityContext: {fsGroup: 1, runAsUser: 1}}"))
                .containsExactly("warning: the security context of a container has no field fsGroup; write it as"
                        + " securityContext.fsGroup");
    }

    @Test
    void tells_flags_that_stop_tempo_from_those_that_do_not() {
        assertThat(said("TEMPO-KEY-009", "1.7.2", "tempo: {extraArgs: {config.expand-env: \"\"}}"))
                .containsExactly(
                        "error: the chart drops the value \"\" and writes -config.expand-env alone, which stops Tempo: it"
                                + " needs a value; write true or, as text, \"false\"; or delete the flag");
        assertThat(said("TEMPO-KEY-009", "1.7.2", "tempo: {extraArgs: {config.expand-env: false, target: all}}"))
                .singleElement()
                .asString()
                .startsWith(
                        "warning: the chart drops the value false and writes -config.expand-env alone, which swallows");
        assertThat(said("TEMPO-KEY-009", "1.7.2", "tempo: {extraArgs: {a: 0, config.expand-env: true}}"))
                .containsExactly(
                        "warning: the chart drops the value 0 and writes -a alone; write it as text, \"0\", or delete the"
                                + " flag");
        assertThat(said(
                        "TEMPO-KEY-009",
                        "1.7.2",
                        "tempo: {extraArgs: {a: \"\", b: \"false\", config.expand-env: null}}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    tempo: {tag: 2.9}      | error
                    tempo: {tag: true}     | error
                    tempo: {tag: null}     | warning
                    tempo: {tag: "2.9.0"}  |
                    tempo: {tag: "${TAG}"} |
                    """)
    void wants_text_as_tag(String values, String severity) {
        assertThat(findings("TEMPO-KEY-010", "1.24.4", values))
                .extracting(finding -> finding.severity().toString())
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void accepts_no_update_strategy_but_the_two() {
        assertThat(said("TEMPO-KEY-011", "1.24.4", "tempo: {updateStrategy: Recreate}"))
                .hasSize(1);
        assertThat(said("TEMPO-KEY-011", "1.24.4", "tempo: {updateStrategy: OnDelete}"))
                .isEmpty();
        assertThat(said("TEMPO-KEY-011", "1.24.4", "tempo: {updateStrategy: \"${HOW}\"}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    1.24.0 | tempo: {repository: ghcr.io/grafana/tempo}                                              | 0
                    1.24.1 | tempo: {repository: ghcr.io/grafana/tempo}                                              | 1
                    1.24.1 | tempo: {repository: library/tempo}                                                      | 0
                    1.24.1 | tempo: {repository: grafana/tempo, registry: ""}                                        | 1
                    1.24.1 | tempo: {repository: ghcr.io/grafana/tempo, registry: ghcr.io}                           | 1
                    1.24.1 | tempo: {repository: ghcr.io/grafana/tempo, registry: mirror.example.com}                | 0
                    1.26.6 | {global: {imageRegistry: mirror.example.com}, tempo: {repository: ghcr.io/grafana/tempo}} | 0
                    1.24.1 | tempo: {repository: "${REGISTRY}/grafana/tempo"}                                        | 0
                    """)
    void wants_the_registry_apart(String version, String values, int count) {
        assertThat(said("TEMPO-KEY-012", version, values)).hasSize(count);
    }

    @Test
    void wants_objects_where_templates_look_below() {
        assertThat(said("TEMPO-KEY-013", "1.7.2", "serviceMonitor: true"))
                .containsExactly(
                        "error: serviceMonitor is true, and the chart cannot be rendered: it looks for values below; write"
                                + " serviceMonitor.enabled: true");
        assertThat(said("TEMPO-KEY-013", "1.7.2", "service:"))
                .containsExactly(
                        "warning: service is null: this removes its defaults, and the chart cannot be rendered without"
                                + " them; delete the key");
        assertThat(said("TEMPO-KEY-013", "1.9.0", "networkPolicy: true")).isEmpty();
        assertThat(said("TEMPO-KEY-013", "1.10.0", "networkPolicy: true")).hasSize(1);
        assertThat(said("TEMPO-KEY-013", "1.7.2", "tempo: []")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config: \"a: {{ $x := 1 }}{{ $x }}\"",
                "config: \"{{ range $key, $value := .Values.podLabels }}{{ $key }}{{ $value }}{{ end }}\"",
                "config: '{{ \"{{ $labels.job }}\" }}'",
                "config: \"{{/* $x */}}\"",
                "config: \"a: ${SECRET} $x\"",
                "config: \"a: {{ $.Values.tempo.retention }}\"",
            })
    void accepts_variables_that_are_declared_or_text(String values) {
        assertThat(said("TEMPO-KEY-015", "1.24.4", values)).isEmpty();
        assertThat(said("TEMPO-KEY-016", "1.24.4", values)).isEmpty();
    }

    @Test
    void tells_a_reference_that_breaks_from_one_that_is_null() {
        assertThat(said("TEMPO-KEY-016", "1.24.4", "config: \"a: {{ .Values.what.ever.b }}\""))
                .singleElement()
                .asString()
                .startsWith("error: config asks for .Values.what.ever.b, and chart 1.24.4 has no what.ever:");
        assertThat(said("TEMPO-KEY-016", "1.24.4", "config: \"a: {{ toYaml .Values.tempo.global_overrides }}\""))
                .singleElement()
                .asString()
                .startsWith("warning: config asks for .Values.tempo.global_overrides,");
        assertThat(said(
                        "TEMPO-KEY-016",
                        "1.24.4",
                        "config: \"{{ if and .Values.a .Values.a.b }}{{ .Values.a.b }}{{ end }}\""))
                .isEmpty();
        assertThat(said("TEMPO-KEY-016", "1.18.3", "config: \"a: {{ toYaml .Values.tempo.global_overrides }}\""))
                .isEmpty();
        assertThat(said("TEMPO-KEY-016", "1.18.3", "config: \"a: {{ toYaml\"")).isEmpty();
    }

    @Test
    void names_the_versions_of_a_setting() {
        assertThat(said("TEMPO-KEY-017", "1.7.2", "tempo: {storage: {trace: {s3: {list_blocks_concurrency: 3}}}}"))
                .containsExactly(
                        "error: Tempo 2.3.1 has no setting storage.trace.s3.list_blocks_concurrency yet, 2.4.0 is the first"
                                + " that has, and does not start; use Tempo 2.4.0 or later, or delete it");
        assertThat(said("TEMPO-KEY-017", "1.23.0", "tempo: {querier: {search: {prefer_self: 3}}}"))
                .containsExactly(
                        "error: Tempo 2.8.0 has no setting querier.search.prefer_self any more, 2.7.2 is the last that has,"
                                + " and does not start; delete it");
        assertThat(said("TEMPO-KEY-017", "1.22.0", "tempo: {querier: {search: {prefer_self: 3}}}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    tempo: {storage: {s3: {bucket: a}}}                      | write storage.trace.s3, if that is meant
                    tempo: {storage: {trace: {wall: {path: a}}}}             | write wal, if that is meant
                    tempo: {queryFrontend: {search: {durationslo: 5s}}}      | write duration_slo, if that is meant
                    tempo: {overrides: {defaults: {ingestion: {rate: 1}}}}   | delete it
                    """)
    void says_which_setting_was_meant(String values, String mend) {
        assertThat(findings("TEMPO-KEY-019", "1.24.4", values))
                .singleElement()
                .extracting(Finding::mend)
                .isEqualTo(mend);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{config: \"a: 1\", tempo: {storage: {trace: {nonsense: 1}}}}",
                "tempo: {tag: 2.10.99, storage: {trace: {nonsense: 1}}}",
                "tempo: {tag: main-abc, storage: {trace: {nonsense: 1}}}",
                "tempo: {storage: {trace: {nonsense: null}}}",
                "tempo: {storage: {trace: {s3: {tags: {any: thing}}}}}",
                "tempo: {metricsGenerator: {processor: {nonsense: 1}}}",
                "tempo: {receivers: {otlp: {protocols: {grpc: {nonsense: 1}}}}}",
            })
    void does_not_guess_what_tempo_knows(String values) {
        assertThat(said("TEMPO-KEY-019", "1.24.4", values)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    grpc_listen_port: "9095"         | server.grpc_listen_port is "9095", and Tempo wants a number and does not start; write 9095 without quotes
                    http_server_read_timeout: 2d     | server.http_server_read_timeout is "2d", and Tempo wants a duration and does not start; write "48h"
                    log_source_ips_enabled: "true"   | server.log_source_ips_enabled is "true", and Tempo wants true or false and does not start; write true without quotes
                    http_tls_config: none            | server.http_tls_config is "none", and Tempo wants an object and does not start; write an object
                    """)
    void wants_the_types_that_tempo_wants(String setting, String message) {
        assertThat(said("TEMPO-KEY-021", "1.24.4", "tempo: {server: {" + setting + "}}"))
                .containsExactly("error: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_server_read_timeout: \"0\"",
                "http_server_read_timeout: 2.5",
                "grpc_listen_port: \"${PORT}\"",
                "log_format: 5",
                "http_tls_config: null",
            })
    void accepts_what_tempo_accepts(String setting) {
        assertThat(said("TEMPO-KEY-021", "1.24.4", "tempo: {server: {" + setting + "}}"))
                .isEmpty();
    }

    @Test
    void knows_that_the_old_chart_of_microservices_had_a_service_monitor() {
        String values = "serviceMonitor: {enabled: true}";
        String text = RELEASE.replace("chart: tempo\n", "chart: tempo-distributed\n");

        assertThat(Validator.standard()
                        .validate(Manifests.parse(Map.of("a.yaml", text.formatted("0.20.0", values.indent(4)))))
                        .ofRule("TEMPO-KEY-020")
                        .list())
                .isEmpty();
        assertThat(Validator.standard()
                        .validate(Manifests.parse(Map.of("a.yaml", text.formatted("1.10.0", values.indent(4)))))
                        .ofRule("TEMPO-KEY-020")
                        .list())
                .hasSize(1);
    }

    @Test
    void wants_a_log_level_that_tempo_has() {
        String values = "{tempo: {server: {log_level: %s}}}";

        assertThat(RuleFixture.found("TEMPO-KEY-022", RuleFixture.release("2.2.4", values.formatted("trace"))))
                .containsExactly("error: Tempo has no log level \"trace\", and does not start");
        assertThat(RuleFixture.found("TEMPO-KEY-022", RuleFixture.release("2.2.4", values.formatted("debug"))))
                .isEmpty();
        assertThat(RuleFixture.found("TEMPO-KEY-022", RuleFixture.release("2.2.4", values.formatted("'${LEVEL}'"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "chart {0}, {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1.7.2 | {log-level: debug} | ERROR Tempo 2.3.1 has no flag -log-level and does not start",
                "2.2.4 | {'-log-level=debug': ''} | ERROR Tempo 2.10.8 has no flag -log-level and does not start",
                "1.24.4 | {--log.level: debug} | ERROR Tempo 2.9.0 has no flag --log.level and does not start",
                "1.24.4 | {log.level: debug, -target: all, 'mem-ballast-size-mbs=5': '', help: ''} | -",
                "1.24.4 | {'${FLAG}': a, log-level: null} | -",
                "1.24.4 | [log-level] | -",
                "1.24.4 | log-level | -",
                "1.7.2 | {multitenancy.enabled: true} | -",
                "1.24.4 | {log-level: a}, tag: 2.9.3 | WARNING Tempo 2.9.3 has no flag -log-level and does not start",
                "1.24.4 | {log-level: a}, tag: 3.0.0 | -",
                "1.24.4 | {log-level: a}, tag: main-abc | -",
                "1.24.4 | {log-level: a}, repository: me/tempo-fork | -"
            })
    void wants_flags_that_the_version_of_tempo_has(String chart, String flags, String said) {
        List<String> found = findings("TEMPO-KEY-023", chart, "tempo: {extraArgs: %s}".formatted(flags)).stream()
                .map(finding -> finding.severity().name() + " " + finding.message())
                .toList();
        assertThat(found).isEqualTo(said == null ? List.of() : List.of(said));
    }

    @Test
    void tells_flags_of_one_version_from_those_of_another() {
        // 2.8.0 has them, 2.3.1 has not, and of 2.8.1 nobody knows.
        String flag =
                "tempo: {extraArgs: {backend-scheduler.provider.work.compaction.compaction.block-retention: 1h}%s}";
        assertThat(said("TEMPO-KEY-023", "1.7.2", flag.formatted(""))).hasSize(1);
        assertThat(said("TEMPO-KEY-023", "1.24.4", flag.formatted(""))).isEmpty();
        assertThat(said("TEMPO-KEY-023", "1.24.4", flag.formatted(", tag: 2.4.1")))
                .isEmpty();
    }
}
