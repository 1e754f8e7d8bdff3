package io.sre.tempo.bundle.rule.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodRulesTest {

    private static List<String> found(String rule, String version, String values) {
        return RuleFixture.found("TEMPO-POD-" + rule, RuleFixture.release(version, values));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{tempo: {livenessProbe: text, readinessProbe: [a], resources: text, tag: [a], extraEnv: 5}}",
                "{tempo: {livenessProbe: {httpGet: text}, resources: {requests: [a], limits: {memory: [a], cpu: {a: b}}}}}",
                "{tempo: {extraEnv: [null, text, 5, {name: null}], repository: 5}, securityContext: [a]}",
                "{podLabels: text, podAnnotations: [a], extraLabels: 5, global: {commonLabels: a}, tempoQuery: true}"
            })
    void takes_values_of_any_shape(String values) {
        assertThat(Validator.standard()
                        .validate(Manifests.parse(Map.of("a.yaml", RuleFixture.release("1.24.4", values))))
                        .list())
                .isNotNull();
    }

    @ParameterizedTest(name = "chart {0}, {1} {2}")
    @CsvSource({
        "1.23.0, httpGet, 3100, true",
        "1.23.1, httpGet, 3100, false",
        "1.23.1, httpGet, 3200, true",
        "1.15.0, httpGet, 9999, true",
        "1.24.4, httpGet, prom-metrics, true",
        "1.22.0, httpGet, prom-metrics, false",
        "1.21.1, httpGet, prom-metrics, true",
        "1.24.4, httpGet, http, false",
        "1.24.4, httpGet, 4317, false",
        "1.24.4, tcpSocket, 4317, true",
        "1.24.4, tcpSocket, 9095, true",
        "1.24.4, tcpSocket, 3100, false",
        "1.24.4, tcpSocket, otlp-grpc, true",
        "1.24.4, httpGet, '\"${PORT}\"', true"
    })
    void knows_where_tempo_answers(String chart, String handler, String port, boolean good) {
        String values = "{tempo: {readinessProbe: {%s: {port: %s}}}}";

        assertThat(found("001", chart, values.formatted(handler, port)).isEmpty())
                .isEqualTo(good);
    }

    @Test
    void leaves_a_port_that_tempo_is_told_to_another_rule() {
        assertThat(found("001", "1.24.4", "{tempo: {server: {http_listen_port: 8080}}}"))
                .isEmpty();
        assertThat(found(
                        "001",
                        "1.24.4",
                        "{tempo: {server: {http_listen_port: 8080}, livenessProbe: {httpGet: {port: 8080}}}}"))
                .isEmpty();
    }

    @Test
    void counts_the_handlers_of_a_probe() {
        assertThat(found("002", "1.24.4", "{tempo: {livenessProbe: {tcpSocket: {port: 3200}}}}"))
                .containsExactly("error: the livenessProbe has httpGet and tcpSocket");
        assertThat(found("002", "1.24.4", "{tempo: {livenessProbe: {httpGet: null}}}"))
                .containsExactly("error: the livenessProbe does not say how to ask");
        assertThat(found("002", "1.24.4", "{tempo: {livenessProbe: null}}")).isEmpty();
        assertThat(found("002", "1.15.0", "{tempo: {livenessProbe: {tcpSocket: {port: 3200}}}}"))
                .isEmpty();
    }

    @Test
    void reckons_how_long_the_kubelet_waits() {
        assertThat(found("003", "1.24.4", "{persistence: {enabled: true}}"))
                .containsExactly("information: the kubelet kills Tempo after 60 seconds of starting");
        assertThat(found("003", "1.24.4", "{}")).isEmpty();
        assertThat(found("003", "1.15.0", "{persistence: {enabled: true}}")).isEmpty();
        assertThat(found(
                        "003",
                        "1.24.4",
                        "{persistence: {enabled: true}, tempo: {livenessProbe: {initialDelaySeconds: 90}}}"))
                .isEmpty();
    }

    @Test
    void knows_which_versions_take_long_to_stop() {
        assertThat(found("004", "1.8.0", "{}"))
                .containsExactly("information: Tempo 2.4.2 takes longer to stop than Kubernetes waits");
        assertThat(found("004", "1.9.0", "{}")).isEmpty();
        assertThat(found("004", "1.8.0", "{tempo: {tag: custom}}")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "512Mi, ''",
        "512mi, error",
        "1G, ''",
        "1e9, ''",
        "1073741824, ''",
        "-1Gi, error",
        "+1Gi, ''",
        ".5Gi, ''",
        "512m, warning",
        "'true', ''",
        "'\"${MEMORY}\"', ''"
    })
    void wants_an_amount_of_memory(String amount, String severity) {
        List<String> found = found("006", "1.24.4", "{tempo: {resources: {limits: {memory: %s}}}}".formatted(amount));

        assertThat(found).hasSize(severity.isEmpty() ? 0 : 1).allMatch(text -> text.startsWith(severity + ": "));
    }

    @Test
    void compares_requests_with_limits_as_amounts() {
        String values = "{tempo: {resources: {requests: {memory: %s}, limits: {memory: %s}}}}";

        assertThat(found("007", "1.24.4", values.formatted("1G", "1Gi"))).isEmpty();
        assertThat(found("007", "1.24.4", values.formatted("1Gi", "1G")))
                .containsExactly("error: the request of memory is \"1Gi\", and the limit is \"1G\"");
        assertThat(found("007", "1.24.4", values.formatted("1Gi", "null"))).isEmpty();
    }

    @ParameterizedTest(name = "chart {0}")
    @CsvSource({"1.12.0, ''", "1.13.0, error", "1.18.2, error", "1.18.3, warning", "2.2.4, warning"})
    void knows_which_query_ui_crashes(String chart, String severity) {
        List<String> found = found("008", chart, "{tempoQuery: {enabled: true}}");

        assertThat(found).hasSize(severity.isEmpty() ? 0 : 1).allMatch(text -> text.startsWith(severity + ": "));
        assertThat(found("008", chart, "{tempoQuery: {enabled: true, tag: \"2.5.0\"}}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "chart {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.7.2 | {extraLabels: {helm.sh/chart: a}} | 1",
                "1.7.2 | {extraLabels: {team: a}} | 0",
                "1.7.2 | {podAnnotations: {checksum/config: a}} | 1",
                "1.7.2 | {podLabels: {helm.sh/chart: a}} | 0",
                "1.7.2 | {serviceAccount: {labels: {app.kubernetes.io/name: a}}} | 1",
                "1.7.2 | {serviceAccount: {create: false, labels: {app.kubernetes.io/name: a}}} | 0",
                "1.10.3 | {global: {commonLabels: {app.kubernetes.io/name: a}}} | 0",
                "1.11.0 | {global: {commonLabels: {app.kubernetes.io/name: a}}} | 1",
                "1.11.0 | {extraLabels: {team: a}, global: {commonLabels: {team: a}}} | 1",
                "1.19.0 | {service: {labels: {app.kubernetes.io/name: a}}} | 0",
                "1.20.0 | {service: {labels: {app.kubernetes.io/name: a}}} | 1"
            })
    void finds_labels_that_are_there_already(String chart, String values, int count) {
        assertThat(found("011", chart, values)).hasSize(count);
    }

    @Test
    void knows_whom_the_image_runs_as() {
        assertThat(found("012", "1.8.0", "{securityContext: {runAsNonRoot: true}}"))
                .containsExactly("error: runAsNonRoot is true, and the image of Tempo 2.4.2 runs as root");
        assertThat(found("012", "1.9.0", "{securityContext: {runAsNonRoot: true}}"))
                .isEmpty();
        assertThat(found("012", "1.8.0", "{securityContext: {runAsNonRoot: true}, tempo: {repository: own/tempo}}"))
                .isEmpty();
        assertThat(found("012", "2.2.4", "{tempo: {securityContext: {runAsUser: 0}}}"))
                .containsExactly("error: runAsNonRoot is true, and runAsUser is root");
    }

    @Test
    void knows_the_shape_of_variables() {
        String values = "{tempo: {extraEnv: [%s]}}";

        assertThat(found("013", "1.24.4", values.formatted("{name: A, value: true}")))
                .containsExactly("error: the variable A is true, which is not text");
        assertThat(found("013", "1.24.4", values.formatted("{secretRef: {name: a}}")))
                .containsExactly("error: a variable of extraEnv has no name");
        assertThat(found("013", "1.24.4", values.formatted("{name: A, value: a, valueFrom: {fieldRef: {}}}")))
                .containsExactly("error: the variable A has a value and valueFrom");
        assertThat(found("013", "1.24.4", values.formatted("{name: A, value: \"\", valueFrom: {fieldRef: {}}}")))
                .isEmpty();
        assertThat(found("013", "1.24.4", values.formatted("{name: A}, {name: B, value: null}")))
                .isEmpty();
        assertThat(found("013", "1.24.4", "{tempo: {extraEnv: {A: b}}}"))
                .containsExactly("error: extraEnv is an object, not a list");
    }

    @Test
    void finds_a_variable_that_is_given_twice() {
        assertThat(found("014", "1.24.4", "{tempo: {extraEnv: [{name: A}, {name: B}, {name: A}, {name: \"${C}\"}]}}"))
                .containsExactly("warning: the variable A is given twice");
    }

    @Test
    void wants_labels_annotations_and_node_selectors_as_text() {
        assertThat(RuleFixture.found(
                        "TEMPO-POD-015",
                        RuleFixture.release(
                                "1.24.4",
                                "{podLabels: {a: 1}, nodeSelector: {b: true}, podAnnotations: {c: x, d: '1'}}")))
                .containsExactlyInAnyOrder(
                        "error: podLabels.a is 1 and not text", "error: nodeSelector.b is true and not text");
        assertThat(RuleFixture.found(
                        "TEMPO-POD-015",
                        RuleFixture.release("1.24.4", "{persistence: {enabled: false, annotations: {a: 1}}}")))
                .isEmpty();
        assertThat(RuleFixture.found(
                        "TEMPO-POD-015",
                        RuleFixture.release("1.24.4", "{serviceAccount: {create: false, annotations: {a: 1}}}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"port: 3100 | 1", "port: 15021, path: /healthz/ready | 0", "port: 3100, host: 10.0.0.1 | 0"})
    void a_probe_of_somebody_else_is_not_judged(String probe, int findings) {
        assertThat(found("001", "1.24.4", "{tempo: {livenessProbe: {httpGet: {%s}}}}".formatted(probe)))
                .hasSize(findings);
    }

    @Test
    void an_image_of_ones_own_may_take_the_flags() {
        String values = "{tempoQuery: {enabled: true, repository: %s}}";

        assertThat(found("008", "1.16.0", values.formatted("example.org/grafana/tempo-query")))
                .hasSize(1);
        assertThat(found("008", "1.16.0", values.formatted("example.org/jaeger-query")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"grafana/tempo, error", "docker.io/grafana/tempo, error", "example.org/grafana/tempo, warning"})
    void an_image_of_ones_own_may_have_another_user(String repository, String severity) {
        String values = "{securityContext: {runAsNonRoot: true}, tempo: {repository: %s}}";

        assertThat(found("012", "1.7.2", values.formatted(repository)))
                .singleElement()
                .asString()
                .startsWith(severity + ": ");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1, error", "true, error", "yes, warning"})
    void kustomize_makes_text_of_yes(String value, String severity) {
        assertThat(found("013", "1.24.4", "{tempo: {extraEnv: [{name: A, value: %s}]}}".formatted(value)))
                .singleElement()
                .asString()
                .startsWith(severity + ": ");
        assertThat(found("015", "1.24.4", "{podAnnotations: {a: %s}}".formatted(value)))
                .singleElement()
                .asString()
                .startsWith(severity + ": ");
    }

    private static final String NAMESPACE = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: tempo, labels: {%s}}
            """;

    private static final String HARDENED =
            "{allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, seccompProfile: {type: Localhost}, runAsNonRoot: true}";

    private static List<String> admitted(String labels, String version, String values) {
        return RuleFixture.found("TEMPO-POD-016", NAMESPACE.formatted(labels), RuleFixture.release(version, values));
    }

    private static List<String> restricted(String version, String values) {
        return admitted("pod-security.kubernetes.io/enforce: restricted", version, values);
    }

    @ParameterizedTest(name = "chart {0}")
    @CsvSource({"1.10.2, ' runAsNonRoot: true,'", "1.10.3, ''", "2.2.4, ''"})
    void asks_a_restricted_pod_for_what_the_chart_leaves_out(String version, String alsoLacking) {
        assertThat(restricted(version, "{}"))
                .containsExactly("error: the namespace tempo enforces restricted, and the container tempo lacks"
                        + " allowPrivilegeEscalation: false, capabilities.drop: [ALL],%s seccompProfile.type: RuntimeDefault"
                                .formatted(alsoLacking));
        assertThat(restricted(version, "{tempo: {securityContext: %s}}".formatted(HARDENED)))
                .isEmpty();
    }

    @Test
    void takes_the_pod_for_the_container_where_both_may_say_it() {
        String container =
                "tempo: {securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [KILL, ALL]}}}";
        assertThat(restricted(
                        "1.24.4", "{securityContext: {seccompProfile: {type: RuntimeDefault}}, " + container + "}"))
                .isEmpty();
        assertThat(restricted("1.24.4", "{securityContext: null, " + container + "}"))
                .containsExactly("error: the namespace tempo enforces restricted, and the container tempo lacks"
                        + " runAsNonRoot: true, seccompProfile.type: RuntimeDefault");
    }

    @Test
    void says_what_a_level_forbids() {
        String context = "tempo: {securityContext: {privileged: true, runAsUser: 0, runAsNonRoot: false,"
                + " allowPrivilegeEscalation: true, capabilities: {drop: [ALL], add: [CHOWN, SYS_ADMIN, NET_BIND_SERVICE]}}}";
        String values = "{securityContext: {seccompProfile: {type: Unconfined}}, " + context
                + ", extraVolumes: [{name: a, hostPath: {path: /a}}, {name: b, nfs: {server: b}}, {name: c, emptyDir: {}}]}";
        String pre = "error: the namespace enforces %s, which forbids ";
        String baseline = pre.formatted("baseline");
        assertThat(admitted("pod-security.kubernetes.io/enforce: baseline", "1.24.4", values))
                .containsExactlyInAnyOrder(
                        baseline + "securityContext.seccompProfile.type \"Unconfined\"",
                        baseline + "tempo.securityContext.privileged true",
                        baseline + "tempo.securityContext.capabilities.add[1] \"SYS_ADMIN\"",
                        baseline + "extraVolumes[0].hostPath");
        String strict = pre.formatted("restricted");
        assertThat(restricted("1.24.4", values))
                .containsExactlyInAnyOrder(
                        strict + "securityContext.seccompProfile.type \"Unconfined\"",
                        strict + "tempo.securityContext.privileged true",
                        strict + "tempo.securityContext.capabilities.add[0] \"CHOWN\"",
                        strict + "tempo.securityContext.capabilities.add[1] \"SYS_ADMIN\"",
                        strict + "tempo.securityContext.runAsUser 0",
                        strict + "tempo.securityContext.runAsNonRoot false",
                        strict + "tempo.securityContext.allowPrivilegeEscalation true",
                        strict + "extraVolumes[0].hostPath",
                        strict + "extraVolumes[1].nfs");
    }

    @Test
    void looks_at_every_container() {
        String values = "{tempo: {securityContext: %s}, securityContext: %s, tempoQuery: {enabled: true},"
                + " initContainers: [{name: first, securityContext: {privileged: true}}], extraContainers: [{name: last}]}";
        String text = values.formatted(HARDENED, HARDENED);
        String lacks = " lacks allowPrivilegeEscalation: false, capabilities.drop: [ALL]";
        String pre = "error: the namespace tempo enforces restricted, and the container ";
        assertThat(restricted("2.0.0", text)).containsExactly(pre + "tempo-query" + lacks);
        assertThat(restricted("2.1.0", text))
                .containsExactlyInAnyOrder(
                        pre + "tempo-query" + lacks,
                        pre + "first" + lacks,
                        pre + "last" + lacks,
                        "error: the namespace enforces restricted, which forbids initContainers[0].securityContext.privileged true");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "pod-security.kubernetes.io/warn: restricted",
                "pod-security.kubernetes.io/enforce: baseline",
                "pod-security.kubernetes.io/enforce: privileged",
                "pod-security.kubernetes.io/enforce: '${LEVEL}'",
                "pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.18"
            })
    void leaves_pods_alone_where_nobody_surely_refuses_them(String labels) {
        assertThat(admitted(labels, "1.24.4", "{}")).isEmpty();
    }

    @Test
    void does_not_guess_what_the_security_context_is() {
        assertThat(restricted("1.24.4", "{tempo: {securityContext: '${CONTEXT}'}}"))
                .isEmpty();
        assertThat(restricted("1.24.4", "{securityContext: '${CONTEXT}'}")).isEmpty();
        assertThat(
                        restricted(
                                "1.24.4",
                                "{tempo: {securityContext: {allowPrivilegeEscalation: '${A}', capabilities: '${B}', seccompProfile: '${C}'}}}"))
                .isEmpty();
        assertThat(restricted(
                        "1.24.4",
                        "{tempo: {securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: ['${B}']},"
                                + " seccompProfile: {type: RuntimeDefault}}}}"))
                .isEmpty();
        assertThat(restricted("1.24.4", "{}\n  postRenderers: [{kustomize: {}}]"))
                .isEmpty();
        assertThat(restricted("1.24.4", "{}\n  valuesFrom: [{kind: Secret, name: elsewhere}]"))
                .isEmpty();
    }

    @Test
    void warns_where_something_may_change_the_pod() {
        String policy = "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: harden}\n";
        assertThat(RuleFixture.found(
                        "TEMPO-POD-016",
                        NAMESPACE.formatted("pod-security.kubernetes.io/enforce: restricted"),
                        policy,
                        RuleFixture.release("1.24.4", "{}")))
                .singleElement()
                .asString()
                .startsWith("warning: ");
    }

    @Test
    void does_not_choose_between_namespaces_of_several_clusters() {
        assertThat(RuleFixture.found(
                        "TEMPO-POD-016",
                        NAMESPACE.formatted("pod-security.kubernetes.io/enforce: restricted"),
                        NAMESPACE.formatted("pod-security.kubernetes.io/enforce: privileged"),
                        RuleFixture.release("1.24.4", "{}")))
                .isEmpty();
    }

    @Test
    void wants_references_below_value_from() {
        String values = "{tempo: {extraEnv: [%s]}, tempoQuery: {enabled: %s, extraEnv: [{name: Q, fieldRef: {}}]}}";
        String reference = "{name: A, configMapKeyRef: {name: a, key: b}}";
        assertThat(found("017", "1.7.2", values.formatted(reference, "false")))
                .containsExactly("error: the variable A has configMapKeyRef beside its name, and so no value");
        assertThat(found("017", "2.2.4", values.formatted("", "true")))
                .containsExactly("error: the variable Q has fieldRef beside its name, and so no value");
        for (String fine : List.of(
                "{name: A, value: a, secretKeyRef: {}}",
                "{name: A, valueFrom: {secretKeyRef: {}}, secretKeyRef: {}}",
                "{name: A, value: '${B}', secretKeyRef: {}}",
                "text, null, 5, [a]")) {
            assertThat(found("017", "1.24.4", values.formatted(fine, "false"))).isEmpty();
        }
    }

    @Test
    void wants_names_of_pull_secrets() {
        String values = "{tempo: {pullSecrets: %s}, tempoQuery: {enabled: true, pullSecrets: %s}}";
        assertThat(found("018", "1.24.4", values.formatted("[a, {name: b}, '${C}']", "[{name: q}]")))
                .containsExactlyInAnyOrder(
                        "warning: an entry of tempo.pullSecrets is an object, and the chart takes it for a name",
                        "warning: an entry of tempoQuery.pullSecrets is an object, and the chart takes it for a name");
        assertThat(found("018", "1.24.4", values.formatted("regcred", "''")))
                .containsExactly("error: tempo.pullSecrets is \"regcred\", and the chart can only render a list");
        assertThat(found("018", "1.24.4", values.formatted("'${A}'", "null"))).isEmpty();
        assertThat(found("018", "1.24.4", values.formatted("[a, null, 5]", "{}")))
                .isEmpty();
        assertThat(found("018", "1.24.4", values.formatted("[]", "[{name: q}]").replace("true", "false")))
                .isEmpty();
    }

    @ParameterizedTest(name = "chart {0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.7.2 | tag: v2.3.1 | 1",
                "2.2.4 | tag: v2.10.8 | 1",
                "1.24.4 | tag: v2.9.0, registry: docker.io | 1",
                "1.24.4 | tag: v2.9.0, registry: mirror.example.com | 0",
                "1.24.4 | tag: v2.9.0, repository: mirror/tempo | 0",
                "1.7.2 | tag: v2.3.1, repository: docker.io/grafana/tempo | 1",
                "1.24.4 | tag: 'v${VERSION}' | 0",
                "1.24.4 | tag: '${VERSION}' | 0",
                "1.24.4 | tag: vparquet | 0",
                "1.24.4 | tag: v | 0",
                "1.24.4 | tag: '2.9.0' | 0"
            })
    void wants_no_v_in_the_tag(String version, String values, int findings) {
        assertThat(found("019", version, "{tempo: {%s}}".formatted(values))).hasSize(findings);
        assertThat(found("019", version, "{global: {imageRegistry: a.example.com}, tempo: {%s}}".formatted(values)))
                .isEmpty();
    }
}
