package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.json;
import static io.sre.tempo.model.flux.Fixtures.tree;
import static io.sre.tempo.model.flux.Fixtures.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelmReleaseCheckTest {

    private static final String BY_REF = """
            interval: 30m
            chartRef: {kind: OCIRepository, name: tempo}
            kubeConfig: {secretRef: {name: edge}}
            install: {strategy: {name: RetryOnFailure}}
            upgrade: {strategy: {name: RetryOnFailure}, remediation: {retries: 1}}
            test: {filters: [{name: smoke}]}
            waitStrategy: {name: poller}
            healthCheckExprs: [{apiVersion: v1, current: 'true'}]
            postRenderers: [{kustomize: {patches: [{patch: x}], images: [{name: x}]}}]
            dependsOn: [{name: minio}]
            valuesFrom: [{kind: Secret, name: s3}]
            """;

    private static final String BY_TEMPLATE = """
            interval: 30m
            chart: {spec: {chart: tempo, sourceRef: {kind: HelmRepository, name: charts}, verify: {provider: cosign}}}
            """;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /interval                                | ''         | interval: nothing must not be missing; set it
            /interval                                | 1d         | interval: "1d" must be a Flux duration
            /timeout                                 | 5          | timeout: "5" must be a Flux duration
            /chartRef/kind                           | Chart      | chartRef.kind: "Chart" must be one of OCIRepository, HelmChart, ExternalArtifact; write one of them
            /chartRef/kind                           | ''         | chartRef.kind: nothing must not be missing
            /chartRef/name                           | ''         | chartRef.name: nothing must not be missing
            /chartRef/name                           | Tempo      | chartRef.name: "Tempo" must be a DNS name
            /chartRef/namespace                      | a.b        | chartRef.namespace: "a.b" must be a DNS label
            /releaseName                             | Tempo      | releaseName: "Tempo" must be a Helm release name: at most 53
            /releaseName                             | ''         | releaseName: "" must be a Helm release name
            /releaseName                             | a234567890b234567890c234567890d234567890e234567890f234 | releaseName: "a2345
            /targetNamespace                         | a_b        | targetNamespace: "a_b" must be a DNS label
            /storageNamespace                        | ''         | storageNamespace: "" must be a DNS label
            /serviceAccountName                      | a_b        | serviceAccountName: "a_b" must be a DNS name
            /dependsOn/0/name                        | ''         | dependsOn[0].name: nothing must not be missing
            /dependsOn/0/name                        | a_b        | dependsOn[0].name: "a_b" must be a DNS name
            /dependsOn/0/namespace                   | a_b        | dependsOn[0].namespace: "a_b" must be a DNS label
            /kubeConfig/secretRef/name               | ''         | kubeConfig.secretRef.name: nothing must not be missing
            /install/timeout                         | 1d         | install.timeout: "1d" must be a Flux duration
            /install/crds                            | skip       | install.crds: "skip" must be one of Skip, Create, CreateReplace
            /install/strategy/name                   | ''         | install.strategy.name: nothing must not be missing
            /install/strategy/name                   | Retry      | install.strategy.name: "Retry" must be one of
            /install/strategy/retryInterval          | 1d         | install.strategy.retryInterval: "1d" must be a Flux duration
            /upgrade/timeout                         | 1d         | upgrade.timeout: "1d" must be a Flux duration
            /upgrade/crds                            | All        | upgrade.crds: "All" must be one of
            /upgrade/strategy/name                   | ''         | upgrade.strategy.name: nothing must not be missing
            /upgrade/remediation/strategy            | none       | upgrade.remediation.strategy: "none" must be one of rollback, uninstall
            /upgrade/chartNameChangeStrategy         | none       | upgrade.chartNameChangeStrategy: "none" must be one of
            /upgrade/serverSideApply                 | yes        | upgrade.serverSideApply: "yes" must be one of enabled, disabled, auto
            /test/timeout                            | 1d         | test.timeout: "1d" must be a Flux duration
            /test/filters/0/name                     | ''         | test.filters[0].name: nothing must not be missing
            /rollback/timeout                        | 1d         | rollback.timeout: "1d" must be a Flux duration
            /rollback/serverSideApply                | yes        | rollback.serverSideApply: "yes" must be one of
            /uninstall/timeout                       | 1d         | uninstall.timeout: "1d" must be a Flux duration
            /uninstall/deletionPropagation           | all        | uninstall.deletionPropagation: "all" must be one of
            /driftDetection/mode                     | on         | driftDetection.mode: "on" must be one of enabled, warn, disabled
            /waitStrategy/name                       | ''         | waitStrategy.name: nothing must not be missing
            /healthCheckExprs/0/apiVersion           | ''         | healthCheckExprs[0].apiVersion: nothing must not be missing
            /healthCheckExprs/0/current              | ''         | healthCheckExprs[0].current: nothing must not be missing
            /commonMetadata/labels/a                 | b c        | commonMetadata.labels[a]: "b c" must be a label value
            /commonMetadata/annotations/a b          | b c        | commonMetadata.annotations: "a b" must be a label key
            /postRenderers/0/kustomize/patches/0/patch | ''       | postRenderers[0].kustomize.patches[0].patch: nothing must not be missing
            /postRenderers/0/kustomize/images/0/name | ''         | postRenderers[0].kustomize.images[0].name: nothing must not be missing
            /postRenderStrategy                      | all        | postRenderStrategy: "all" must be one of nohooks, combined, separate
            /valuesFrom/0/kind                       | ''         | valuesFrom[0].kind: nothing must not be missing
            /valuesFrom/0/kind                       | Config     | valuesFrom[0].kind: "Config" must be one of Secret, ConfigMap
            /valuesFrom/0/name                       | ''         | valuesFrom[0].name: nothing must not be missing
            /valuesFrom/0/valuesKey                  | a b        | valuesFrom[0].valuesKey: "a b" must have at most 253 characters, all of
            /valuesFrom/0/targetPath                 | a[123456]  | valuesFrom[0].targetPath: "a[123456]" must have at most 250 characters, all of
            /values                                  | text       | values: STRING must be an object; write the chart's values by their names
            """)
    void a_field_that_flux_refuses_is_named(String pointer, String value, String problem) {
        assertThat(problems(with(BY_REF, pointer, value)))
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /chart/metadata/labels/a     | b c        | chart.metadata.labels[a]: "b c" must be a label value
            /chart/spec/chart            | ''         | chart.spec.chart: nothing must not be missing
            /chart/spec/interval         | 1d         | chart.spec.interval: "1d" must be a Flux duration
            /chart/spec/reconcileStrategy | Always    | chart.spec.reconcileStrategy: "Always" must be one of ChartVersion, Revision
            /chart/spec/sourceRef/name   | ''         | chart.spec.sourceRef.name: nothing must not be missing
            /chart/spec/sourceRef/namespace | a_b     | chart.spec.sourceRef.namespace: "a_b" must be a DNS label
            /chart/spec/sourceRef/kind   | Bucket     | chart.spec.verify: Bucket must be a HelmRepository to be verified; leave out verify
            /chart/spec/verify/provider  | gpg        | chart.spec.verify.provider: "gpg" must be one of cosign, notation
            /chart/spec/verify/secretRef/name | a_b   | chart.spec.verify.secretRef.name: "a_b" must be a DNS name
            """)
    void a_field_of_a_chart_that_flux_refuses_is_named(String pointer, String value, String problem) {
        assertThat(problems(with(BY_TEMPLATE, pointer, value)))
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_REF, BY_TEMPLATE})
    void the_objects_that_the_tables_begin_with_are_good(String spec) {
        assertThat(problems(tree(spec))).as("problems").isEmpty();
    }

    @Test
    void lengths_are_those_of_the_crd() {
        assertThat(problems(with(BY_TEMPLATE, "/chart/spec/chart", "c".repeat(2048))))
                .isEmpty();
        assertThat(problems(with(BY_TEMPLATE, "/chart/spec/chart", "c".repeat(2049))))
                .hasSize(1);
        assertThat(problems(with(BY_REF, "/releaseName", "r".repeat(53)))).isEmpty();
        assertThat(problems(with(BY_REF, "/test/filters/0/name", "t".repeat(253))))
                .isEmpty();
        assertThat(problems(with(BY_REF, "/test/filters/0/name", "t".repeat(254))))
                .hasSize(1);
        assertThat(problems(with(BY_REF, "/valuesFrom/0/valuesKey", "k".repeat(253))))
                .isEmpty();
        assertThat(problems(with(BY_REF, "/valuesFrom/0/valuesKey", "k".repeat(254))))
                .hasSize(1);
        assertThat(problems(with(BY_REF, "/valuesFrom/0/targetPath", "p".repeat(250))))
                .isEmpty();
        assertThat(problems(with(BY_REF, "/valuesFrom/0/targetPath", "p".repeat(251))))
                .hasSize(1);
        assertThat(problems(with(BY_REF, "/valuesFrom/0/targetPath", "a.b\\.c[0]/d-e_f")))
                .isEmpty();
    }

    @Test
    void a_chart_comes_from_one_place() {
        ChartTemplate template =
                yaml(BY_TEMPLATE, HelmReleaseSpec.class).chart().orElseThrow();

        assertThatThrownBy(() -> Fixtures.release().chart(template).build())
                .as("both")
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessage(
                        "The HelmRelease spec has a problem:%n  1. chart: \"chart and chartRef\" must be set, or chartRef,"
                                + " but not both; leave out one of them",
                        new Object[0]);
        assertThatThrownBy(() -> HelmReleaseSpec.builder().interval("1h").build())
                .as("neither")
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining(
                        "chart: nothing must be set, or chartRef, but not both; set chartRef to an OCIRepository");
    }

    @Test
    void a_kubeconfig_comes_from_one_place() {
        assertThat(problems(tree(BY_REF.replace("{secretRef: {name: edge}}", "{}"))))
                .singleElement()
                .asString()
                .startsWith("kubeConfig.secretRef: nothing must be set, or configMapRef, but not both");
        assertThat(problems(with(BY_REF, "/kubeConfig/configMapRef/name", "edge")))
                .singleElement()
                .asString()
                .startsWith("kubeConfig.secretRef: \"secretRef and configMapRef\" must be set");
    }

    @Test
    void a_configmap_of_a_kubeconfig_has_a_name() {
        assertThat(problems(tree(BY_REF.replace("{secretRef: {name: edge}}", "{configMapRef: {name: edge}}"))))
                .as("with a name")
                .isEmpty();
        assertThat(problems(tree(BY_REF.replace("{secretRef: {name: edge}}", "{configMapRef: {}}"))))
                .as("without")
                .singleElement()
                .asString()
                .startsWith("kubeConfig.configMapRef.name: nothing must not be missing");
    }

    @Test
    void a_chart_says_what_kind_its_source_is() {
        assertThat(problems(tree(
                        BY_TEMPLATE.replace("kind: HelmRepository, ", "").replace(", verify: {provider: cosign}", ""))))
                .singleElement()
                .asString()
                .startsWith("chart.spec.sourceRef.kind: nothing must not be missing");
    }

    @Test
    void a_retry_interval_needs_the_strategy_that_retries() {
        ObjectNode both = with(BY_REF, "/upgrade/strategy/retryInterval", "1m");
        assertThat(problems(both)).as("with RetryOnFailure").isEmpty();

        ((ObjectNode) both.at("/upgrade/strategy")).put("name", "RemediateOnFailure");
        assertThat(problems(both))
                .as("with RemediateOnFailure")
                .singleElement()
                .asString()
                .startsWith(
                        "upgrade.strategy.retryInterval: \"1m\" must be left out unless the strategy is RetryOnFailure");
    }

    @Test
    void one_exception_names_every_problem_in_the_order_of_the_fields() {
        HelmReleaseSpec.Builder builder = HelmReleaseSpec.builder()
                .addDependsOn(DependencyRef.of("Minio"))
                .targetNamespace("Tracing")
                .interval("1 hour");

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidDescriptionException.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Problem::path)
                                .as("paths")
                                .containsExactly("interval", "chart", "targetNamespace", "dependsOn[0].name"));
        assertThatCode(builder::buildUnchecked).as("on purpose").doesNotThrowAnyException();
    }

    private static ObjectNode with(String yaml, String pointer, String value) {
        ObjectNode spec = tree(yaml);
        JsonPointer place = JsonPointer.compile(pointer);
        String text = value.equals("''") ? "" : value;
        if (spec.at(place.head()).isMissingNode()) {
            spec.withObject(place.head());
        }
        ((ObjectNode) spec.at(place.head())).set(place.last().getMatchingProperty(), TextNode.valueOf(text));
        return spec;
    }

    private static List<Problem> problems(ObjectNode spec) {
        HelmRelease release = HelmRelease.of("monitoring", "tempo", json(spec.toString(), HelmReleaseSpec.class));
        return release.problems().stream()
                .map(problem -> new Problem(
                        problem.path().replaceFirst("^spec\\.", ""), problem.value(), problem.rule(), problem.mend()))
                .toList();
    }
}
