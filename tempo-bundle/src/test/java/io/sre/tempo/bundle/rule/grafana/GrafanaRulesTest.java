package io.sre.tempo.bundle.rule.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what the examples of the rules do not show. */
class GrafanaRulesTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tracing}
            spec:
              interval: 10m
              chart:
                spec:
                  chart: tempo
                  version: %s
                  sourceRef: {kind: HelmRepository, name: grafana}
              values: %s
            """;

    private static final String FLUX = """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: tracing, namespace: flux-system}
            spec:
              interval: 10m
              path: ./tracing
              prune: true
              postBuild: {substitute: {CLUSTER: blue}}
              sourceRef: {kind: GitRepository, name: platform}
            """;

    /** A ConfigMap with datasources, each written in YAML's flow style. */
    private static String datasources(String... entries) {
        StringBuilder text = new StringBuilder("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: datasources, namespace: monitoring, labels: {grafana_datasource: "1"}}
                data:
                  tempo.yaml: |
                    apiVersion: 1
                    datasources:
                """);
        for (String entry : entries) {
            text.append("      - ").append(entry).append('\n');
        }
        return text.toString();
    }

    private static String tempo(String rest) {
        return "{name: Tempo, type: tempo, uid: tempo, url: 'http://tempo.tracing.svc:3200', " + rest + "}";
    }

    private static Findings validate(String... files) {
        Map<String, String> named = new TreeMap<>();
        for (String file : files) {
            named.put("file" + named.size() + ".yaml", file);
        }
        return Validator.standard()
                .validate(Manifests.parse(named))
                .filter(finding -> finding.rule().group().equals("GRAF"));
    }

    private static List<String> messages(String rule, String... files) {
        return validate(files).ofRule(rule).list().stream()
                .map(Finding::message)
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 1",
                "{grafana: {enabled: false}} | 0",
                "{grafana: {sidecar: {datasources: {isDefaultDatasource: false}}}} | 0",
                "{grafana: {sidecar: {datasources: {defaultDatasourceEnabled: false}}}} | 0",
                "{grafana: text} | 1"
            })
    void knows_when_the_stack_has_no_default_of_its_own(String values, int found) {
        String stack = RELEASE.formatted("75.0.0", values).replace("chart: tempo", "chart: kube-prometheus-stack");

        assertThat(messages("TEMPO-GRAF-036", stack, datasources(tempo("isDefault: true"))))
                .hasSize(found);
        assertThat(messages(
                        "TEMPO-GRAF-036",
                        stack,
                        RELEASE.formatted("9.0.0", "{}").replace("chart: tempo", "chart: grafana"),
                        datasources(tempo("isDefault: true"))))
                .as("there are two Grafanas")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$$__tags", "$${__tags}", "$__file{/etc/query}", "$__env{QUERY}", "$__vault{a:b}", "$QUERY"})
    void lets_grafana_expand_what_is_meant_to_be_expanded(String query) {
        String file = datasources(tempo(
                "jsonData: {tracesToLogsV2: {datasourceUid: loki, customQuery: true, query: '%s'}}".formatted(query)));

        assertThat(validate(file).list()).isEmpty();
    }

    @Test
    void counts_the_dollar_signs_that_flux_takes() {
        String query = "jsonData: {tracesToLogsV2: {datasourceUid: loki, customQuery: true, query: '%s{__tags}'}}";

        assertThat(messages("TEMPO-GRAF-001", FLUX, datasources(tempo(query.formatted("$$")))))
                .containsExactly("Grafana replaces ${__tags} by a variable of its environment, which does not exist");
        assertThat(validate(FLUX, datasources(tempo(query.formatted("$$$$")))).list())
                .isEmpty();
    }

    @Test
    void says_which_variables_stop_flux_altogether() {
        String query = "jsonData: {tracesToLogsV2: {datasourceUid: loki, customQuery: true, query: '${__span.name}'}}";

        Findings findings = validate(FLUX, datasources(tempo(query)));

        assertThat(findings.list())
                .extracting(Finding::message)
                .containsExactly("Flux cannot read ${__span.name} as a variable, and refuses the whole Kustomization");
    }

    @Test
    void knows_the_uid_that_grafana_makes_of_a_name() {
        String loki = "{name: Loki, type: loki, url: 'http://loki.monitoring.svc:3100'}";
        String link = "jsonData: {tracesToLogsV2: {datasourceUid: %s}}";

        assertThat(validate(datasources(loki, tempo(link.formatted("P8E80F9AEF21F6940"))))
                        .list())
                .isEmpty();
        assertThat(messages("TEMPO-GRAF-005", datasources(loki, tempo(link.formatted("loki")))))
                .containsExactly("tracesToLogsV2 leads to \"loki\", which is the name of a datasource; its uid is"
                        + " P8E80F9AEF21F6940");
    }

    /** Grafana looks for a uid, and then for a name. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Loki, information", "loki, warning"})
    void a_link_by_name_finds_the_very_name(String uid, String severity) {
        String loki = "{name: Loki, type: loki, url: 'http://loki.monitoring.svc:3100'}";
        String link = "jsonData: {tracesToLogsV2: {datasourceUid: %s}}".formatted(uid);

        assertThat(found("TEMPO-GRAF-005", datasources(loki, tempo(link))))
                .singleElement()
                .asString()
                .startsWith(severity + ": ");
    }

    @Test
    void reads_the_values_of_grafana_wherever_they_are() {
        String values = """
                datasources:
                  datasources.yaml:
                    apiVersion: 1
                    datasources:
                      - {name: Tempo, type: tempo, uid: tempo, url: "http://tempo.tracing:3100"}
                """;
        String additional = """
                grafana:
                  additionalDataSources:
                    - {name: Tempo, type: tempo, uid: tempo, url: "http://tempo.tracing:3100"}
                """;
        String map =
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: values, namespace: monitoring}\ndata:\n  values.yaml: |\n";

        for (String written : List.of(values, additional)) {
            for (String text : List.of(written, map + written.indent(4))) {
                assertThat(RuleFixture.found(
                                "TEMPO-PORT-002", Map.of("a.yaml", RELEASE.formatted("1.24.4", "{}"), "b.yaml", text)))
                        .containsExactly(
                                "error: the datasource asks port 3100, and Tempo of chart 1.24.4 answers on 3200");
            }
        }
    }

    /** Docker Compose has such names, too. */
    @Test
    void is_not_sure_of_a_file_that_names_no_namespace() {
        String file = "{apiVersion: 1, datasources: [{name: Tempo, type: tempo, url: 'http://tempo:3100'}]}\n";

        assertThat(RuleFixture.found(
                        "TEMPO-PORT-002", Map.of("a.yaml", RELEASE.formatted("1.24.4", "{}"), "b.yaml", file)))
                .containsExactly("warning: the datasource asks port 3100, and Tempo of chart 1.24.4 answers on 3200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${LOKI_UID}", "$LOKI_UID", "{{ .Values.uid }}", "prometheus", ""})
    void does_not_guess_where_a_link_leads(String uid) {
        String loki = "{name: Logs, type: loki, uid: logs, url: 'http://loki.monitoring.svc:3100'}";
        String file =
                datasources(loki, tempo("jsonData: {tracesToLogsV2: {datasourceUid: '%s', tags: []}}".formatted(uid)));

        assertThat(validate(file).ofRule("TEMPO-GRAF-004").list()).isEmpty();
        assertThat(validate(file).ofRule("TEMPO-GRAF-005").list()).isEmpty();
    }

    @Test
    void says_nothing_of_links_to_datasources_of_which_none_is_at_hand() {
        assertThat(validate(datasources(tempo("jsonData: {tracesToLogsV2: {datasourceUid: elsewhere}}")))
                        .list())
                .isEmpty();
    }

    @Test
    void names_the_uids_that_there_are() {
        String loki = "{name: Logs, type: loki, uid: logs, url: 'http://loki.monitoring.svc:3100'}";

        assertThat(messages(
                        "TEMPO-GRAF-004", datasources(loki, tempo("jsonData: {tracesToLogsV2: {datasourceUid: lok}}"))))
                .containsExactly(
                        "tracesToLogsV2 leads to \"lok\": no datasource among the manifests has this uid; those with"
                                + " logs have logs");
    }

    @ParameterizedTest(name = "chart {0} with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.18.3 | {tempo: {metricsGenerator: {enabled: true}}} | 0",
                "1.19.0 | {tempo: {metricsGenerator: {enabled: true}}} | 2",
                "1.19.0 | {} | 2",
                "1.19.0 | {config: 'metrics_generator: {}'} | 0",
                "1.19.0 | {tempo: {metricsGenerator: {enabled: '${GENERATOR}'}}} | 0",
                "1.19.0 | {tempo: {metricsGenerator: {enabled: true}, per_tenant_overrides: {a: {}}}} | 0",
                "1.19.0 | {tempo: {metricsGenerator: {enabled: true}, overrides: {defaults: {metrics_generator: {processors: [span-metrics]}}}}} | 1"
            })
    void asks_for_the_processors_that_make_what_is_shown(String version, String values, int found) {
        String both = "jsonData: {serviceMap: {datasourceUid: p}, tracesToMetrics: {datasourceUid: p}}";

        assertThat(messages("TEMPO-GRAF-007", RELEASE.formatted(version, values), datasources(tempo(both))))
                .hasSize(found);
    }

    @Test
    void leaves_queries_for_other_metrics_alone() {
        String queries =
                "jsonData: {tracesToMetrics: {datasourceUid: p, queries: [{query: 'rate(http_requests_total[5m])'}]}}";

        assertThat(validate(RELEASE.formatted("1.24.4", "{}"), datasources(tempo(queries)))
                        .list())
                .isEmpty();
    }

    @ParameterizedTest(name = "chart {0} with {1}")
    @CsvSource({"2.1.2, {}, 1", "2.2.0, {}, 1", "2.2.0, {tempo: {streamOverHttpEnabled: true}}, 0"})
    void knows_which_charts_can_stream(String version, String values, int found) {
        String streaming = "jsonData: {streamingEnabled: {search: true, metrics: false}}";

        assertThat(messages("TEMPO-GRAF-011", RELEASE.formatted(version, values), datasources(tempo(streaming))))
                .hasSize(found);
    }

    @Test
    void a_path_is_an_error_only_where_tempo_itself_is_asked() {
        String file = datasources("{name: T, type: tempo, url: 'http://gateway.tracing.svc/api'}");
        String gateway = datasources("{name: T, type: tempo, url: 'http://vtraces.tracing.svc:10428/select/tempo'}");

        assertThat(validate(file).ofRule("TEMPO-GRAF-009").list())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(validate(gateway).list()).isEmpty();
    }

    @Test
    void the_tenant_may_come_from_a_variable() {
        String release = RELEASE.formatted("1.24.4", "{tempo: {multitenancyEnabled: true}}");
        String header = tempo("jsonData: {httpHeaderName2: $HEADER}, secureJsonData: {httpHeaderValue2: $TENANT}");

        assertThat(validate(release, datasources(header)).list()).isEmpty();
        assertThat(messages("TEMPO-GRAF-012", release, datasources(tempo("access: proxy"))))
                .containsExactly("Tempo asks every reader for a tenant, and the datasource sends none");
    }

    @Test
    void never_shows_a_secret() {
        Findings findings = validate(
                datasources(
                        tempo(
                                "basicAuthPassword: hunter2, jsonData: {httpHeaderValue1: hunter2}, secureJsonData: {basicAuthPassword: hunter2}")));

        assertThat(findings.list()).hasSize(3);
        assertThat(findings.list()).extracting(Finding::message).noneMatch(text -> text.contains("hunter2"));
    }

    @Test
    void two_defaults_are_an_error_in_one_file_and_a_warning_in_one_folder() {
        String first = "{name: A, type: prometheus, url: 'http://a:9090', isDefault: true}";
        String second = "{name: B, type: tempo, url: 'http://b:3200', isDefault: true}";
        String elsewhere = "{name: C, type: tempo, url: 'http://b:3200', orgId: 2, isDefault: true}";

        assertThat(validate(datasources(first, second)).ofRule("TEMPO-GRAF-027").list())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(validate(datasources(first), datasources(second))
                        .ofRule("TEMPO-GRAF-027")
                        .list())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(validate(datasources(first, elsewhere))
                        .ofRule("TEMPO-GRAF-027")
                        .list())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "text",
                "[]",
                "[[null, 3]]",
                "{tracesToLogsV2: [1]}",
                "{tracesToLogsV2: {datasourceUid: {a: b}, tags: 3, query: [], spanStartTimeShift: {}}}",
                "{serviceMap: null, tracesToMetrics: {queries: text, tags: [null]}}",
                "{streamingEnabled: true, httpHeaderName1: [a]}"
            })
    void takes_settings_of_any_shape(String json) {
        String odd = "correlations: [null, text], access: [], uid: {}, secureJsonData: [], jsonData: " + json;

        assertThat(validate(RELEASE.formatted("1.24.4", "{}"), datasources(tempo(odd)))
                        .errors()
                        .list())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1h | 1h | 0",
                "-1h | '' | 0",
                "0s | 0s | 0",
                "-0ms | 0 | 0",
                "1h | 1h | 1",
                "-1h | -5m | 1",
                "1 hour | 1h | 1",
                "$START | 1h | 0",
                "-60 | 60 | 0"
            })
    void reads_time_shifts(String start, String end, int found) {
        String link =
                "jsonData: {tracesToLogsV2: {datasourceUid: loki, spanStartTimeShift: '%s', spanEndTimeShift: '%s'}}";

        assertThat(messages("TEMPO-GRAF-020", datasources(tempo(link.formatted(start, end)))))
                .hasSize(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "sum(rate(a{b=\"}\"}[5m])) | 0",
                "a{b=~\"\\\\\"}\"} | 0",
                "a{b=\"open} | 0",
                "sum(a | 1",
                "a{b)} | 1",
                "a} | 1"
            })
    void counts_braces_outside_of_quotes(String query, int found) {
        String escaped = query.replace("'", "''");
        String link = "jsonData: {tracesToMetrics: {datasourceUid: p, queries: [{query: '%s'}]}}".formatted(escaped);

        assertThat(messages("TEMPO-GRAF-022", datasources(tempo(link)))).hasSize(found);
    }

    @Test
    void wants_provisioned_datasources_in_yaml() {
        String map = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, labels: {%s: "1"}}
                data:
                  %s: "datasources: [%s"
                """;

        assertThat(RuleFixture.found("TEMPO-GRAF-037", map.formatted("grafana_datasource", "a.yaml", "a")))
                .containsExactly("error: a.yaml is no YAML, and Grafana provisions nothing");
        assertThat(RuleFixture.found("TEMPO-GRAF-037", map.formatted("grafana_datasource", "a.yaml", "{{ a }}")))
                .isEmpty();
        assertThat(RuleFixture.found("TEMPO-GRAF-037", map.formatted("grafana_datasource", "a.txt", "a")))
                .isEmpty();
        assertThat(RuleFixture.found("TEMPO-GRAF-037", map.formatted("other", "a.yaml", "a")))
                .isEmpty();
    }

    @Test
    void wants_the_scheme_that_tempo_speaks() {
        String datasource = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: monitoring, labels: {grafana_datasource: "1"}}
                data:
                  a.yaml: |
                    apiVersion: 1
                    datasources: [{name: Tempo, type: tempo, uid: tempo, url: "%s"}]
                """;
        String tempo = RuleFixture.release("1.24.4", "{tempo: {server: {log_level: info}}}");
        String withTls =
                RuleFixture.release("1.24.4", "{tempo: {server: {http_tls_config: {cert_file: a, key_file: b}}}}");
        String https = datasource.formatted("https://tempo.tempo:3200");

        assertThat(RuleFixture.found("TEMPO-GRAF-038", tempo, datasource.formatted("tempo.tempo:3200")))
                .containsExactly("warning: the url \"tempo.tempo:3200\" has no scheme");
        assertThat(RuleFixture.found("TEMPO-GRAF-038", tempo, https))
                .containsExactly("warning: the datasource asks by TLS, and Tempo speaks plain HTTP there");
        assertThat(RuleFixture.found("TEMPO-GRAF-038", withTls, https)).isEmpty();
        assertThat(RuleFixture.found("TEMPO-GRAF-038", tempo, datasource.formatted("https://tempo.example.com")))
                .isEmpty();
        assertThat(RuleFixture.found("TEMPO-GRAF-038", tempo, datasource.formatted("$TEMPO_URL")))
                .isEmpty();
    }

    @Test
    void knows_grafanas_by_the_labels_and_selectors_that_they_look_for() {
        String map = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %1$s, namespace: a, labels: {%2$s: "1"}}
                data:
                  a.yaml: "datasources: [{name: %1$s, type: tempo, uid: %1$s, isDefault: true}]"
                """;
        String datasource = """
                apiVersion: grafana.integreatly.org/v1beta1
                kind: GrafanaDatasource
                metadata: {name: %1$s, namespace: a}
                spec:
                  instanceSelector: {matchLabels: {grafana: %2$s}}
                  datasource: {name: %1$s, type: tempo, uid: %1$s, isDefault: true}
                """;

        for (String text : List.of(map, datasource)) {
            assertThat(RuleFixture.found(
                            "TEMPO-GRAF-027", text.formatted("a", "datasource"), text.formatted("b", "datasource")))
                    .hasSize(1);
            assertThat(RuleFixture.found(
                            "TEMPO-GRAF-027", text.formatted("a", "datasource"), text.formatted("b", "datasource2")))
                    .isEmpty();
        }
    }

    private static List<String> found(String rule, String... files) {
        return validate(files).ofRule(rule).list().stream()
                .map(finding -> finding.severity() + ": " + finding.message())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 1",
                "{tempo: {extraArgs: {http-api-prefix: /tempo}}} | 0",
                "{tempo: {extraArgs: {server.path-prefix: /tempo}}} | 0",
                "{tempo: {server: {http_path_prefix: /tempo}}} | 0"
            })
    void a_tempo_with_a_prefix_is_asked_with_a_path(String values, int findings) {
        String url = "{name: Tempo, type: tempo, uid: tempo, url: 'http://tempo.tracing.svc:3200/tempo'}";

        assertThat(found("TEMPO-GRAF-009", RELEASE.formatted("1.24.4", values), datasources(url)))
                .hasSize(findings);
    }

    @Test
    void a_flag_turns_tenants_off() {
        String values = "{tempo: {multitenancyEnabled: true, extraArgs: {%s}}}";

        assertThat(found("TEMPO-GRAF-012", RELEASE.formatted("1.24.4", values.formatted("")), datasources(tempo(""))))
                .hasSize(1);
        assertThat(found(
                        "TEMPO-GRAF-012",
                        RELEASE.formatted("1.24.4", values.formatted("multitenancy.enabled: 'false'")),
                        datasources(tempo(""))))
                .isEmpty();
    }

    @Test
    void a_service_of_ones_own_may_lead_from_any_port_to_tempo() {
        String url = "{name: Tempo, type: tempo, uid: tempo, url: 'http://gateway.tracing.svc:9411'}";

        assertThat(found("TEMPO-GRAF-008", datasources(url)))
                .containsExactly("warning: the datasource asks port 9411, which is for Zipkin");
    }

    @Test
    void without_a_version_grafana_passes_over_is_default() {
        String two =
                datasources(tempo("isDefault: true"), "{name: P, type: prometheus, url: 'http://p', isDefault: true}");

        assertThat(found("TEMPO-GRAF-027", two)).singleElement().asString().startsWith("error: ");
        assertThat(found("TEMPO-GRAF-027", two.replace("    apiVersion: 1\n", "")))
                .singleElement()
                .asString()
                .startsWith("warning: ");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"'\"1\"', error", "'\"true\"', error", "'\"0\"', warning"})
    void a_label_may_tell_the_sidecar_to_leave_it_alone(String label, String severity) {
        String broken = datasources(tempo("")).replace("\"1\"", label) + "    more: ]\n";

        assertThat(found("TEMPO-GRAF-037", broken)).singleElement().asString().startsWith(severity + ": ");
    }

    @Test
    void grafana_reads_the_first_document() {
        String second = datasources(tempo("")) + "    ---\n    more: ]\n";

        assertThat(found("TEMPO-GRAF-037", second)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1, error", "true, error", "yes, warning"})
    void kustomize_makes_text_of_yes(String label, String severity) {
        assertThat(found("TEMPO-GRAF-029", datasources(tempo("")).replace("\"1\"", label)))
                .singleElement()
                .asString()
                .startsWith(severity + ": ");
    }
}
