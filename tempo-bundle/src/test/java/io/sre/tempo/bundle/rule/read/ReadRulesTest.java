package io.sre.tempo.bundle.rule.read;

import static io.sre.tempo.bundle.rule.RuleFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRulesTest {

    /** Severity and message of each finding of a rule. */
    private static List<String> found(String rule, String... documents) {
        return RuleFixture.found("TEMPO-READ-" + rule, documents);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "001; a: [; error",
                "001; 'a: \"x'; error",
                "001; 'a:\tb'; warning",
                "001; '  \ta: b'; error",
                "001; {kind: A, b: !reference [c]}; warning",
                "001; {? [a] : b}; warning",
                "002; {kind: A, kind: B}; error",
                "002; {a: 1, a: 2}; warning",
                "003; 'a: {{ .Values.a }}'; information"
            })
    void says_what_could_not_be_read(String rule, String text, String severity) {
        assertThat(found(rule, text + "\n")).singleElement().asString().startsWith(severity + ": ");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{resources: [other.yaml]}; warning",
                "{resources: [broken.yaml]}; error",
                "{resources: [other.yaml], patches: [{path: ./broken.yaml}]}; error",
                "{configMapGenerator: [{name: a, files: [values.yaml=broken.yaml]}]}; error"
            })
    void knows_which_files_kustomize_reads(String kustomization, String severity) {
        for (String text : List.of("a: [\n", "{kind: A, kind: B}\n")) {
            Findings found = Validator.standard()
                    .validate(Manifests.parse(Map.of(
                            "tempo/kustomization.yaml",
                            kustomization,
                            "tempo/broken.yaml",
                            text,
                            "tempo/below/broken.yaml",
                            text,
                            "broken.yaml",
                            text)));

            assertThat(found.list())
                    .filteredOn(finding -> finding.rule().id().matches("TEMPO-READ-00[12]"))
                    .extracting(finding -> finding.place().file() + ": " + finding.severity())
                    .containsExactly(
                            "broken.yaml: error", "tempo/below/broken.yaml: warning", "tempo/broken.yaml: " + severity);
        }
    }

    @Test
    void lets_other_documents_of_a_broken_file_be() {
        assertThat(found("001", release("1.24.4", "{}"), "a: [\n")).hasSize(1);
        assertThat(found("001", release("1.24.4", "{}"))).isEmpty();
        assertThat(found("001", "")).isEmpty();
    }

    @Test
    void knows_what_provisions_grafana() {
        assertThat(found("008", "{apiVersion: 1, datasources: []}\n")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1.24.4, 0",
        "^1.24.0, 0",
        "1.x, 0",
        "'\"*\"', 1",
        "9.9.9, 1",
        "latest, 1",
        "1.0.0, 1",
        "'>=1.24.0-0 <2.0.0-0', 0"
    })
    void knows_versions(String version, int findings) {
        assertThat(found("005", release("'" + version.replace("\"", "") + "'", "{}")))
                .hasSize(findings);
    }

    @Test
    void does_not_know_the_other_chart() {
        assertThat(found("005", release("1.61.3", "{}").replace("chart: tempo\n", "chart: tempo-distributed\n")))
                .containsExactly("information: the values of the chart tempo-distributed are not checked");
        assertThat(found("005", release("1.61.3", "{}").replace("chart: tempo\n", "chart: loki\n")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{kind: Secret, name: s}; what only it can say was not checked",
                "{kind: Secret, name: s, optional: true}; checked as if it did not exist",
                "{kind: Secret, name: s, targetPath: a.b}; a.b was not checked"
            })
    void says_which_values_are_not_at_hand(String source, String ending) {
        assertThat(found("006", release("1.24.4", "{}\n  valuesFrom: [" + source + "]")))
                .singleElement()
                .asString()
                .endsWith(ending);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{config: 'a: b'}", "{config: ''}"})
    void says_that_a_configuration_was_not_checked(String values) {
        assertThat(found("007", release("1.24.4", values))).hasSize(1);
        assertThat(found("007", release("1.24.4", "{config: null}"))).isEmpty();
        assertThat(found("007", release("1.24.4", "{}\n  valuesFrom: [{kind: ConfigMap, name: elsewhere}]")))
                .isEmpty();
    }
}
