package io.sre.tempo.bundle.rule.network;

import static io.sre.tempo.bundle.rule.RuleFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows that are missing or too many, where Services and names hide the port that counts. */
class NetworkFlowsRulesTest {

    private static final String DNS = "{ports: [{port: 53}, {port: 53, protocol: UDP}]}";
    private static final String TO_MONITORING =
            "{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}], ports: [{port: %s}]}";

    private static String writingTo(String url) {
        return release("1.24.4", "{tempo: {metricsGenerator: {enabled: true, remoteWriteUrl: '%s'}}}".formatted(url));
    }

    private static String egress(String... rules) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: tempo, namespace: tempo}
                spec: {podSelector: {}, policyTypes: [Egress], egress: [%s]}
                """.formatted(String.join(", ", rules));
    }

    private static String service(String namespace, String ports) {
        return "{apiVersion: v1, kind: Service, metadata: {name: prometheus, namespace: %s}, spec: {ports: [%s]}}\n"
                .formatted(namespace, ports);
    }

    private static List<String> missing(String... documents) {
        return RuleFixture.found("TEMPO-NET-006", documents);
    }

    @Test
    void a_service_that_is_not_at_hand_may_lead_to_a_port_that_is_open_to_its_pods() {
        String writing = writingTo("http://prometheus.monitoring:9090/w");
        String message = "tempo/tempo-0 may not reach prometheus.monitoring on port 9090";

        assertThat(missing(writing, egress(DNS))).containsExactly("error: " + message);
        assertThat(missing(writing, egress(DNS, TO_MONITORING.formatted("9091"))))
                .containsExactly("information: " + message + ", unless the Service leads to another port of its pods");
        assertThat(missing(writing, egress("{ports: [{port: 9091}]}")))
                .as("what is open to everybody is not open because of the Service")
                .containsExactly("error: " + message);
        assertThat(missing(writing, egress(DNS, TO_MONITORING.formatted("9090"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "monitoring; {port: 9090, targetPort: 9091}; ",
                "monitoring; {port: 9090, targetPort: 9092}; error: tempo/tempo-0 may not reach prometheus.monitoring on port 9092",
                "monitoring; {port: 9090}; error: tempo/tempo-0 may not reach prometheus.monitoring on port 9090",
                "monitoring; {port: 80, targetPort: 9091}; information: tempo/tempo-0 may not reach prometheus.monitoring on port 9090,"
                        + " unless the Service leads to another port of its pods",
                "monitoring; {port: 9090, targetPort: web}; information: tempo/tempo-0 may not reach prometheus.monitoring on port 9090,"
                        + " unless the Service leads to another port of its pods",
                "elsewhere; {port: 9090, targetPort: 9092}; information: tempo/tempo-0 may not reach prometheus.monitoring on port 9090,"
                        + " unless the Service leads to another port of its pods"
            })
    void the_port_of_the_pods_behind_a_service_counts(String namespace, String ports, String expected) {
        List<String> found = missing(
                writingTo("http://prometheus.monitoring:9090/w"),
                service(namespace, ports),
                egress(DNS, TO_MONITORING.formatted("9091")));

        assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void a_name_outside_may_lead_to_pods_for_which_a_port_is_open() {
        String writing = writingTo("http://metrics.example.com/w");
        String message = "tempo/tempo-0 may not reach metrics.example.com on port 80";

        assertThat(missing(writing, egress(DNS))).containsExactly("error: " + message);
        assertThat(missing(writing, egress(DNS, TO_MONITORING.formatted("8080"))))
                .containsExactly("information: " + message + ", unless the name leads to pods of this cluster");
        assertThat(missing(writing, egress(DNS, TO_MONITORING.formatted("15012"))))
                .as("that port is for the mesh")
                .containsExactly("error: " + message);
        assertThat(missing(writing, egress("{ports: [{port: 80}]}"))).isEmpty();
    }

    @Test
    void what_else_is_in_the_namespace_explains_its_ports() {
        String both = release(
                "1.24.4",
                "{tempo: {metricsGenerator: {enabled: true, remoteWriteUrl: 'http://metrics.example.com/w'},"
                        + " storage: {trace: {backend: s3, s3: {endpoint: 'minio.monitoring:9000', insecure: true, bucket: a}}}}}");

        assertThat(missing(both, egress(DNS, TO_MONITORING.formatted("9000"))))
                .containsExactly("error: tempo/tempo-0 may not reach metrics.example.com on port 80");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{port: 53, protocol: UDP}; warning: tempo/tempo-0 may not ask DNS over TCP, and needs it for prometheus.monitoring",
                "{port: 53}; error: tempo/tempo-0 may not ask DNS over UDP, and needs it for prometheus.monitoring",
                "{port: 54}; error: tempo/tempo-0 may not ask DNS over UDP and TCP, and needs it for prometheus.monitoring"
            })
    void dns_needs_both_protocols(String port, String message) {
        assertThat(RuleFixture.found(
                        "TEMPO-NET-004",
                        writingTo("http://prometheus.monitoring:9090/w"),
                        egress("{ports: [%s]}".formatted(port))))
                .containsExactly(message);
    }

    private static boolean hasSurplus(String... documents) {
        return !RuleFixture.found("TEMPO-NET-010", documents).isEmpty();
    }

    @Test
    void ports_of_destinations_and_of_the_pods_behind_them_are_needed() {
        String writing = writingTo("http://prometheus.monitoring:9090/w");

        assertThat(hasSurplus(writing, egress(DNS, TO_MONITORING.formatted("9090"))))
                .isFalse();
        assertThat(hasSurplus(writing, egress(DNS, TO_MONITORING.formatted("9090"), TO_MONITORING.formatted("9091"))))
                .isTrue();
        assertThat(hasSurplus(
                        writing,
                        service("monitoring", "{port: 9090, targetPort: 9091}"),
                        egress(DNS, TO_MONITORING.formatted("9090"), TO_MONITORING.formatted("9091"))))
                .isFalse();
    }

    @Test
    void a_port_that_is_open_to_some_may_be_that_of_a_destination_nobody_else_leads_to() {
        String writing = writingTo("http://prometheus.monitoring:9090/w");

        assertThat(hasSurplus(writing, egress(DNS, TO_MONITORING.formatted("9091"))))
                .as("it may be the port of the pods behind the Service")
                .isFalse();
        assertThat(hasSurplus(writing, egress(DNS, "{ports: [{port: 22}]}"))).isTrue();
        assertThat(hasSurplus(
                        writingTo("http://10.0.0.1:9090/w"),
                        egress("{ports: [{port: 9090}]}", "{ports: [{port: 22}]}")))
                .isTrue();
        assertThat(hasSurplus(writingTo("http://${HOST}/w"), egress(DNS, "{ports: [{port: 22}]}")))
                .as("who knows what that host is")
                .isFalse();
    }

    private static List<Finding> findings(String rule, String... documents) {
        return Validator.standard()
                .validate(Manifests.parse(Map.of("a.yaml", String.join("---\n", documents))))
                .ofRule(rule)
                .list();
    }

    @Test
    void says_why_tempo_itself_is_cut_off_and_not_what_others_allow() {
        List<Finding> found = findings("TEMPO-NET-006", writingTo("http://prometheus.monitoring:9090/w"), egress(DNS));

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.details())
                    .containsExactly(
                            "tempo/tempo-0 -> monitoring/any-pod on 9090/TCP is denied",
                            "  egress of tempo/tempo-0: denied; isolated by NetworkPolicy tempo/tempo, and no rule of it matches",
                            "    closest: NetworkPolicy tempo/tempo egress[0] takes monitoring/any-pod, but only on TCP 53, UDP 53");
            assertThat(finding.place().path()).isEqualTo("spec.egress");
            assertThat(finding.related()).hasSize(1);
        });
    }

    @Test
    void shows_what_the_api_server_refuses_where_it_is_written() {
        List<Finding> found = findings("TEMPO-NET-016", release("1.24.4", "{}"), """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop}
                spec:
                  podSelector: {}
                  ingress:
                    - from: [{podSelectors: {}}]
                      ports: [{port: 70000}]
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: Web}
                spec: {containers: []}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop}
                spec: {podSelector: {matchLabels: {a: "${B}"}}}
                """);

        assertThat(found)
                .extracting(finding -> finding.place().line() + " "
                        + finding.place().path() + ": " + finding.message() + "; " + finding.mend())
                .containsExactlyInAnyOrder(
                        "18 NetworkPolicy shop/web spec.ingress[0].from[0]: {\"podSelectors\":{}} must have podSelector,"
                                + " namespaceSelector or ipBlock; write podSelector: {} for every pod of the namespace, or remove the peer",
                        "18 NetworkPolicy shop/web spec.ingress[0].from[0].podSelectors: \"podSelectors\" is an unknown field,"
                                + " which the API server drops; did you mean podSelector?",
                        "19 NetworkPolicy shop/web spec.ingress[0].ports[0].port: 70000 must be a port number from 1 to 65535;"
                                + " choose a port in that range");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "ingress: [{}, {from: [{podSelector: {}}, %s]}]; {name: shop}; ",
                "ingress: [{}, {from: [{podSelector: {}}, %s]}]; {team: a}; warning: the namespace shop has no label name",
                "egress: [{to: [%s]}]; {name: other}; warning: the namespace shop has no label name",
                "egress: [{to: [%s]}]; ; information: whether the namespace shop has a label name cannot be told"
            })
    void namespaces_have_the_label_name_only_if_somebody_gave_it(String rules, String labels, String expected) {
        String selector = "{namespaceSelector: {matchLabels: {name: shop}}}";
        String policy = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: tempo, namespace: tempo}
                spec: {podSelector: {}, %s}
                """.formatted(rules.formatted(selector));
        String namespace = labels == null
                ? "{}\n"
                : "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: %s}}\n".formatted(labels);

        assertThat(RuleFixture.found("TEMPO-NET-015", policy, namespace))
                .isEqualTo(expected == null ? List.of() : List.of(expected + ", and by it the rule selects"));
    }

    @Test
    void a_selector_with_the_right_label_beside_is_right() {
        String policy = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: tempo, namespace: tempo}
                spec:
                  podSelector: {}
                  ingress: [{from: [{namespaceSelector: {matchLabels: {name: shop, kubernetes.io/metadata.name: shop}}}]}]
                """;

        assertThat(RuleFixture.found("TEMPO-NET-015", policy)).isEmpty();
    }
}
