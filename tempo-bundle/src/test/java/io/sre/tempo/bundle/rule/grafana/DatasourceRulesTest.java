package io.sre.tempo.bundle.rule.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.rule.RuleFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a datasource can break a rule that has several. */
class DatasourceRulesTest {

    private static final String LOKI = "{name: Loki, type: loki, uid: loki, url: \"http://loki:3100\"}";

    private static String provisioned(String kind, String field, String key, String... entries) {
        return """
                apiVersion: v1
                kind: %s
                metadata: {name: datasources, namespace: tempo, labels: {grafana_datasource: "1"}}
                %s:
                  %s: |
                    apiVersion: 1
                    datasources:
                      - %s
                """.formatted(kind, field, key, String.join("\n      - ", entries));
    }

    private static String tempo(String more) {
        return "{name: Tempo, type: tempo, uid: tempo, url: \"http://tempo:3200\", %s}".formatted(more);
    }

    private static List<String> found(String rule, String... entries) {
        return RuleFixture.found("TEMPO-GRAF-" + rule, provisioned("ConfigMap", "data", "a.yaml", entries));
    }

    private static List<String> ofJson(String rule, String json) {
        return found(rule, tempo("jsonData: {%s}".formatted(json)), LOKI);
    }

    private static List<String> list(String message) {
        return message == null ? List.of() : List.of(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "tracesToLogsV2: loki; warning: tracesToLogsV2 is \"loki\", and not an object with datasourceUid",
                "tracesToLogsV2: {tags: []}; warning: tracesToLogsV2 has no datasourceUid",
                "tracesToLogsV2: {datasourceUid: loki}; ",
                "serviceMap: false; ",
                "'serviceMap: \"${MAP}\"'; "
            })
    void a_link_is_an_object_with_a_uid(String json, String message) {
        assertThat(ofJson("018", json)).isEqualTo(list(message));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "tracesToLogs: {datasourceUid: loki}; information: tracesToLogs is an old form, which Grafana converts",
                "'tracesToLogs: {datasourceUid: loki}, tracesToLogsV2: {datasourceUid: loki}';"
                        + " warning: tracesToLogs is not read, for there is tracesToLogsV2",
                "tracesToLogsV2: {datasourceUid: loki}; "
            })
    void the_old_form_of_log_links_is_converted_or_not_read(String json, String message) {
        assertThat(ofJson("015", json)).isEqualTo(list(message));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "jsonData: {httpHeaderName1: X-Scope-OrgID}; warning: the header \"X-Scope-OrgID\" has no value",
                "secureJsonData: {httpHeaderValue2: \"$A\"}; warning: httpHeaderValue2 is the value of a header without a name",
                "'jsonData: {httpHeaderName1: A}, secureJsonData: {httpHeaderValue1: \"$A\"}'; ",
                "secureJsonData: {basicAuthPassword: \"$A\"}; "
            })
    void headers_have_names_and_values(String more, String message) {
        assertThat(found("013", tempo(more))).isEqualTo(list(message));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{a: b}; warning: the tags are an object, and not a list of objects",
                "[{value: a}]; warning: the tag is an object, and not an object with a key",
                "[service.name]; warning: the tag is \"service.name\", and not an object with a key",
                "[{key: a}]; ",
                "[]; "
            })
    void tags_are_objects_with_a_key(String tags, String message) {
        assertThat(ofJson("016", "tracesToLogsV2: {datasourceUid: loki, tags: %s}".formatted(tags)))
                .isEqualTo(list(message));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "query: a; warning: the query is not used, for customQuery is not true",
                "customQuery: true; warning: customQuery is true, and there is no query",
                "'query: a, customQuery: false'; warning: the query is not used, for customQuery is not true",
                "'query: a, customQuery: true'; ",
                "customQuery: false; "
            })
    void query_and_custom_query_go_together(String link, String message) {
        assertThat(ofJson("021", "tracesToLogsV2: {datasourceUid: loki, %s}".formatted(link)))
                .isEqualTo(list(message));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "'description: a, config: {field: b}'; warning: the correlation has no label",
                "'label: a, config: {field: b}'; warning: the correlation has no description",
                "'label: a, description: b, config: {target: {}}'; warning: the correlation has no config.field",
                "'label: a, description: b, config: {field: c}, transformations: []';"
                        + " warning: transformations stand beside config, and Grafana refuses the correlation",
                "'label: a, description: b, config: {field: c}'; "
            })
    void correlations_are_complete(String correlation, String message) {
        assertThat(found("031", tempo("correlations: [{targetUID: loki, %s}]".formatted(correlation)), LOKI))
                .isEqualTo(list(message));
    }

    @Test
    void settings_are_known_and_stand_in_their_place() {
        assertThat(ofJson("017", "serviceMapp: {datasourceUid: loki}"))
                .singleElement()
                .asString()
                .contains("serviceMapp");
        assertThat(ofJson("017", "tracesToLogsV2: {datasourceUid: loki, filterByTraceId: true}"))
                .singleElement()
                .asString()
                .contains("filterByTraceId in tracesToLogsV2");
        assertThat(found("017", tempo("serviceMap: {datasourceUid: prometheus}")))
                .containsExactly("warning: serviceMap stands beside jsonData");
        assertThat(ofJson("017", "somethingElseAltogether: 1")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "http://loki:3100; warning: the datasource asks the same address as Loki, which is of the type loki",
                "http://jaeger-query:16686; warning: the datasource is of the type tempo, and asks what seems to be jaeger",
                "http://jaeger-tempo:16686; ",
                "http://traces:3200; "
            })
    void the_datasource_asks_tempo(String url, String message) {
        assertThat(found("010", "{name: T, type: tempo, uid: t, url: \"%s\"}".formatted(url), LOKI))
                .isEqualTo(list(message));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "ConfigMap, data, a.json, 1",
        "Secret, stringData, a.json, 1",
        "ConfigMap, data, a.yml, 0",
        "Secret, stringData, a.yaml, 0"
    })
    void the_file_of_datasources_ends_as_grafana_wants_it(String kind, String field, String key, int findings) {
        assertThat(RuleFixture.found("TEMPO-GRAF-030", provisioned(kind, field, key, tempo("isDefault: false"))))
                .hasSize(findings);
    }

    @Test
    void victoria_traces_leave_metrics_to_others() {
        String query = "sum(rate(traces_spanmetrics_duration_seconds_bucket[5m]))";
        String links = "jsonData: {tracesToMetrics: {datasourceUid: a, queries: [{name: Rate, query: '%s'}]}}"
                .formatted(query);
        String tempo = tempo(links);

        assertThat(found("023", tempo)).hasSize(1);
        assertThat(found("023", tempo.replace("tempo:3200", "traces:10428/select/tempo")))
                .isEmpty();
    }

    @Test
    void overlays_of_one_base_have_a_grafana_each() {
        String base = provisioned("ConfigMap", "data", "a.yaml", tempo("isDefault: true"));
        String patch = "{resources: [../base], patches: [{target: {kind: ConfigMap}, patch: '%s'}]}\n"
                .formatted("[{op: add, path: /metadata/labels/cluster, value: some}]");
        Map<String, String> files = Map.of(
                "base/kustomization.yaml",
                "resources: [a.yaml]\n",
                "base/a.yaml",
                base,
                "dev/kustomization.yaml",
                patch,
                "live/kustomization.yaml",
                patch);

        assertThat(RuleFixture.found("TEMPO-GRAF-026", files)).isEmpty();
        assertThat(RuleFixture.found("TEMPO-GRAF-027", files)).isEmpty();
    }

    @Test
    void names_and_uids_are_taken_once() {
        String other = "{name: %s, type: loki, uid: %s, url: \"http://loki:3100\"}";

        assertThat(found("026", tempo("isDefault: false"), other.formatted("Tempo", "loki")))
                .containsExactly("warning: another datasource has the name \"Tempo\" as well");
        assertThat(found("026", tempo("isDefault: false"), other.formatted("Loki", "tempo")))
                .containsExactly("warning: another datasource has the uid \"tempo\" as well");
        assertThat(found("026", other.formatted("A", "a"), other.formatted("A", "a"), tempo("isDefault: false")))
                .as("two of others are no matter of Tempo's")
                .isEmpty();
        assertThat(found("026", tempo("isDefault: false"), other.formatted("Loki", "loki")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.24.4; {}; warning: the datasource streams, and Tempo does not over HTTP: chart 1.24.4 has no value that turns it on",
                "2.2.0; {}; warning: the datasource streams, and Tempo does not over HTTP: tempo.streamOverHttpEnabled is not on",
                "2.2.0; {tempo: {streamOverHttpEnabled: true}}; "
            })
    void streaming_needs_tempo_to_stream(String version, String values, String message) {
        String file = provisioned(
                "ConfigMap", "data", "a.yaml", tempo("jsonData: {streamingEnabled: {search: true, metrics: false}}"));

        assertThat(RuleFixture.found("TEMPO-GRAF-011", RuleFixture.release(version, values), file))
                .isEqualTo(list(message));
    }
}
