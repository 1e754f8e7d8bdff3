package io.sre.tempo.bundle.rule.read;

import static io.sre.tempo.bundle.rule.RuleFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.rule.RuleFixture;
import java.util.List;
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
    }
}
