package io.sre.tempo.bundle.rule.network;

import static io.sre.tempo.bundle.rule.RuleFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.rule.RuleFixture;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRulesTest {

    /** Severity and message of each finding of a rule. */
    private static List<String> found(String rule, String... documents) {
        return RuleFixture.found("TEMPO-NET-" + rule, documents);
    }

    private static final String GENERATOR = "{tempo: {metricsGenerator: {enabled: true, remoteWriteUrl: '%s'}}}";

    private static String policy(String spec) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: tempo, namespace: tempo}
                spec: %s
                """.formatted(spec);
    }

    private static String ingress(String rules) {
        return policy("{podSelector: {}, policyTypes: [Ingress], ingress: %s}".formatted(rules));
    }

    private static String egress(String rules) {
        return policy("{podSelector: {}, policyTypes: [Egress], egress: %s}".formatted(rules));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "[]; 1",
                "[{}]; 0",
                "[{ports: [{port: 3200}]}]; 0",
                "[{ports: [{port: 3100}]}]; 1",
                "[{ports: [{port: 3000, endPort: 3300}]}]; 0",
                "[{ports: [{port: 3200, protocol: UDP}]}]; 1",
                "[{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 3200}]}]; 0",
                "[{from: [{podSelector: {matchLabels: {app: grafana}}}], ports: [{port: 3200}]}]; 0"
            })
    void lets_somebody_ask_tempo(String rules, int findings) {
        assertThat(found("002", release("1.24.4", "{}"), ingress(rules))).hasSize(findings);
    }

    @Test
    void asks_only_for_receivers_that_were_written() {
        String zipkin = "{tempo: {receivers: {zipkin: {endpoint: '0.0.0.0:9411'}}}}";

        assertThat(found("001", release("1.24.4", zipkin), ingress("[{ports: [{port: 3200}]}]")))
                .hasSize(1);
        assertThat(found("001", release("1.24.4", "{}"), ingress("[{ports: [{port: 3200}]}]")))
                .isEmpty();
        assertThat(found("001", release("1.24.4", zipkin))).isEmpty();
    }

    @Test
    void does_not_judge_what_other_policies_may_open() {
        String cilium = "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: a}}\n";

        assertThat(found("002", release("1.24.4", "{}"), ingress("[]"), cilium)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://[2001:db8::9]:9090/api/v1/write",
                "http://10.0.0.1:9090/api/v1/write",
                "http://prometheus.monitoring:99999/write",
                "http://prometheus.monitoring:0/write",
                "http://:9090",
                "http://prometheus_x:9090",
                "http://[::1",
                "prometheus",
                "HTTPS://prometheus.monitoring/write",
                "${URL}"
            })
    void takes_destinations_of_any_shape(String url) {
        for (String rule : List.of("004", "006", "010")) {
            assertThat(found(rule, release("1.24.4", GENERATOR.formatted(url)), egress("[]")))
                    .doesNotContainNull();
        }
    }

    @Test
    void finds_addresses_that_cannot_be_reached() {
        for (String address : List.of("[2001:db8::9]", "10.0.0.1")) {
            assertThat(found(
                            "006",
                            release("1.24.4", GENERATOR.formatted("http://" + address + ":9090/w")),
                            egress("[]")))
                    .singleElement()
                    .asString()
                    .startsWith("error: ");
        }
        assertThat(found(
                        "006",
                        release("1.24.4", GENERATOR.formatted("http://[2001:db8::9]:9090/w")),
                        egress("[{to: [{ipBlock: {cidr: '2001:db8::/32'}}]}]")))
                .isEmpty();
    }

    @Test
    void needs_dns_only_for_names() {
        assertThat(found("004", release("1.24.4", GENERATOR.formatted("http://10.0.0.1:9090/w")), egress("[]")))
                .isEmpty();
        assertThat(found("004", release("1.24.4", GENERATOR.formatted("http://prometheus:9090/w")), egress("[]")))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {"enabled; {}; 1", "disabled; {sidecar.istio.io/inject: 'true'}; 0", "x; {}; 0"})
    void needs_istiod_only_with_a_sidecar(String injection, String podLabels, int findings) {
        String namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: tempo, labels: {istio-injection: %s}}}\n"
                .formatted(injection);

        assertThat(found("007", release("1.24.4", "{podLabels: %s}".formatted(podLabels)), namespace, egress("[]")))
                .hasSize(findings);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "null",
                "text",
                "{podSelector: text, ingress: {a: b}}",
                "{podSelector: {matchLabels: [a]}, ingress: [null, 5, {from: text, ports: [text, {port: {a: b}}]}]}",
                "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: nonsense}}], ports: [{port: -1}, {port: 99999}]}]}",
                "{podSelector: {matchExpressions: [{key: a, operator: Nonsense}]}, egress: [{to: [{}]}]}"
            })
    void takes_policies_of_any_shape(String spec) {
        assertThat(found("002", release("1.24.4", "{}"), policy(spec))).doesNotContainNull();
        assertThat(found("015", release("1.24.4", "{}"), policy(spec))).doesNotContainNull();
    }

    @Test
    void knows_where_the_buckets_of_google_and_azure_are() {
        String policy = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: tempo, namespace: tempo}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress: [{ports: [{port: 53, protocol: UDP}, {port: 53}%s]}]
                """;
        String open = policy.formatted(", {port: 443}");
        String closed = policy.formatted("");
        String gcs =
                RuleFixture.release("1.24.4", "{tempo: {storage: {trace: {backend: gcs, gcs: {bucket_name: a}}}}}");
        String azure = RuleFixture.release(
                "1.24.4",
                "{tempo: {storage: {trace: {backend: azure, azure: {container_name: a, storage_account_name: b}}}}}");

        assertThat(RuleFixture.found("TEMPO-NET-005", gcs, closed))
                .containsExactly("error: tempo/tempo-0 may not reach storage.googleapis.com on port 443");
        assertThat(RuleFixture.found("TEMPO-NET-005", azure, closed))
                .containsExactly("error: tempo/tempo-0 may not reach b.blob.core.windows.net on port 443");
        assertThat(RuleFixture.found("TEMPO-NET-005", gcs, open)).isEmpty();
        assertThat(RuleFixture.found("TEMPO-NET-005", azure, open)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ports: [{port: 80.0}] | ",
                "ports: [{port: 80.5}] | error",
                "from: [{ipBlock: {cidr: 010.0.0.0/8}}] | warning",
                "from: [{ipBlock: {cidr: '::ffff:10.0.0.0/104'}}] | warning",
                "from: [{ipBlock: {cidr: 10.0.0/8}}] | error"
            })
    void tells_what_every_api_server_refuses(String rule, @Nullable String severity) {
        List<String> found = found("016", ingress("[{%s}]".formatted(rule)));

        if (severity == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().asString().startsWith(severity + ": ");
        }
    }

    @Test
    void leaves_the_name_of_a_policy_to_the_rule_of_names() {
        String policy = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: Tempo_A, namespace: Tempo_B}
                spec: {podSelector: {}, policyTypes: [ingress]}
                """;

        assertThat(found("016", policy)).singleElement().asString().contains("\"ingress\"");
        assertThat(RuleFixture.found("TEMPO-SYN-001", policy)).hasSize(2);
    }

    @Test
    void a_policy_for_every_port_of_every_pod_is_a_note() {
        String policy = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: allow-same-namespace, namespace: tempo}
                spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}
                """;

        assertThat(found("009", release("1.24.4", "{}"), policy))
                .singleElement()
                .asString()
                .startsWith("information: lets in what Tempo has no use for: TCP 1-");
        assertThat(found(
                        "009",
                        release("1.24.4", "{}"),
                        policy.replaceFirst(
                                "podSelector: \\{}", "podSelector: {matchLabels: {app.kubernetes.io/name: tempo}}")))
                .singleElement()
                .asString()
                .startsWith("warning: ");
    }

    @Test
    void says_who_is_let_in_by_labels_and_namespace() {
        String pods = "podSelector: {matchLabels: {app: grafana}}";
        String here = "[{from: [{%s}], ports: [{port: 1000, endPort: 2999}, {port: 53}]}]".formatted(pods);
        String everywhere = "[{from: [{namespaceSelector: {}, %s}], ports: [{port: 3000}]}]".formatted(pods);
        String anybody = "[{from: [{namespaceSelector: {}}, {%s}, {ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 1}]}]"
                .formatted(pods);

        String useless = "warning: lets in what Tempo has no use for: ";
        assertThat(found("009", release("1.24.4", "{}"), ingress(here)))
                .containsExactly(useless + "TCP 53, TCP 1000-2999, from pods app=grafana of namespace tempo");
        assertThat(found("009", release("1.24.4", "{}"), ingress(everywhere)))
                .containsExactly(useless
                        + "TCP 3000, from pods app=grafana of any namespace, pods app=grafana of namespace tempo");
        assertThat(found("009", release("1.24.4", "{}"), ingress(anybody)))
                .containsExactly(useless
                        + "TCP 1, from a pod of any other namespace, an address outside of the cluster, 10.0.0.0/8");
        assertThat(found("009", release("1.24.4", "{}"), ingress("[{ports: [{port: 7}]}]")))
                .containsExactly(
                        useless
                                + "TCP 7, from a pod of any other namespace, an address outside of the cluster, 0.0.0.0/0, an address outside of the cluster, ::/0");
        assertThat(found(
                        "009",
                        release("1.24.4", "{}"),
                        ingress("[{}]"),
                        ingress("[{ports: [{port: 5}, {port: 3200}]}]").replace("name: tempo,", "name: other,")))
                .first()
                .asString()
                .startsWith(
                        "information: lets in what Tempo has no use for: TCP 1-3199, TCP 3201-65535, UDP 1-65535, from a pod of any other namespace,");
    }
}
