package io.sre.tempo.bundle.rule.mesh;

import static io.sre.tempo.bundle.rule.RuleFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.rule.RuleFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeshRulesTest {

    /** Severity and message of each finding of a rule. */
    private static List<String> found(String rule, String... documents) {
        return RuleFixture.found("TEMPO-MESH-" + rule, documents);
    }

    private static String namespace(String labels) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: tempo, labels: %s}
                """.formatted(labels);
    }

    private static String provider(String provider) {
        return """
                apiVersion: install.istio.io/v1alpha1
                kind: IstioOperator
                metadata: {name: istio, namespace: istio-system}
                spec: {meshConfig: {extensionProviders: [{name: tempo, %s}]}}
                """.formatted(provider);
    }

    private static String policy(String spec) {
        return """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: tempo, namespace: tempo}
                spec: %s
                """.formatted(spec);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "opentelemetry: {service: tempo.tempo.svc.cluster.local, port: 4317}; 0",
                "opentelemetry: {service: tempo.tempo.svc.cluster.local, port: 4318}; 1",
                "opentelemetry: {service: tempo.tempo.svc.cluster.local, port: 4318, http: {path: /v1/traces}}; 0",
                "opentelemetry: {service: tempo/tempo.tempo.svc.cluster.local, port: 9411}; 1",
                "opentelemetry: {service: tempo.other.svc.cluster.local, port: 9411}; 0",
                "opentelemetry: {service: tempo, port: 9411}; 0",
                "opentelemetry: {service: tempo.tempo.svc.cluster.local}; 0",
                "opentelemetry: text; 0",
                "zipkin: {service: tempo.tempo.svc.cluster.local, port: 9411}; 1",
                "envoyOtelAls: {service: tempo.tempo.svc.cluster.local, port: 1}; 0"
            })
    void compares_providers_with_what_tempo_takes(String provider, int findings) {
        assertThat(found("001", release("1.24.4", "{}"), provider(provider))).hasSize(findings);
    }

    @Test
    void lets_zipkin_in_if_its_receiver_is_on() {
        String values = "{tempo: {receivers: {zipkin: {endpoint: '0.0.0.0:9411'}}}}";
        String zipkin = provider("zipkin: {service: tempo.tempo.svc.cluster.local, port: 9411}");

        assertThat(found("001", release("1.24.4", values), zipkin)).isEmpty();
        assertThat(found("001", release("1.24.4", "{config: x}"), zipkin)).isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{a: b}; {}; 1",
                "{istio-injection: enabled}; {}; 0",
                "{istio.io/rev: stable}; {}; 0",
                "{istio-injection: disabled, istio.io/rev: stable}; {}; 1",
                "{istio.io/dataplane-mode: ambient}; {}; 0",
                "{a: b}; {sidecar.istio.io/inject: 'true'}; 0",
                "{a: b}; {istio.io/rev: stable}; 0",
                "{istio-injection: enabled}; {sidecar.istio.io/inject: 'false'}; 1",
                "{istio-injection: disabled}; {sidecar.istio.io/inject: 'true'}; 1",
                "null; {}; 0",
                "text; {}; 0"
            })
    void knows_who_gets_a_sidecar(String labels, String podLabels, int findings) {
        assertThat(found(
                        "002",
                        release("1.24.4", "{podLabels: %s}".formatted(podLabels)),
                        namespace(labels),
                        policy("{action: ALLOW}")))
                .hasSize(findings);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{targetRefs: [{kind: Gateway, name: waypoint}]}",
                "{targetRef: {kind: Gateway, name: waypoint}}",
                "{selector: {matchLabels: {app: other}}}"
            })
    void leaves_policies_that_mean_others(String spec) {
        assertThat(found("002", release("1.24.4", "{}"), namespace("{a: b}"), policy(spec)))
                .isEmpty();
    }

    @Test
    void asks_for_a_label_beside_the_annotation() {
        assertThat(found("003", release("1.24.4", "{podAnnotations: {sidecar.istio.io/inject: 'true'}}")))
                .hasSize(1);
        assertThat(
                        found(
                                "003",
                                release(
                                        "1.24.4",
                                        "{podAnnotations: {sidecar.istio.io/inject: 'true'}, podLabels: {sidecar.istio.io/inject: 'true'}}")))
                .isEmpty();
        assertThat(found("003", release("1.24.4", "{podAnnotations: text}"))).isEmpty();
    }

    @Test
    void compares_injection_with_pod_security() {
        String strict = "{istio-injection: enabled, pod-security.kubernetes.io/enforce: %s}";

        assertThat(found("004", release("1.24.4", "{}"), namespace(strict.formatted("restricted"))))
                .hasSize(1);
        assertThat(found("004", release("1.24.4", "{}"), namespace(strict.formatted("privileged"))))
                .isEmpty();
        assertThat(found(
                        "004",
                        release("1.24.4", "{podLabels: {sidecar.istio.io/inject: 'false'}}"),
                        namespace(strict.formatted("baseline"))))
                .isEmpty();
    }

    @Test
    void wants_one_label_of_injection() {
        String both = "{istio-injection: enabled, istio.io/rev: stable}";

        assertThat(found("005", release("1.24.4", "{}"), namespace(both))).hasSize(1);
        assertThat(found("005", namespace(both))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{name: otlp, port: 4317}; 1",
                "{name: grpc-otlp, port: 4317}; 0",
                "{name: otlp, port: 80, targetPort: 4317}; 1",
                "{name: otlp, port: 4317, appProtocol: grpc}; 0",
                "{name: http, port: 3200}; 0",
                "text; 0"
            })
    void reads_the_protocol_from_names(String port, int findings) {
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {name: own, namespace: tempo}
                spec: {ports: [%s]}
                """.formatted(port);

        assertThat(found("006", release("1.24.4", "{}"), namespace("{istio-injection: enabled}"), service))
                .hasSize(findings);
        assertThat(found("006", release("1.24.4", "{}"), service)).isEmpty();
    }

    @ParameterizedTest(name = "chart {0}, port {1}: {2}")
    @CsvSource({"1.14.0, 55681, 0", "1.15.0, 55681, 1", "1.14.0, 55682, 1"})
    void the_port_of_an_older_otlp_leads_to_the_new_one(String version, int port, int findings) {
        String service = "opentelemetry: {service: tempo.tempo.svc.cluster.local, port: %d, http: {path: /v1/traces}}";

        assertThat(found("001", release(version, "{}"), provider(service.formatted(port))))
                .hasSize(findings);
    }
}
