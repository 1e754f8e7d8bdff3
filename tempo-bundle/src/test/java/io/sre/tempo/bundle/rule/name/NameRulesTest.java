package io.sre.tempo.bundle.rule.name;

import static io.sre.tempo.bundle.rule.RuleFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.rule.RuleFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRulesTest {

    /** Severity and message of each finding of a rule. */
    private static List<String> found(String rule, String... documents) {
        return RuleFixture.found("TEMPO-NAME-" + rule, documents);
    }

    private static String datasource(String url) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: datasource, namespace: monitoring, labels: {grafana_datasource: "1"}}
                data:
                  tempo.yaml: |
                    apiVersion: 1
                    datasources: [{name: Tempo, type: tempo, uid: tempo, access: proxy, url: "%s"}]
                """.formatted(url);
    }

    private static String named(String more) {
        return release("1.24.4", "{}").replace("spec:\n  chart:", "spec:\n  " + more + "\n  chart:");
    }

    private static String resource(String kind, String namespace, String name, String spec) {
        return """
                apiVersion: v1
                kind: %s
                metadata: {name: %s, namespace: %s}
                spec: %s
                """.formatted(kind, name, namespace, spec);
    }

    @ParameterizedTest(name = "{0} asks {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "releaseName: tempo; http://tempo.tempo:3200; 0",
                "releaseName: tempo; http://tempo-tempo.tempo:3200; 1",
                "releaseName: tracing; http://tracing-tempo.tempo:3200; 0",
                "releaseName: tracing; http://tempo.tempo:3200; 1",
                "targetNamespace: tempo; http://tempo-tempo.tempo:3200; 0",
                "targetNamespace: tempo; http://tempo.tempo:3200; 1",
                "releaseName: tempo; http://tempo-tempo.elsewhere:3200; 0",
                "releaseName: tempo; http://gateway.tempo:3200; 0",
                "releaseName: ${name}; http://tempo-x.tempo:3200; 0",
                "targetNamespace: ${name}; http://tempo-x.tempo:3200; 0"
            })
    void compares_the_datasource_with_the_service(String release, String url, int findings) {
        assertThat(found("001", named(release), datasource(url))).hasSize(findings);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"staging, 1", "tempo, 0", "'', 0", "${ns}, 0"})
    void names_the_service_of_the_only_release_in_the_namespace(String namespace, int findings) {
        String other = release("1.24.4", "{}").replace("name: tempo,", "name: other,");
        String second = namespace.isEmpty()
                ? other.replace(", namespace: tempo", "")
                : other.replace("namespace: tempo", "namespace: '%s'".formatted(namespace));

        assertThat(found("001", release("1.24.4", "{}"), second, datasource("http://tempo-tempo.tempo:3200")))
                .hasSize(findings);
    }

    @Test
    void names_the_service_that_the_releases_of_all_clusters_make() {
        String asked = datasource("http://tempo-tempo.tempo:3200");

        assertThat(found("001", release("1.24.4", "{}"), release("1.24.3", "{}"), asked))
                .isNotEmpty();
        assertThat(found("001", release("1.24.4", "{}"), release("1.0", "{}"), asked))
                .isEmpty();
    }

    @Test
    void lets_others_make_the_service_that_is_asked() {
        String service = resource("Service", "tempo", "tempo-gateway", "{ports: [{port: 3200}]}");
        String proxy = release("1.0.0", "{}")
                .replace("chart: tempo\n", "chart: oauth2-proxy\n")
                .replace("name: tempo,", "name: tempo-gateway,");

        assertThat(found("001", release("1.24.4", "{}"), datasource("http://tempo-gateway.tempo:3200")))
                .hasSize(1);
        assertThat(found("001", release("1.24.4", "{}"), datasource("http://tempo-gateway.tempo:3200"), service))
                .isEmpty();
        assertThat(found("001", release("1.24.4", "{}"), datasource("http://tempo-gateway.tempo:3200"), proxy))
                .isEmpty();
    }

    @Test
    void keeps_the_config_map_of_the_chart_free() {
        String map = resource("ConfigMap", "tempo", "tempo", "{}");

        assertThat(found("002", release("1.24.4", "{}"), map)).hasSize(1);
        assertThat(found("002", release("1.24.4", "{nameOverride: traces}"), map))
                .isEmpty();
        assertThat(found("002", release("1.24.4", "{nameOverride: '${NAME}'}"), map))
                .isEmpty();
        assertThat(found("002", named("targetNamespace: ${ns}"), map)).isEmpty();
        assertThat(found("002", named("targetNamespace: other"), map)).isEmpty();
    }

    @Test
    void counts_releases_of_one_namespace() {
        String other = release("1.24.4", "{}").replace("name: tempo,", "name: tempo-two,");

        assertThat(found("003", release("1.24.4", "{}"), other)).hasSize(1);
        assertThat(found("003", release("1.24.4", "{nameOverride: traces}"), other))
                .isEmpty();
        assertThat(found("003", release("1.24.4", "{}"), other.replace("namespace: tempo", "namespace: two")))
                .isEmpty();
        assertThat(found("003", release("1.24.4", "{}"), release("1.24.3", "{}")))
                .isEmpty();
    }

    @Test
    void finds_whoever_asks_the_headless_service() {
        assertThat(found("004", release("1.24.4", "{}"), datasource("http://tempo-headless.tempo:3200")))
                .hasSize(1);
        assertThat(found("004", datasource("http://tempo-headless.tempo:3200"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{app: tempo}; 1",
                "{app.kubernetes.io/name: tempo}; 0",
                "{app.kubernetes.io/name: tempo, app.kubernetes.io/instance: tempo}; 0",
                "{app.kubernetes.io/name: tempo, app.kubernetes.io/instance: traces}; 1",
                "{app: grafana}; 0",
                "{}; 0",
                "null; 0",
                "[tempo]; 0"
            })
    void compares_selectors_with_the_labels_of_the_pods(String labels, int findings) {
        assertThat(found(
                        "005",
                        release("1.24.4", "{}"),
                        resource("NetworkPolicy", "tempo", "a", "{podSelector: {matchLabels: %s}}".formatted(labels))))
                .hasSize(findings);
    }

    @Test
    void does_not_guess_labels_that_a_secret_may_add() {
        String incomplete = release("1.24.4", "{podLabels: {team: a}}")
                .replace("spec:\n  chart:", "spec:\n  valuesFrom: [{kind: Secret, name: more}]\n  chart:");
        String policy = resource("NetworkPolicy", "tempo", "a", "{podSelector: {matchLabels: {app: tempo}}}");

        assertThat(found("005", incomplete, policy)).isEmpty();
    }

    @Test
    void wants_the_instance_where_there_are_two_releases() {
        String other = release("1.24.4", "{}").replace("name: tempo,", "name: tempo-two,");
        String policy = resource(
                "NetworkPolicy", "tempo", "a", "{podSelector: {matchLabels: {app.kubernetes.io/name: tempo}}}");

        assertThat(found("006", release("1.24.4", "{}"), other, policy)).isNotEmpty();
        assertThat(found("006", release("1.24.4", "{}"), policy)).isEmpty();
    }

    @Test
    void looks_for_tempo_in_its_namespace() {
        String datasource = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: monitoring, labels: {grafana_datasource: "1"}}
                data:
                  a.yaml: |
                    apiVersion: 1
                    datasources: [{name: Tempo, type: tempo, uid: tempo, url: "%s"}]
                """;
        String tempo = RuleFixture.release("1.24.4", "{}");
        String service = "{apiVersion: v1, kind: Service, metadata: {name: tempo, namespace: monitoring}}\n";
        String wrong = datasource.formatted("http://tempo.monitoring:3200");

        assertThat(RuleFixture.found("TEMPO-NAME-007", tempo, wrong))
                .containsExactly(
                        "warning: the datasource asks for tempo in the namespace monitoring, and the release is in tempo");
        assertThat(RuleFixture.found("TEMPO-NAME-007", tempo, wrong, service)).isEmpty();
        assertThat(RuleFixture.found("TEMPO-NAME-007", tempo, datasource.formatted("http://tempo.lan:3200")))
                .isEmpty();
        assertThat(RuleFixture.found("TEMPO-NAME-007", tempo, datasource.formatted("http://tempo:3200")))
                .isEmpty();
        assertThat(RuleFixture.found(
                        "TEMPO-NAME-007", tempo, tempo.replace("namespace: tempo", "namespace: monitoring"), wrong))
                .isEmpty();
    }
}
