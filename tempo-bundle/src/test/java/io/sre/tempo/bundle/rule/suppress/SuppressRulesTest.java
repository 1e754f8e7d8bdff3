package io.sre.tempo.bundle.rule.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressRulesTest {

    private static final String WRONG_PORT = "http_listen_port: 3100";

    /** Asks what these tests speak of, whatever rules there will be. */
    private final Validator validator = Validator.standard()
            .without(Validator.standard().rules().stream()
                    .filter(rule -> !List.of("PORT", "READ", "SUP").contains(rule.group()))
                    .map(Rule::id)
                    .toArray(String[]::new));

    @Test
    void keeps_what_is_suppressed_apart_with_its_reason() {
        Findings findings = validate(release("tempo", "TEMPO-PORT-001: '  a gateway asks 3100 '", WRONG_PORT));

        assertThat(findings).isEmpty();
        assertThat(findings.suppressed()).singleElement().satisfies(one -> {
            assertThat(one.finding().rule().id()).isEqualTo("TEMPO-PORT-001");
            assertThat(one.reason()).isEqualTo("a gateway asks 3100");
        });
    }

    @Test
    void speaks_of_its_own_resource_only() {
        Findings findings = validator.validate(Manifests.parse(Map.of(
                "a.yaml",
                release("tempo", "TEMPO-PORT-001: known", WRONG_PORT)
                        + "---\n"
                        + release("other", "example.org/note: none", WRONG_PORT))));

        assertThat(findings)
                .singleElement()
                .extracting(found -> found.place().resource())
                .isEqualTo("HelmRelease tempo/other");
        assertThat(findings.suppressed()).hasSize(1);
    }

    @Test
    void does_not_reach_the_same_resource_in_another_file() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("prod/tempo.yaml", release("tempo", "TEMPO-PORT-001: known", WRONG_PORT));
        files.put("test/tempo.yaml", release("tempo", "example.org/note: none", WRONG_PORT));

        Findings findings = validator.validate(Manifests.parse(files));

        assertThat(findings).extracting(found -> found.place().file()).containsExactly("test/tempo.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'  '", "", "true", "7", "[known]", "{reason: known}"})
    void asks_for_a_reason_that_is_text(String value) {
        Findings findings = validate(release("tempo", "TEMPO-PORT-001: " + value, WRONG_PORT));

        assertThat(findings.suppressed()).isEmpty();
        assertThat(findings).extracting(Finding::rule).extracting(Rule::id).contains("TEMPO-PORT-001", "TEMPO-SUP-001");
        assertThat(findings.ofRule("TEMPO-SUP-001"))
                .singleElement()
                .hasToString("warning TEMPO-SUP-001 a.yaml:7 metadata.annotations[\"suppress.sre.io/TEMPO-PORT-001\"]:"
                        + " TEMPO-PORT-001 is not suppressed, since there is no reason;"
                        + " write the reason as the value of the annotation, as text");
    }

    @Test
    void tells_of_what_suppresses_nothing() {
        assertThat(messages(release("tempo", "TEMPO-PORT-001: known", "http_listen_port: 3200")))
                .containsExactly("TEMPO-PORT-001 finds nothing in this HelmRelease");
        assertThat(messages(release("tempo", "TEMPO-READ-001: known", "{}")))
                .containsExactly("TEMPO-READ-001 cannot be suppressed");
        assertThat(messages(release("tempo", "TEMPO-SUP-002: known", "{}")))
                .containsExactly("TEMPO-SUP-002 cannot be suppressed");
    }

    @Test
    void proposes_the_rule_that_was_probably_meant() {
        assertThat(messages(release("tempo", "tempo-port-01: known", "{}")))
                .containsExactly("there is no rule \"tempo-port-01\"; TEMPO-PORT-001 is probably meant");
        assertThat(messages(release("tempo", "everything: ''", "{}")))
                .containsExactly("there is no rule \"everything\"");
        assertThat(messages(release("tempo", "\"\": known", "{}"))).containsExactly("there is no rule \"\"");
    }

    @Test
    void keeps_errors_of_reading() {
        String text = release("tempo", "TEMPO-READ-002: known", WRONG_PORT) + "---\na: 1\na: 2\n";

        Findings findings = validate(text);

        assertThat(findings.ofRule("TEMPO-READ-002")).hasSize(1);
        assertThat(findings.suppressed()).isEmpty();
    }

    @Test
    void suppresses_notes_of_what_was_not_checked() {
        String text = release("tempo", "TEMPO-READ-005: known", "{}").replace("1.24.4", "99.0.0");

        Findings findings = validate(text);

        assertThat(findings).isEmpty();
        assertThat(findings.suppressed()).hasSize(1);
    }

    @Test
    void says_nothing_about_rules_that_were_left_out() {
        String text = release("tempo", "TEMPO-PORT-001: known", "{}");

        assertThat(validator.without("TEMPO-PORT-001").validate(Manifests.parse("a.yaml", text)))
                .isEmpty();
        assertThat(validator.without("TEMPO-SUP-002").validate(Manifests.parse("a.yaml", text)))
                .isEmpty();
        assertThat(validator.without("TEMPO-SUP-002").rules())
                .extracting(Rule::id)
                .contains("TEMPO-SUP-001", "TEMPO-SUP-003")
                .doesNotContain("TEMPO-SUP-002");
        assertThatThrownBy(() -> validator.without("TEMPO-SUP-009"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no rule TEMPO-SUP-009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"annotations: 7", "annotations: [a]", "annotations:", "annotations: {suppress.sre.io: x}"})
    void takes_annotations_of_any_shape(String annotations) {
        String text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  " + annotations + "\n";

        assertThat(validate(text)).isEmpty();
    }

    private List<String> messages(String text) {
        return validate(text).list().stream().map(Finding::message).toList();
    }

    private Findings validate(String text) {
        return validator.validate(Manifests.parse(Map.of("a.yaml", text)));
    }

    private static String release(String name, String annotation, String server) {
        String prefix = annotation.startsWith("example.org") ? "" : "suppress.sre.io/";
        String key = annotation.startsWith("\"\"") ? "\"suppress.sre.io/\": known" : prefix + annotation;
        return """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata:
                  name: %s
                  namespace: tempo
                  annotations:
                    %s
                spec:
                  chart:
                    spec:
                      chart: tempo
                      version: 1.24.4
                      sourceRef: {kind: HelmRepository, name: grafana, namespace: flux-system}
                  values:
                    tempo:
                      server:
                        %s
                """.formatted(name, key, server);
    }
}
