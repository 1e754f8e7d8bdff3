package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sre.tempo.bundle.view.Datasource.Container;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five places in which people keep datasources. */
class DatasourcesTest {

    private static Platform platform(String... documents) {
        return Platform.of(Manifests.parse(Map.of("a.yaml", String.join("---\n", documents))));
    }

    private static List<Datasource> found(String... documents) {
        return platform(documents).datasources();
    }

    private static String held(String kind, String field, String key, String text) {
        return """
                apiVersion: v1
                kind: %s
                metadata: {name: datasources, namespace: monitoring}
                %s:
                  %s: |
                %s
                """.formatted(kind, field, key, text.indent(4).stripTrailing());
    }

    private static String provisioning(String names) {
        StringBuilder text = new StringBuilder("apiVersion: 1\ndatasources:\n");
        for (String name : names.split(" ", -1)) {
            text.append("  - {name: %s, type: tempo}\n".formatted(name));
        }
        return text.toString();
    }

    private static String values(String values) {
        return """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: grafana, namespace: monitoring}
                spec: {chart: {spec: {chart: grafana}}, values: %s}
                """.formatted(values);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'{path: apps, postBuild: {substitute: {NS: tracing}}}', http://tempo.tracing:3200",
        "'{path: apps, postBuild: {substitute: {OTHER: tracing}}}', http://tempo.${NS}:3200",
        "{path: apps}, http://tempo.${NS}:3200"
    })
    void ask_where_the_variables_of_flux_lead(String flux, String url) {
        String text =
                "datasources: [{name: Tempo, type: tempo, url: 'http://tempo.${NS}:3200', jsonData: {query: '${NS}'}}]";
        String kustomization =
                "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: apps}, spec: %s}\n"
                        .formatted(flux);

        Value entry = PlatformFixture.platform(
                        "apps/a.yaml", held("ConfigMap", "data", "a.yaml", text), "flux.yaml", kustomization)
                .datasources()
                .get(0)
                .entry();

        assertThat(entry.get("url").text()).isEqualTo(url);
        assertThat(entry.at("jsonData.query").text())
                .as("rules look at the dollar signs of queries themselves")
                .isEqualTo("${NS}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ConfigMap, data, CONFIG_MAP", "Secret, stringData, SECRET"})
    void are_in_what_a_sidecar_reads(String kind, String field, Container container) {
        assertThat(found(held(kind, field, "a.yaml", provisioning("one two"))))
                .hasSize(2)
                .allSatisfy(datasource -> {
                    assertThat(datasource.container()).isEqualTo(container);
                    assertThat(datasource.namespace()).contains("monitoring");
                })
                .extracting(Datasource::name)
                .containsExactly("one", "two");
    }

    @Test
    void know_their_line_inside_of_a_text() {
        assertThat(found(held("ConfigMap", "data", "a.yaml", provisioning("one two")))
                        .get(1)
                        .spot()
                        .place()
                        .line())
                .isEqualTo(9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a.yaml, 1", "a.yml, 1", "a.json, 0", "yaml, 0", "a.yaml.bak, 0"})
    void are_in_keys_that_grafana_reads_as_files(String key, int found) {
        assertThat(found(held("ConfigMap", "data", key, provisioning("one")))).hasSize(found);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ConfigMap, stringData", "ConfigMap, binaryData", "Secret, data"})
    void are_in_no_other_field(String kind, String field) {
        assertThat(found(held(kind, field, "a.yaml", provisioning("one")))).isEmpty();
    }

    @Test
    void are_in_every_document_of_a_text() {
        String text = provisioning("one") + "---\n" + provisioning("two");

        assertThat(found(held("ConfigMap", "data", "a.yaml", text)))
                .extracting(Datasource::name)
                .containsExactly("one", "two");
    }

    @Test
    void are_in_provisioning_files() {
        assertThat(found(provisioning("one"), provisioning("two")))
                .extracting(
                        Datasource::name,
                        Datasource::container,
                        datasource -> datasource.namespace().isPresent())
                .containsExactly(tuple("one", Container.FILE, false), tuple("two", Container.FILE, false));
    }

    @Test
    void are_sent_by_an_operator() {
        String operated = """
                apiVersion: grafana.integreatly.org/v1beta1
                kind: GrafanaDatasource
                metadata: {name: tempo, namespace: monitoring}
                spec: {instanceSelector: {}, datasource: {name: one, type: tempo}}
                """;

        assertThat(found(operated)).singleElement().satisfies(datasource -> {
            assertThat(datasource.name()).isEqualTo("one");
            assertThat(datasource.container()).isEqualTo(Container.GRAFANA_DATASOURCE);
            assertThat(datasource.namespace()).contains("monitoring");
            assertThat(datasource.spot()).hasToString("a.yaml:1: GrafanaDatasource monitoring/tempo spec.datasource");
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                // The chart grafana
                "{datasources: {datasources.yaml: {apiVersion: 1, datasources: [{name: one, type: tempo}]}}}",
                "{datasources: {a.yaml: {datasources: []}, b.yaml: {datasources: [{name: one, type: tempo}]}}}",
                // The chart kube-prometheus-stack
                "{grafana: {datasources: {datasources.yaml: {datasources: [{name: one, type: tempo}]}}}}",
                "{grafana: {additionalDataSources: [{name: one, type: tempo}]}}",
                "{additionalDataSources: [{name: one, type: tempo}]}"
            })
    void are_in_the_values_of_grafanas_charts(String values) {
        assertThat(found(values(values))).singleElement().satisfies(datasource -> {
            assertThat(datasource.name()).isEqualTo("one");
            assertThat(datasource.container()).isEqualTo(Container.HELM_VALUES);
            assertThat(datasource.namespace()).contains("monitoring");
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{datasources: text}",
                "{datasources: [{type: tempo}]}",
                "{datasources: {a.yaml: {datasources: {type: tempo}}}}",
                "{grafana: text, additionalDataSources: {a: {type: tempo}}}",
                "{additionalDataSources: [text, null, [a], {name: one}]}"
            })
    void are_not_in_values_of_other_shapes(String values) {
        assertThat(found(values(values))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "text: about datasources",
                "datasources: {type: tempo}",
                "datasources: text",
                "datasources: [text, null, 5]",
                "datasources: [{name: one}]",
                "deleteDatasources: [{name: one, type: tempo}]"
            })
    void are_not_in_texts_of_other_shapes(String text) {
        assertThat(found(held("ConfigMap", "data", "a.yaml", text + "\n"))).isEmpty();
        assertThat(platform(held("ConfigMap", "data", "a.yaml", text + "\n")).brokenProvisioning())
                .isEmpty();
    }

    @Test
    void are_lost_in_what_is_no_yaml() {
        Platform platform = platform(held("ConfigMap", "data", "a.yaml", "datasources: [{name: one, type: tempo}\n"));

        assertThat(platform.datasources()).isEmpty();
        assertThat(platform.brokenProvisioning())
                .singleElement()
                .hasToString("a.yaml:1: ConfigMap monitoring/datasources data[\"a.yaml\"]");
    }

    @Test
    void are_not_sought_in_broken_texts_about_something_else() {
        assertThat(platform(held("ConfigMap", "data", "a.yaml", "dashboards: [{name: one}\n"))
                        .brokenProvisioning())
                .isEmpty();
    }

    @Test
    void are_not_sought_in_a_key_without_text() {
        String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a.yaml: {datasources: []}}}\n";

        assertThat(found(map)).isEmpty();
    }

    @Test
    void are_told_apart_by_their_type() {
        Platform platform = platform("datasources: [{name: one, type: tempo}, {name: two, type: loki}]\n");

        assertThat(platform.datasources()).hasSize(2);
        assertThat(platform.tempoDatasources()).extracting(Datasource::name).containsExactly("one");
    }
}
