package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileReaderTest {

    /** A file with one datasource, and more keys for it. */
    static String file(String more) {
        return """
                apiVersion: 1
                datasources:
                  - name: Tempo
                    type: tempo
                    uid: tempo
                    url: http://tempo:3200
                """ + more.indent(4);
    }

    static List<String> problems(String yaml) {
        InvalidDescriptionException refused =
                catchThrowableOfType(InvalidDescriptionException.class, () -> ProvisioningFile.parse(yaml));
        assertThat(refused).as("must be refused").isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @MethodSource
    void names_what_it_cannot_keep(String yaml, String problem) {
        assertThat(problems(yaml)).containsExactly(problem);
    }

    static Stream<Arguments> names_what_it_cannot_keep() {
        return Stream.of(shapes(), keys(), settings(), secrets(), correlations())
                .flatMap(stream -> stream);
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                wrong("[]", "file: \"\" must be a YAML object; begin with \"apiVersion: 1\""),
                wrong("a: [", "file: \"\" must be YAML, which it is not at line 1, column 5; mend it there"),
                wrong("datasources: []", "apiVersion: nothing must not be missing; write it"),
                wrong("apiVersion: 2", "apiVersion: \"\" must be 1; write \"apiVersion: 1\""),
                wrong("apiVersion: '1'", "apiVersion: \"1\" must be a whole number; write it without quotes"),
                wrong(
                        "apiVersion: 1\ndatasources: 1",
                        "datasources: \"1\" must be a list; begin each element with '- '"),
                wrong(
                        "apiVersion: 1\ndatasources: [1]",
                        "datasources[0]: \"1\" must be an object; write its keys below it"),
                wrong(
                        "apiVersion: 1\ndatasources: [[]]",
                        "datasources[0]: \"a list\" must be an object; write its keys below it"),
                wrong("apiVersion: 1", "datasources: \"\" must not be empty; add a datasource, or one to delete"),
                wrong(
                        "apiVersion: 1\nprune: maybe\ndeleteDatasources: [{name: Old}]",
                        "prune: \"maybe\" must be true or false; write it without quotes"),
                wrong(
                        "apiVersion: 1\ndeleteDatasources: [{orgId: 1}]",
                        "deleteDatasources[0].name: nothing must not be missing; write it"),
                wrong(
                        file("orgId: 1.5"),
                        "datasources[0].orgId: \"1.5\" must be a whole number; write it without quotes"),
                wrong(
                        file("version: 9999999999"),
                        "datasources[0].version: \"9999999999\" must be a whole number; write it without quotes"),
                wrong(
                        file("jsonData: text"),
                        "datasources[0].jsonData: \"text\" must be an object; write its keys below it"),
                wrong(
                        file("jsonData: {serviceMap: {datasourceUid: {}}}"),
                        "datasources[0].jsonData.serviceMap.datasourceUid: \"an object\" must be text; "
                                + "put it into quotes"),
                wrong(
                        file("jsonData: {keepCookies: [1]}"),
                        "datasources[0].jsonData.keepCookies[0]: \"1\" must be text; put it into quotes"),
                wrong(
                        file("jsonData: {tagLimit: many}"),
                        "datasources[0].jsonData.tagLimit: \"many\" must be a whole number; write it without quotes"));
    }

    private static Stream<Arguments> keys() {
        String unknown = ": \"\" must not be there: no such key is known in this place; ";
        return Stream.of(
                wrong(
                        file("jsonData: {lokiSearch: {datasourceUid: loki}}"),
                        "datasources[0].jsonData.lokiSearch" + unknown
                                + "take it out: Grafana 11 removed the search in Loki"),
                wrong(
                        file("jsonData: {tracesToLogs: {datasourceUid: loki}}"),
                        "datasources[0].jsonData.tracesToLogs" + unknown
                                + "write tracesToLogsV2, with tags as objects of key and value"),
                wrong(
                        file("jsonData: {httpMethod: GET}"),
                        "datasources[0].jsonData.httpMethod" + unknown
                                + "take it out: it belongs to Prometheus datasources"),
                wrong(
                        file("jsonData: {tracesToLogsV2: {datasourceUid: loki, enabled: true}}"),
                        "datasources[0].jsonData.tracesToLogsV2.enabled" + unknown
                                + "take it out: the link is there if its datasourceUid is"),
                wrong(
                        file("jsonData: {tracesToMetric: {}}"),
                        "datasources[0].jsonData.tracesToMetric" + unknown + "take it out, or mend its spelling"),
                wrong(file("orgName: Main"), "datasources[0].orgName" + unknown + "write orgId"),
                wrong(
                        "apiVersion: 1\nfoo: 1\ndeleteDatasources: [{name: x}]",
                        "foo" + unknown + "take it out, or mend its spelling"),
                wrong(
                        file("jsonData: {httpHeaderName2: X-Late}"),
                        "datasources[0].jsonData.httpHeaderName2" + unknown + "take it out, or mend its spelling"));
    }

    private static Stream<Arguments> settings() {
        String ignored = ": \"\" must not be there without \"%1$s: true\": Grafana ignores it; "
                + "write \"%1$s: true\" beside it, or take it out";
        return Stream.of(
                wrong(file("access: direct"), "datasources[0].access: \"direct\" must be \"proxy\"; write \"proxy\""),
                wrong(
                        "apiVersion: 1\ndatasources: [{name: Loki, uid: loki, type: loki, url: http://loki:3100}]",
                        "datasources[0].type: \"loki\" must be \"tempo\"; write \"tempo\""),
                wrong(
                        "apiVersion: 1\ndatasources: [{name: Loki, uid: loki, url: http://loki:3100}]",
                        "datasources[0].type: nothing must not be missing; write it"),
                wrong(
                        "apiVersion: 1\ndatasources: [{uid: tempo, type: tempo, url: http://tempo:3200}]",
                        "datasources[0].name: nothing must not be missing; write it"),
                wrong(
                        "apiVersion: 1\ndatasources: [{name: Tempo, type: tempo, url: http://tempo:3200}]",
                        "datasources[0].uid: nothing must not be missing; write it"),
                wrong(
                        "apiVersion: 1\ndatasources: [{name: Tempo, type: tempo, uid: tempo}]",
                        "datasources[0].url: nothing must not be missing; write it"),
                wrong(
                        file("jsonData: {tracesToLogsV2: {datasourceUid: loki, tags: [pod]}}"),
                        "datasources[0].jsonData.tracesToLogsV2.tags[0]: \"pod\" must be an object; "
                                + "write its keys below it"),
                wrong(
                        file("jsonData: {tracesToLogsV2: {datasourceUid: loki, query: x}}"),
                        "datasources[0].jsonData.tracesToLogsV2.query" + ignored.formatted("customQuery")),
                wrong(
                        file("jsonData: {tracesToLogsV2: {datasourceUid: loki, customQuery: true}}"),
                        "datasources[0].jsonData.tracesToLogsV2.query: nothing must not be missing; write it"),
                wrong(
                        file(
                                "jsonData: {tracesToLogsV2: {datasourceUid: loki, customQuery: true, query: '{$__tags}'}}"),
                        "datasources[0].jsonData.tracesToLogsV2.query: \"\" must have no single '$', which Grafana "
                                + "would expand, as at character 2; write \"$$\" for every dollar sign, and the value itself for a "
                                + "variable"),
                wrong(
                        file("jsonData: {traceQuery: {spanEndTimeShift: 1h}}"),
                        "datasources[0].jsonData.traceQuery.spanEndTimeShift" + ignored.formatted("timeShiftEnabled")),
                wrong(
                        file("jsonData: {traceQuery: {spanStartTimeShift: 1h, timeShiftEnabled: false}}"),
                        "datasources[0].jsonData.traceQuery.spanStartTimeShift"
                                + ignored.formatted("timeShiftEnabled")),
                wrong(
                        file("jsonData: {spanBar: {type: duration}}"),
                        "datasources[0].jsonData.spanBar.type: \"duration\" must be one of None, Duration, Tag; "
                                + "choose one, in the same letters"),
                wrong(
                        file("jsonData: {spanBar: {tag: x}}"),
                        "datasources[0].jsonData.spanBar.type: nothing must not be missing; write it"),
                wrong(
                        file("jsonData: {search: {filters: [{id: a, tag: b, scope: all}]}}"),
                        "datasources[0].jsonData.search.filters[0].scope: \"all\" must be one of resource, span, "
                                + "intrinsic, event, link, instrumentation, unscoped; choose one, in the same letters"),
                wrong(
                        file("url: http://tempo:4317").replace("    url: http://tempo:3200\n", ""),
                        "url: \"http://tempo:4317\" must not have port 4317, which is for spans by OTLP over gRPC; "
                                + "write Tempo's HTTP port: 3200, or 3100 for charts up to 1.23.0"));
    }

    private static Stream<Arguments> secrets() {
        String needs = ": \"\" must have \"%s\" under secureJsonData; write it there, as $NAME or $__file{/path}";
        return Stream.of(
                wrong(
                        file("basicAuth: true\nbasicAuthUser: a"),
                        "datasources[0]" + needs.formatted("basicAuthPassword")),
                wrong(
                        file("basicAuthUser: a"),
                        "datasources[0].basicAuthUser: \"\" must not be there without \"basicAuth: true\": Grafana "
                                + "ignores it; write \"basicAuth: true\" beside it, or take it out"),
                wrong(
                        file("secureJsonData: {basicAuthPassword: hunter2}"),
                        "datasources[0].secureJsonData.basicAuthPassword: \"\" must not be there: no setting of the "
                                + "datasource uses it; take it out, or set what it belongs to, such as "
                                + "\"basicAuth: true\""),
                wrong(
                        file("secureJsonData: {httpHeaderValue1: 12345678}\njsonData: {}"),
                        "datasources[0].secureJsonData.httpHeaderValue1: \"****\" must be text; put it into quotes"),
                wrong(
                        file("secureJsonData: hunter2"),
                        "datasources[0].secureJsonData: \"a text\" must be an object; write its keys below it"),
                wrong(
                        file("secureJsonData: 12345678"),
                        "datasources[0].secureJsonData: \"a number\" must be an object; write its keys below it"),
                wrong(
                        file("secureJsonData: true"),
                        "datasources[0].secureJsonData: \"true or false\" must be an object; write its keys below it"),
                wrong(
                        file("secureJsonData: [hunter2]"),
                        "datasources[0].secureJsonData: \"a list\" must be an object; write its keys below it"),
                wrong(
                        file("jsonData: {httpHeaderName1: X-Scope-OrgID}"),
                        "datasources[0].jsonData" + needs.formatted("httpHeaderValue1")),
                wrong(
                        file("jsonData: {tlsAuthWithCACert: true}"),
                        "datasources[0].jsonData" + needs.formatted("tlsCACert")),
                wrong(
                        file("jsonData: {tlsAuth: true}\nsecureJsonData: {tlsClientCert: $A}"),
                        "datasources[0].jsonData" + needs.formatted("tlsClientKey")));
    }

    private static Stream<Arguments> correlations() {
        String start = "correlations:\n  - targetUID: loki\n    label: a\n    description: b\n";
        String at = "datasources[0].correlations[0]";
        return Stream.of(
                wrong(file(start), at + ".config: nothing must not be missing; write it"),
                wrong(
                        file("correlations: [{targetUID: loki, label: a, config: {field: f, target: {expr: x}}}]"),
                        at + ".description: nothing must not be missing; write it"),
                wrong(
                        file(start + "    type: query\n    config: {field: f, target: {expr: x}}"),
                        at + ".type: \"\" must not be there: no such key is known in this place; "
                                + "take it out: some releases of Grafana 11 and 12 panic over it"),
                wrong(
                        file(start + "    transformations: []\n    config: {field: f, target: {expr: x}}"),
                        at + ".transformations: \"\" must not be there: no such key is known in this place; "
                                + "put it under config, where Grafana wants it"),
                wrong(
                        file(start + "    config: {type: external, field: f, target: {expr: x}}"),
                        at + ".config.type: \"external\" must be \"query\"; write \"query\""),
                wrong(
                        file(start + "    config: {target: {expr: x}}"),
                        at + ".config.field: nothing must not be missing; write it"),
                wrong(
                        file(start + "    config: {field: f}"),
                        at + ".config.target: nothing must not be missing; write it"),
                wrong(
                        file(start + "    config: {field: f, target: {a: [null]}}"),
                        at + ".config.target.a[0]: null must be text, a number, true, false, a list or an object; "
                                + "write one of these"),
                wrong(
                        file(start + "    config: {field: f, target: {a: 99999999999999999999}}"),
                        at + ".config.target.a: 99999999999999999999 must be text, a number, true, false, a list or an "
                                + "object; write one of these"),
                wrong(
                        file(start + "    config: {field: f, target: {a: {b: $c}}}"),
                        at
                                + ".config.target.a.b: \"\" must have no single '$', which Grafana would expand, as at character 1; "
                                + "write \"$$\" for every dollar sign, and the value itself for a variable"),
                wrong(
                        file(start + "    config: {field: f, target: {a: b}, transformations: [{field: x}]}"),
                        at + ".config.transformations[0].type: nothing must not be missing; write it"));
    }

    @Test
    void names_problems_of_text_and_of_keys_together() {
        assertThat(problems(file("jsonData: {lokiSearch: {datasourceUid: $UID}, tagLimit: x}")))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "datasources[0].jsonData.lokiSearch.datasourceUid",
                        "datasources[0].jsonData.tagLimit",
                        "datasources[0].jsonData.lokiSearch");
    }

    @Test
    void never_quotes_the_text_around_a_mistake() {
        assertThatThrownBy(() -> ProvisioningFile.parse("secureJsonData:\n  basicAuthPassword: \"hunter2"))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void never_shows_a_password_in_the_wrong_place() {
        assertThat(problems(file("password: 'hunter2$'\njsonData: {basicAuthPassword: hunter2}")))
                .hasSize(3)
                .noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void takes_what_grafana_takes_for_a_missing_key() {
        TempoDatasource datasource = ProvisioningFile.parse(file("""
                        access: proxy
                        orgId:
                        jsonData:
                          nodeGraph: {enabled: false}
                          traceQuery: {timeShiftEnabled: false}
                          tracesToLogsV2: {datasourceUid: loki}
                        secureJsonData: {}
                        """)).single();

        assertThat(datasource)
                .isEqualTo(TempoDatasource.builder()
                        .url("http://tempo:3200")
                        .tracesToLogs(Fixtures.logs().build())
                        .build());
    }

    @Test
    void reads_numbers_and_flags_of_a_query_as_they_are() {
        QueryModel target =
                ProvisioningFile.parse(file("""
                        correlations:
                          - targetUID: prometheus
                            label: a
                            description: ''
                            config:
                              field: f
                              target: {expr: 'up{a="$${x}"}', instant: true, steps: [1, 1.5, {deep: 2}]}
                        """)).single().correlations().get(0).target();

        assertThat(target)
                .isEqualTo(QueryModel.prometheus("up{a=\"${x}\"}")
                        .with("instant", true)
                        .with("steps", List.of(1, 1.5, Map.of("deep", 2))));
    }

    private static Arguments wrong(String yaml, String problem) {
        return argumentSet(problem, yaml, problem);
    }
}
