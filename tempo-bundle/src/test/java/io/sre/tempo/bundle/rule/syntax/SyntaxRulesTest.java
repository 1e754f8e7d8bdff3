package io.sre.tempo.bundle.rule.syntax;

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

class SyntaxRulesTest {

    /** Severity and message of each finding of a rule. */
    private static List<String> found(String rule, String... documents) {
        return RuleFixture.found("TEMPO-SYN-" + rule, documents);
    }

    private static String resource(String apiVersion, String kind, String metadata, String more) {
        return """
                apiVersion: %s
                kind: %s
                metadata: %s
                %s
                """.formatted(apiVersion, kind, metadata, more);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "ConfigMap, tempo.values, 0",
        "ConfigMap, Tempo, 1",
        "ConfigMap, tempo_values, 1",
        "ConfigMap, '\"${name}_x\"', 0",
        "Service, 1tempo, 1",
        "Service, tempo.a, 1",
        "Namespace, tempo.a, 1",
        "Namespace, tempo-a, 0",
        "Widget, Tempo_A, 0"
    })
    void knows_how_names_are_written(String kind, String name, int findings) {
        assertThat(found("001", resource("v1", kind, "{name: %s}".formatted(name), "")))
                .hasSize(findings);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "_, warning",
        "APP_NAME, warning",
        "web-__BRANCH__, warning",
        "web_a, error",
        "NAMESPACE, warning",
        "Web, error",
        "a__b, error"
    })
    void a_name_may_stand_in_for_one_that_is_filled_in(String name, String severity) {
        assertThat(found("001", resource("v1", "ConfigMap", "{name: %s}".formatted(name), "")))
                .singleElement()
                .asString()
                .startsWith(severity + ": \"" + name);
        assertThat(found("001", resource("v1", "ConfigMap", "{name: a, namespace: %s}".formatted(name), "")))
                .singleElement()
                .asString()
                .startsWith(severity + ": \"" + name);
    }

    @Test
    void leaves_the_name_of_a_namespace_that_flux_gives() {
        String flux = resource(
                "kustomize.toolkit.fluxcd.io/v1",
                "Kustomization",
                "{name: apps, namespace: flux-system}",
                "spec: {path: ./, targetNamespace: tracing}");
        String namespace = resource("v1", "Namespace", "{name: My_Place}", "");

        assertThat(found("001", flux, namespace)).isEmpty();
        assertThat(found("001", namespace)).hasSize(1);
    }

    @Test
    void leaves_names_that_only_kustomize_reads() {
        String kustomization = "{name: My_Overlay, namespace: My_Place}";

        assertThat(found("001", resource("kustomize.config.k8s.io/v1beta1", "Kustomization", kustomization, "")))
                .isEmpty();
        assertThat(found("001", resource("kustomize.toolkit.fluxcd.io/v1", "Kustomization", kustomization, "")))
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{labels: {a: b}}; 0",
                "{labels: {a: true}}; 1",
                "{labels: {a: 1.0}}; 1",
                "{labels: {a: null}}; 0",
                "{labels: {a: ''}}; 0",
                "{labels: {a: [x]}}; 1",
                "{labels: {a: 'x y'}}; 1",
                "{labels: {a: '${X} y'}}; 0",
                "{labels: {a: '{{ .Release.Name }}'}}; 0",
                "{labels: {'{{ .Key }}': b}}; 0",
                "{labels: {'a b': c}}; 1",
                "{labels: {Example.com/a: c}}; 1",
                "{annotations: {a: 'x y'}}; 0",
                "{annotations: {a: 5}}; 1",
                "{annotations: {Example.com/a: c}}; 0",
                "{annotations: {'a b': c}}; 1",
                "{labels: text, annotations: [1]}; 0"
            })
    void knows_how_labels_are_written(String metadata, int findings) {
        assertThat(found("002", resource("v1", "ConfigMap", metadata.replaceFirst("}$", ", name: a}"), "")))
                .hasSize(findings);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "ConfigMap; data: {a: text}; 0",
                "ConfigMap; data: {a: 5}; 1",
                "ConfigMap; data: {a: null}; 0",
                "ConfigMap; data: {a: {b: c}}; 1",
                "ConfigMap; data: {'a b': c}; 1",
                "ConfigMap; data: {'${a} b': c}; 0",
                "ConfigMap; data: text; 0",
                "Secret; data: {a: dGVtcG8=}; 0",
                "Secret; data: {a: ''}; 0",
                "Secret; data: {a: \"dGVt\\ncG8=\\n\"}; 0",
                "Secret; data: {a: dGVtcG8}; 1",
                "Secret; data: {a: 'dGVt cG8='}; 1",
                "Secret; data: {a: hunter-2}; 1",
                "Secret; data: {a: '${secret}'}; 0",
                "Secret; data: {a: '{{ .Values.secret }}'}; 0",
                "Secret; data: {a: 'op://vault/item/field'}; 0",
                "Secret; data: {a: 'ref+awsssm://path/key'}; 0",
                "Secret; data: {a: 'ref+what!'}; 1",
                "Secret; stringData: {a: hunter-2}; 0",
                "Secret; stringData: {a: true}; 1"
            })
    void knows_what_config_maps_and_secrets_hold(String kind, String data, int findings) {
        assertThat(found("003", resource("v1", kind, "{name: a}", data)))
                .hasSize(findings)
                .noneMatch(message -> message.contains("hunter"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "[{port: 80}]; ",
                "[{port: 80}, {port: 81}]; error: port 80 has no name, and is not the only one",
                "[{port: 80, name: a}, {port: 81, name: a}]; error: two ports have the name a",
                "[{port: '80'}]; error: \"80\" is no port",
                "[{port: 0}]; error: 0 is no port",
                "[{port: 65536}]; error: 65536 is no port",
                "[{port: 99999999999}]; error: 99999999999 is no port",
                "[{name: a}]; error: nothing is no port",
                "[{port: '${PORT}'}]; ",
                "text; "
            })
    void knows_how_ports_are_written(String ports, String message) {
        List<String> found = found("004", resource("v1", "Service", "{name: a}", "spec: {ports: %s}".formatted(ports)));

        if (message == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(message);
        }
    }

    @Test
    void wants_an_object_once_in_a_file() {
        String map = resource("v1", "ConfigMap", "{name: a, namespace: x}", "");

        assertThat(found("005", map, map)).containsExactly("warning: ConfigMap a stands in line 1 already");
        assertThat(found("005", map, map.replace("namespace: x", "namespace: y")))
                .isEmpty();
        assertThat(found("005", map, map.replace("kind: ConfigMap", "kind: Secret")))
                .isEmpty();
        assertThat(found("005", map.replace("name: a", "generateName: a"), map.replace("name: a", "generateName: a")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"restricted, 0", "strict, 1", "'\"${LEVEL}\"', 0", "Restricted, 1", "true, 0", "'\"\"', 1"})
    void knows_the_levels_of_pod_security(String level, int findings) {
        String labels = "{name: a, labels: {pod-security.kubernetes.io/warn: %s}}".formatted(level);

        assertThat(found("006", resource("v1", "Namespace", labels, ""))).hasSize(findings);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yes, warning", "Off, warning", "true, error", "1, error"})
    void words_for_yes_and_no_are_text_to_kustomize(String value, String severity) {
        String map = resource("v1", "ConfigMap", "{name: a}", "data: {a: %s}".formatted(value));
        String labelled = resource("v1", "ConfigMap", "{name: a, labels: {a: %s}}".formatted(value), "");

        assertThat(found("003", map)).singleElement().asString().startsWith(severity + ": ");
        assertThat(found("002", labelled)).singleElement().asString().startsWith(severity + ": ");
    }

    @Test
    void kustomize_makes_text_of_annotations() {
        String map =
                resource("v1", "ConfigMap", "{name: a, annotations: {a: false, b: 5, c: [x]}, labels: {d: true}}", "");
        Map<String, String> built = Map.of("kustomization.yaml", "resources: [a.yaml]\n", "a.yaml", map);

        assertThat(found("002", map))
                .containsExactly(
                        "warning: a is false and not text",
                        "warning: b is 5 and not text",
                        "error: c is a list and not text",
                        "error: d is true and not text");
        assertThat(RuleFixture.found("TEMPO-SYN-002", built))
                .containsExactly("error: c is a list and not text", "error: d is true and not text");
    }

    @Test
    void a_service_may_begin_with_a_digit_since_kubernetes_1_36() {
        assertThat(found("001", resource("v1", "Service", "{name: 1tempo}", "")))
                .singleElement()
                .asString()
                .startsWith("warning: \"1tempo\" must be a Service name");
        assertThat(found("001", resource("example.org/v1", "Service", "{name: 1tempo}", "")))
                .isEmpty();
    }

    @Test
    void a_whole_number_may_be_written_with_a_fraction() {
        String ports = "spec: {ports: [{name: a, port: 80.0}, {name: b, port: 8e1}]}";

        assertThat(found("004", resource("v1", "Service", "{name: a}", ports))).isEmpty();
        assertThat(found("004", resource("v1", "Service", "{name: a}", ports.replace("80.0", "80.5"))))
                .containsExactly("error: 80.5 is no port");
    }

    @ParameterizedTest(name = "TEMPO-SYN-{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "003 | Secret    | data: {a: b}",
                "004 | Service   | spec: {ports: [{port: text}]}",
                "006 | Namespace | spec: {}"
            })
    void leaves_kinds_of_the_same_name_of_others(String rule, String kind, String more) {
        String metadata = "{name: a, labels: {pod-security.kubernetes.io/enforce: high}}";

        assertThat(found(rule, resource("example.org/v1", kind, metadata, more)))
                .isEmpty();
        assertThat(found(rule, resource("v1", kind, metadata, more))).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"other.yaml, warning", "a.yaml, error"})
    void warns_only_of_what_nobody_applies(String named, String severity) {
        String wrong = String.join(
                "---\n",
                resource("v1", "ConfigMap", "{name: Tempo, namespace: a_b}", "data: {a b: c}"),
                resource("v1", "ConfigMap", "{name: tempo, labels: {a: b c}}", ""),
                resource("v1", "Service", "{name: tempo}", "spec: {ports: [{port: 0}]}"));
        Findings found = Validator.standard()
                .validate(Manifests.parse(
                        Map.of("x/a.yaml", wrong, "x/kustomization.yaml", "resources: [%s]\n".formatted(named))));

        assertThat(found.list())
                .filteredOn(finding -> finding.rule().id().startsWith("TEMPO-SYN-"))
                .hasSize(5)
                .extracting(finding -> finding.severity().toString())
                .containsOnly(severity);
    }
}
