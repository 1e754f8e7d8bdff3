package io.sre.tempo.bundle.rule.port;

import static io.sre.tempo.bundle.rule.RuleFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.rule.RuleFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortRulesTest {

    /** Severity and message of each finding of a rule. */
    private static List<String> found(String rule, String... documents) {
        return RuleFixture.found("TEMPO-PORT-" + rule, documents);
    }

    private static String receivers(String text) {
        return "{tempo: {receivers: %s}}".formatted(text);
    }

    private static String otlpGrpc(String settings) {
        return receivers("{otlp: {protocols: {grpc: %s}}}".formatted(settings));
    }

    private static String configMap(String text) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: sender, namespace: apps}
                data: {address: "%s"}
                """.formatted(text);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "null",
                "text",
                "{tempo: null}",
                "{tempo: [1]}",
                "{tempo: {server: text, receivers: text}}",
                "{tempo: {server: {http_listen_port: [3200]}}}",
                "{tempo: {receivers: [otlp, null, 5]}}",
                "{tempo: {receivers: {otlp: text, jaeger: [1], zipkin: 5}}}",
                "{tempo: {receivers: {otlp: {protocols: [grpc]}}}}",
                "{tempo: {receivers: {otlp: {protocols: {grpc: text, http: [1]}}}}}",
                "{tempo: {receivers: {otlp: {protocols: {grpc: {endpoint: {a: b}}}}}}}",
                "{tempo: {receivers: {otlp: {protocols: {grpc: {endpoint: '0.0.0.0:0'}}}}}}",
                "{tempo: {receivers: {otlp: {protocols: {grpc: {endpoint: '0.0.0.0:99999'}}}}}}",
                "{service: [LoadBalancer], tempoQuery: text}"
            })
    void takes_values_of_any_shape(String values) {
        for (String version : List.of("1.7.2", "1.24.4", "2.2.4", "'*'")) {
            assertThat(found("001", release(version, values))).doesNotContainNull();
        }
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "1.23.0, 3100, 0",
        "1.23.0, 3200, 1",
        "1.23.1, 3200, 0",
        "1.23.1, 3100, 1",
        "1.23.1, '\"3100\"', 1",
        "1.23.1, '\"${PORT}\"', 0",
        "1.23.1, many, 0"
    })
    void knows_the_http_port_of_each_version(String version, String port, int findings) {
        assertThat(found("001", release(version, "{tempo: {server: {http_listen_port: %s}}}".formatted(port))))
                .hasSize(findings);
    }

    @Test
    void says_nothing_of_ports_if_the_configuration_is_replaced() {
        String replaced =
                "{config: 'server: {}', tempo: {server: {http_listen_port: 80}, receivers: {otlp: {protocols: {grpc: {endpoint: 'http://x'}}}}}}";

        for (String rule : List.of("001", "003", "004", "005", "006", "009")) {
            assertThat(found(rule, release("1.24.4", replaced))).isEmpty();
        }
    }

    @Test
    void compares_a_receivers_port_with_the_one_that_the_service_leads_to() {
        assertThat(found("003", release("1.24.4", otlpGrpc("{endpoint: '0.0.0.0:14317'}"))))
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains("listens on 14317")
                .contains("leads to 4317");
        assertThat(found("003", release("1.24.4", otlpGrpc("{endpoint: ':4317'}"))))
                .isEmpty();
        assertThat(found("003", release("1.24.4", otlpGrpc("{endpoint: '[::]:4317'}"))))
                .isEmpty();
        assertThat(found("003", release("1.24.4", otlpGrpc("{endpoint: '${IP}:14317'}"))))
                .isEmpty();
    }

    @Test
    void has_no_service_for_receivers_of_other_names() {
        assertThat(found(
                        "004",
                        release(
                                "1.24.4",
                                receivers("{otlp/second: {protocols: {grpc: {endpoint: '0.0.0.0:14317'}}}}"))))
                .singleElement()
                .asString()
                .startsWith("warning: ");
        assertThat(found("004", release("1.24.4", receivers("{kafka: {endpoint: 'kafka:9092'}, skywalking: null}"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1.18.2, 2.6.1, 0", "1.18.2, 2.7.0, 1", "1.24.4, '', 1"})
    void listens_on_localhost_without_an_endpoint_from_tempo_2_7_on(String version, String tag, int findings) {
        String values = "{tempo: {tag: '%s', receivers: {zipkin: {timeout: 1s}}}}".formatted(tag);

        assertThat(found("005", release(version, values))).hasSize(findings);
    }

    @Test
    void only_warns_of_a_localhost_that_was_written() {
        assertThat(found("005", release("1.7.2", otlpGrpc("{endpoint: 'localhost:4317'}"))))
                .singleElement()
                .asString()
                .startsWith("warning: ")
                .endsWith("listens on localhost only");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'0.0.0.0:4317', 0",
        "':4317', 0",
        "'[::]:4317', 0",
        "'[::1]:4317', 0",
        "'localhost:4317', 0",
        "'${IP}:4317', 0",
        "'', 0",
        "'http://0.0.0.0:4317', 1",
        "'0.0.0.0', 1",
        "'0.0.0.0:4317/v1/traces', 1",
        "'0.0.0.0:http', 1"
    })
    void wants_host_and_port(String endpoint, int findings) {
        assertThat(found("006", release("1.24.4", otlpGrpc("{endpoint: '%s'}".formatted(endpoint)))))
                .hasSize(findings);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "null; receivers",
                "{otlp: null}; otlp",
                "{otlp: {protocols: null}}; otlp.protocols",
                "{jaeger: null}; jaeger",
                "{jaeger: {protocols: null}}; jaeger.protocols"
            })
    void cannot_be_rendered_without_protocols_from_1_15_0_on(String written, String name) {
        assertThat(found("007", release("1.15.0", receivers(written))))
                .containsExactly("error: chart 1.15.0 cannot be rendered when %s is null".formatted(name));
        assertThat(found("007", release("2.2.4", receivers(written)))).hasSize(1);
        assertThat(found("007", release("1.14.0", receivers(written)))).isEmpty();
    }

    @Test
    void can_be_rendered_without_single_protocols_and_other_receivers() {
        assertThat(found("007", release("1.24.4", receivers("{zipkin: null, otlp: {protocols: {grpc: null}}}"))))
                .isEmpty();
        assertThat(found("007", release("1.24.4", receivers("{otlp: {}}")))).isEmpty();
    }

    @Test
    void knows_which_tempo_dropped_opencensus() {
        assertThat(found("008", release("1.24.4", "{tempo: {tag: 2.10.6}}"))).hasSize(1);
        assertThat(found("008", release("1.24.4", "{tempo: {tag: 2.9.3}}"))).hasSize(1);
        assertThat(found("008", release("1.24.4", "{tempo: {tag: 2.9.2}}"))).isEmpty();
        assertThat(found("008", release("1.24.4", "{tempo: {tag: 2.10.5}}"))).isEmpty();
        assertThat(found("008", release("1.24.4", "{tempo: {tag: main-abcdef}}")))
                .isEmpty();
    }

    @Test
    void counts_jaeger_only_if_it_was_forgotten() {
        assertThat(found("009", release("1.24.4", otlpGrpc("{endpoint: '0.0.0.0:4317'}"))))
                .hasSize(1);
        assertThat(found("009", release("1.24.4", receivers("{jaeger: {}, zipkin: {}}"))))
                .isEmpty();
        assertThat(found("009", release("1.24.4", "{}"))).isEmpty();
    }

    @Test
    void asks_the_load_balancer_for_the_transport() {
        String udp =
                "{service: {type: LoadBalancer}, tempo: {receivers: {jaeger: {protocols: {thrift_compact: {endpoint: '0.0.0.0:6831'}}}}}}";

        assertThat(found("010", release("1.24.4", udp)))
                .singleElement()
                .asString()
                .contains("has ports for TCP only");
        assertThat(found("010", release("1.14.0", udp))).isEmpty();
        assertThat(found("010", release("1.24.4", udp.replace("LoadBalancer", "ClusterIP"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "tempo.tempo:9411, 1",
        "http://tempo.tempo.svc.cluster.local:9411/api/v2/spans, 1",
        "tempo.tempo:3200, 0",
        "tempo.tempo:4317, 0",
        "tempo.tempo:3100, 1",
        "tempo:9411, 0",
        "tempo.other:9411, 0",
        "mytempo.tempo:9411, 0",
        "tempo.tempo:941100, 0",
        "registry.example.com/tempo.tempo:2024, 0",
        "//tempo.tempo:9411, 1"
    })
    void looks_for_whoever_sends_to_a_port_where_nobody_listens(String address, int findings) {
        assertThat(found("011", release("1.24.4", "{}"), configMap(address))).hasSize(findings);
    }

    @Test
    void takes_no_host_outside_of_the_cluster_for_the_service() {
        String inside = configMap("tempo.tempo:9411").replace("namespace: apps", "namespace: tempo");
        String outside = configMap("tempo.example.com:9411").replace("namespace: apps", "namespace: tempo");

        assertThat(found("011", release("1.24.4", receivers("{zipkin: null}")), inside))
                .hasSize(1);
        assertThat(found("011", release("1.24.4", receivers("{zipkin: null}")), outside))
                .isEmpty();
    }

    @Test
    void takes_no_image_for_an_address() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: copy, namespace: tempo}
                spec: {containers: [{name: a, image: "registry.example.com/team/tempo:2024"}]}
                """;

        assertThat(found("011", release("1.24.4", "{}"), pod)).isEmpty();
    }

    @Test
    void does_not_guess_ports_of_a_release_whose_name_is_to_be_substituted() {
        String substituted =
                release("1.24.4", "{}").replace("spec:\n  chart:", "spec:\n  releaseName: ${name}\n  chart:");

        assertThat(found("011", substituted, configMap("tempo.tempo:9411"))).isEmpty();
    }

    @Test
    void warns_if_both_protocols_of_otlp_are_gone() {
        assertThat(found("012", release("1.24.4", receivers("{otlp: {protocols: {grpc: null, http: null}}}"))))
                .hasSize(1);
        assertThat(
                        found(
                                "012",
                                release(
                                        "1.24.4",
                                        receivers(
                                                "{otlp: {protocols: {grpc: null, http: null}}, zipkin: {endpoint: '0.0.0.0:9411'}}"))))
                .isEmpty();
        assertThat(found("012", release("1.24.4", receivers("{otlp: {protocols: {grpc: null}}}"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[otlp]",
                "{otlp: text}",
                "{otlp: {grpc: {endpoint: '0.0.0.0:4317'}}}",
                "{otlp: {endpoint: '0.0.0.0:4317'}}",
                "{otlp: {protocols: [grpc]}}",
                "{otlp: {protocols: {gprc: {}}}}",
                "{otlp: {protocols: {grpc: '0.0.0.0:4317'}}}",
                "{otlp/second: {protocols: {http: {endpoints: '0.0.0.0:4318'}}}}",
                "{jaeger: {protocols: {thrift_udp: {}}}}",
                "{zipkin: {protocols: {http: {}}}}",
                "{skywalking: {protocols: {grpc: {endpoint: '0.0.0.0:11800'}}}}"
            })
    void wants_receivers_that_tempo_reads(String receivers) {
        assertThat(RuleFixture.found(
                        "TEMPO-PORT-013", release("1.24.4", "{tempo: {receivers: %s}}".formatted(receivers))))
                .hasSize(1)
                .allMatch(message -> message.endsWith("does not start"));
        assertThat(RuleFixture.found(
                        "TEMPO-PORT-004", release("1.24.4", "{tempo: {receivers: %s}}".formatted(receivers))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{otlp: {protocols: {grpc: {endpoint: '0.0.0.0:4317', max_recv_msg_size_mib: 16}, http: null}}}",
                "{jaeger: {protocols: {grpc: null}, remote_sampling: {host_endpoint: '0.0.0.0:5778'}}}",
                "{zipkin: null, kafka: {brokers: [a], topic: b}}",
                "{zipkin: {endpoint: '0.0.0.0:9411', tls: {}}, otlp/second: {protocols: {grpc: {}}}}",
                "'${RECEIVERS}'"
            })
    void takes_receivers_that_tempo_reads(String receivers) {
        assertThat(RuleFixture.found(
                        "TEMPO-PORT-013", release("1.24.4", "{tempo: {receivers: %s}}".formatted(receivers))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"55680, 0", "55679, 1", "4317, 0", "4318, 1"})
    void the_service_leads_to_the_old_port_of_otlp(int port, int findings) {
        String values = "{tempo: {receivers: {otlp: {protocols: {grpc: {endpoint: '0.0.0.0:%d'}}}}}}".formatted(port);

        assertThat(RuleFixture.found("TEMPO-PORT-003", RuleFixture.release("1.24.4", values)))
                .hasSize(findings);
    }

    private static String collector(String exporter, String endpoint) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: collector, namespace: tempo}
                data:
                  relay.yaml: |
                    exporters:
                      %s: {endpoint: "%s"}
                    service: {pipelines: {traces: {receivers: [otlp], exporters: ["%1$s"]}}}
                """.formatted(exporter, endpoint);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "otlp, tempo:4318, the exporter otlp sends OTLP over gRPC to port 4318 where Tempo takes OTLP over HTTP",
        "otlp/a.b, dns:///tempo.tempo:4318, the exporter otlp/a.b sends OTLP over gRPC to port 4318 where Tempo takes OTLP over HTTP",
        "otlp_grpc, http://tempo:3200, the exporter otlp_grpc sends OTLP over gRPC to port 3200 where Tempo answers queries",
        "otlphttp, http://tempo.tempo.svc:4317/, the exporter otlphttp sends OTLP over HTTP to port 4317 where Tempo takes OTLP over gRPC",
        "otlp_http/b, http://tempo:14250, the exporter otlp_http/b sends OTLP over HTTP to port 14250 where Tempo takes jaeger.protocols.grpc"
    })
    void tells_the_protocols_of_otlp_apart(String exporter, String endpoint, String message) {
        assertThat(found("014", release("1.24.4", "{}"), collector(exporter, endpoint)))
                .containsExactly("error: " + message.replace(" where", ", where"));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "otlp, tempo:4317",
        "otlphttp, http://tempo:4318",
        "otlphttp, http://tempo",
        "otlp, ${env:TEMPO}:4318",
        "otlp, tempo.elsewhere:4318",
        "otlp, tempo.example.com:4318",
        "zipkin, http://tempo:4318",
        "otlp, tempo:9999"
    })
    void takes_what_is_sent_to_its_port(String exporter, String endpoint) {
        assertThat(found("014", release("1.24.4", "{}"), collector(exporter, endpoint)))
                .isEmpty();
    }

    @Test
    void follows_a_receiver_to_its_port() {
        String swapped =
                receivers("{otlp: {protocols: {grpc: {endpoint: '0.0.0.0:4318'}, http: {endpoint: '0.0.0.0:4317'}}}}");
        assertThat(found("014", release("1.10.0", swapped), collector("otlp", "tempo:4318")))
                .isEmpty();
        assertThat(found("014", release("1.10.0", swapped), collector("otlp", "tempo:4317")))
                .hasSize(1);
        assertThat(found("014", release("1.24.4", "{config: text}"), collector("otlp", "tempo:4318")))
                .isEmpty();
    }

    @Test
    void warns_of_an_exporter_that_may_not_be_used() {
        String unused = collector("otlp", "tempo:4318").replace("[\"otlp\"]", "[debug]");
        assertThat(found("014", release("1.24.4", "{}"), unused))
                .containsExactly(
                        "warning: the exporter otlp sends OTLP over gRPC to port 4318, where Tempo takes OTLP over HTTP");
        String noCollector = collector("otlp", "tempo:4318").replace("service:", "services:");
        assertThat(found("014", release("1.24.4", "{}"), noCollector)).isEmpty();
    }

    @Test
    void finds_the_exporters_of_the_operator_and_of_the_chart() {
        String config =
                "exporters: {otlp: {endpoint: 'tempo.tempo:4318'}}, service: {pipelines: {traces: {exporters: [otlp]}}}";
        String asText = """
                apiVersion: opentelemetry.io/v1alpha1
                kind: OpenTelemetryCollector
                metadata: {name: a, namespace: apps}
                spec:
                  config: |
                    {%s}
                """.formatted(config);
        String chart = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: collector, namespace: flux-system}
                spec:
                  targetNamespace: tempo
                  chart: {spec: {chart: opentelemetry-collector, version: 0.100.0, sourceRef: {kind: HelmRepository, name: otel}}}
                  values: {config: {%s}}
                """.formatted(config.replace("tempo.tempo", "tempo"));
        assertThat(found("014", release("1.24.4", "{}"), asText)).hasSize(1);
        assertThat(found("014", release("1.24.4", "{}"), chart)).hasSize(1);
        assertThat(found("014", release("1.24.4", "{}"), chart.replace("opentelemetry-collector", "other")))
                .isEmpty();
        assertThat(found(
                        "014",
                        release("1.24.4", "{}"),
                        chart.replace("targetNamespace: tempo", "targetNamespace: ${a}")))
                .isEmpty();
    }

    @Test
    void reads_the_environment_of_programs() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: app, namespace: tempo}
                spec:
                  containers:
                    - name: app
                      env:
                        - {name: OTEL_EXPORTER_OTLP_ENDPOINT, value: "http://tempo:%s"}
                        - {name: OTEL_EXPORTER_OTLP_%s, %s}
                """;
        String release = release("1.24.4", "{}");
        assertThat(found("014", release, pod.formatted("4317", "PROTOCOL", "value: http/protobuf")))
                .containsExactly(
                        "warning: OTEL_EXPORTER_OTLP_ENDPOINT sends OTLP over HTTP to port 4317, where Tempo takes OTLP over gRPC");
        assertThat(found("014", release, pod.formatted("4318", "TRACES_PROTOCOL", "value: grpc")))
                .hasSize(1);
        assertThat(found("014", release, pod.formatted("3200", "HEADERS", "value: a")))
                .containsExactly(
                        "warning: OTEL_EXPORTER_OTLP_ENDPOINT sends OTLP to port 3200, where Tempo answers queries");
        assertThat(found("014", release, pod.formatted("4318", "HEADERS", "value: a")))
                .isEmpty();
        assertThat(found("014", release, pod.formatted("4318", "PROTOCOL", "valueFrom: {}")))
                .isEmpty();
        assertThat(found("014", release, pod.formatted("4318", "PROTOCOL", "value: http/json")))
                .isEmpty();
        String data = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: sender, namespace: apps}
                data: {OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://tempo.tempo:4317", OTEL_EXPORTER_OTLP_PROTOCOL: http/json}
                """;
        assertThat(found("014", release, data)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{exporters: [otlp], service: {}} # tempo",
                "{exporters: {otlp: 'tempo:4318'}, service: {pipelines: [a]}}",
                "{exporters: {otlp: {endpoint: [tempo]}}, service: {pipelines: {a: {exporters: otlp}}}}",
                "'exporters: tempo: ['"
            })
    void takes_configurations_of_any_shape(String config) {
        String collector =
                "kind: OpenTelemetryCollector\napiVersion: opentelemetry.io/v1beta1\nmetadata: {name: a}\nspec: {config: %s}\n";
        assertThat(found("014", release("1.24.4", "{}"), collector.formatted(config.replace(" # tempo", ""))))
                .isEmpty();
    }

    private static String ingress(String port) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: a, namespace: tempo}
                spec:
                  defaultBackend: {service: {name: tempo, port: {%s}}}
                  rules: [{http: {paths: [{backend: {service: {name: tempo, port: {%1$s}}}}]}}]
                """.formatted(port);
    }

    @ParameterizedTest(name = "chart {0}, {1}: {2}")
    @CsvSource({
        "1.23.0, number: 3100, 0",
        "1.23.0, number: 3200, 2",
        "1.23.1, number: 3100, 2",
        "1.23.1, number: 3200, 0",
        "1.24.4, number: 4318, 0",
        "1.24.4, name: tempo-prom-metrics, 0",
        "1.24.4, name: prom-metrics, 2",
        "1.24.4, name: '${PORT}', 0",
        "1.24.4, number: '${PORT}', 0",
        "1.24.4, '', 0"
    })
    void leads_an_ingress_to_a_port_of_the_service(String version, String port, int findings) {
        assertThat(found("015", release(version, "{}"), ingress(port))).hasSize(findings);
    }

    @Test
    void leads_a_route_to_a_port_of_the_service() {
        String route = """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: a, namespace: apps}
                spec:
                  rules:
                    - backendRefs: [{name: tempo, namespace: tempo, port: 3100}]
                    - backendRefs: [{name: tempo, namespace: other, port: 3100}, {name: tempo, port: 3100}]
                    - backendRefs: [{name: tempo, namespace: tempo, port: 3100, kind: ServiceImport, group: multicluster.x-k8s.io}]
                    - backendRefs: [{name: tempo, namespace: tempo, port: 3200}]
                """;

        assertThat(found("015", release("1.24.4", "{}"), route))
                .containsExactly("error: the Service tempo of chart 1.24.4 has no port 3100");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{tempoQuery: {enabled: true}}",
                "{tempo: {receivers: {otlp: {protocols: {grpc: {endpoint: '0.0.0.0:${PORT}'}}}}}}",
                "{extraContainers: [{name: proxy}]}",
                "{fullnameOverride: other}",
                "{}\n  postRenderers: [{kustomize: {}}]",
                "{}\n  valuesFrom: [{kind: Secret, name: elsewhere}]"
            })
    void does_not_guess_the_ports_of_the_service(String values) {
        assertThat(found("015", release("1.24.4", values), ingress("number: 3100")))
                .isEmpty();
        assertThat(found("016", release("1.24.4", values), service("targetPort: 3100"))
                        .size())
                .isEqualTo(values.contains("fullname") ? 1 : 0);
    }

    private static String service(String port) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: mine, namespace: tempo}
                spec:
                  selector: {app.kubernetes.io/name: tempo, app.kubernetes.io/instance: tempo}
                  ports: [{port: 80, %s}]
                """.formatted(port);
    }

    @ParameterizedTest(name = "chart {0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1.23.0 | targetPort: 3100 | -",
                "1.23.0 | targetPort: 3200 | leads to port 3200 of Tempo's pod, which listens on 3100, 4317, 4318, 6831, 6832, 14250, 14268, 55678",
                "1.24.4 | targetPort: prom-metrics | -",
                "1.24.4 | targetPort: 9095 | -",
                "1.24.4 | targetPort: 4317 | -",
                "1.24.4 | targetPort: http-metrics | leads to the port \"http-metrics\", and no port of Tempo's pod is called so",
                "1.24.4 | targetPort: '${PORT}' | -",
                "2.2.4 | name: http | leads to port 80 of Tempo's pod, which listens on 3200, 4317, 4318, 6831, 6832, 14250, 14268"
            })
    void leads_a_service_to_a_listener(String version, String port, String message) {
        List<String> found = found("016", release(version, "{}"), service(port));
        assertThat(found).isEqualTo(message == null ? List.of() : List.of("error: " + message));
    }

    @Test
    void takes_services_of_others_for_what_they_are() {
        String other = service("targetPort: 3100").replace("instance: tempo", "instance: other");
        String vague = service("targetPort: 3100").replace(", app.kubernetes.io/instance: tempo", "");
        String elsewhere = service("targetPort: 3100").replace("namespace: tempo", "namespace: other");
        String whole = service("targetPort: 3100").replace("app.kubernetes.io/name: tempo, ", "");
        for (String service : List.of(other, vague, elsewhere, whole)) {
            assertThat(found("016", release("1.24.4", "{}"), service)).isEmpty();
        }
        assertThat(found("016", release("1.24.4", "{config: text}"), service("targetPort: 3100")))
                .isEmpty();
        assertThat(found(
                        "016",
                        release("1.24.4", "{tempo: {server: {grpc_listen_port: '${GRPC}'}}}"),
                        service("targetPort: 3100")))
                .isEmpty();
        assertThat(found(
                        "016",
                        release("1.24.4", "{tempo: {server: {http_listen_port: 3100}}}"),
                        service("targetPort: 3100")))
                .isEmpty();
    }

    private static String monitor(String kind, String list, String spec) {
        return """
                apiVersion: monitoring.coreos.com/v1
                kind: %s
                metadata: {name: a, namespace: monitoring}
                spec:
                  %s: [{port: http-metrics}, {port: tempo-prom-metrics}, {port: prom-metrics}, {targetPort: 3100}]
                  %s
                """.formatted(kind, list, spec);
    }

    @Test
    void scrapes_ports_that_are_there() {
        String tempo = "selector: {matchLabels: {app.kubernetes.io/name: tempo, app.kubernetes.io/instance: tempo}}";
        String there = tempo + "\n  namespaceSelector: {matchNames: [tempo]}";
        String release = release("1.24.4", "{}");
        assertThat(found("017", release, monitor("ServiceMonitor", "endpoints", there)))
                .containsExactly(
                        "warning: asks for the port \"http-metrics\", and no port of Tempo's Service is called so",
                        "warning: asks for the port \"prom-metrics\", and no port of Tempo's Service is called so");
        assertThat(found("017", release, monitor("PodMonitor", "podMetricsEndpoints", there)))
                .containsExactly(
                        "warning: asks for the port \"http-metrics\", and no port of Tempo's pod is called so",
                        "warning: asks for the port \"tempo-prom-metrics\", and no port of Tempo's pod is called so");
        String any = tempo + "\n  namespaceSelector: {any: true}";
        assertThat(found("017", release, monitor("ServiceMonitor", "endpoints", any)))
                .hasSize(2);
        assertThat(found("017", release, monitor("ServiceMonitor", "endpoints", tempo)))
                .isEmpty();
        String vague = there.replace(", app.kubernetes.io/instance: tempo", "");
        assertThat(found("017", release, monitor("ServiceMonitor", "endpoints", vague)))
                .isEmpty();
        String own = service("targetPort: 3200")
                .replace(
                        "namespace: tempo}",
                        "namespace: tempo, labels: {app.kubernetes.io/name: tempo, app.kubernetes.io/instance: tempo}}");
        assertThat(found("017", release, own, monitor("ServiceMonitor", "endpoints", there)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "kind: Ingress\nspec: {defaultBackend: tempo, rules: [a, {http: [b]}]}",
                "kind: HTTPRoute\nspec: {rules: {a: b}}",
                "kind: HTTPRoute\nspec: {rules: [{backendRefs: [tempo, {name: [tempo], port: 1}]}]}",
                "kind: Service\nspec: {selector: [a], ports: text}",
                "kind: Service\nspec: {selector: {app.kubernetes.io/instance: tempo}, ports: [a, {targetPort: {}}]}",
                "kind: ServiceMonitor\nspec: {selector: {matchLabels: {app.kubernetes.io/instance: tempo}}, endpoints: [a, {port: [b]}]}",
                "kind: PodMonitor\nspec: text"
            })
    void takes_what_leads_to_tempo_in_any_shape(String manifest) {
        String text = "apiVersion: v1\nmetadata: {name: a, namespace: tempo}\n" + manifest + "\n";
        for (String rule : List.of("015", "016", "017")) {
            assertThat(found(rule, release("1.24.4", "{}"), text)).isEmpty();
        }
    }
}
