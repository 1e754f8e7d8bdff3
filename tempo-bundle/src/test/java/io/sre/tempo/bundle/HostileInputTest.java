package io.sre.tempo.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sre.tempo.bundle.fuzz.Reports;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever somebody puts into manifests, all rules are asked in bounded time, and each report can be read. The limit is
 * generous; what it stops would take minutes or hours.
 */
class HostileInputTest {

    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int MANY = 3000;

    private static Findings check(Map<String, String> files) {
        return assertTimeoutPreemptively(LIMIT, () -> Reports.check(Manifests.parse(files)));
    }

    private static Findings check(String... documents) {
        return check(Map.of("a.yaml", String.join("---\n", documents)));
    }

    private static String many(int number, IntFunction<String> text) {
        return IntStream.range(0, number).mapToObj(text).collect(Collectors.joining());
    }

    private static String release(String values) {
        return RuleFixture.release("1.24.4", values);
    }

    private static String releaseFrom(String name, String sources) {
        return release("{}").replace("name: tempo,", "name: " + name + ",") + "  valuesFrom: " + sources + "\n";
    }

    private static String configMap(String name, String key, String text) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: tempo}\ndata:\n  %s: |\n%s"
                .formatted(name, key, text.indent(4));
    }

    private static String policy(String name, String spec) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: %s, namespace: tempo}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress], %s}
                """.formatted(name, spec);
    }

    private static String datasource(String name, String more) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: monitoring, labels: {grafana_datasource: "1"}}
                data:
                  tempo.yaml: |
                    apiVersion: 1
                    datasources:
                      - {name: %s, type: tempo, uid: %s, url: "http://tempo.tempo.svc:3200", %s}
                """.formatted(name, name, name, more);
    }

    private static String kustomization(String spec) {
        return """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec: {interval: 10m, prune: true, sourceRef: {kind: GitRepository, name: a}, %s}
                """.formatted(spec);
    }

    /** Nine to the power of twelve values. */
    private static String bomb() {
        return "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + many(
                        12,
                        level -> "a%d: &a%d [%s*a%d]\n"
                                .formatted(level + 1, level + 1, ("*a" + level + ", ").repeat(8), level));
    }

    static Arguments[] texts() {
        return new Arguments[] {
            Arguments.argumentSet("aliases", bomb()),
            Arguments.argumentSet("merge keys", "a: &a {b: 1}\nc: {<<: [*a, *a]}\n"),
            Arguments.argumentSet("depth", "[".repeat(50_000)),
            Arguments.argumentSet("depth of blocks", many(300, level -> " ".repeat(level) + "a:\n")),
            Arguments.argumentSet("a long text", "tempo:\n  retention: " + "x".repeat(1_000_000)),
            Arguments.argumentSet("a long key", "? " + "x".repeat(500_000) + "\n: 1\n"),
            Arguments.argumentSet("templates", "a: {{ .Values.tempo }}\n".repeat(1000)),
            Arguments.argumentSet("no text", "\\u0007\\0\u2028"),
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void reads_yaml_inside_of_manifests_within_bounds(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: tempo}\ndata: {values.yaml: %s}\n"
                .formatted(encoded);

        Findings findings = check(
                releaseFrom("tempo", "[{kind: ConfigMap, name: v}, {kind: Secret, name: s}]"),
                configMap("v", "values.yaml", text),
                secret,
                configMap("d", "datasources.yaml", "datasources: []\n" + text),
                release("{config: \"" + text.replace("\\", "\\\\").replace("\n", "\\n") + "\"}"));

        assertThat(findings.list()).isNotEmpty();
    }

    /** Each once made a regular expression go back and forth, or run out of stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                ".",
                " ",
                "1 ",
                ">1,",
                "1||",
                "${a:",
                "${",
                "$",
                "{{ ",
                "[",
                "a.",
                "- ",
                "1s",
                "@sha256:",
                "<",
                "://",
                "\"",
                "secret: \""
            })
    void no_text_takes_long_to_match(String unit) {
        String text = "'x" + unit.repeat(300_000 / unit.length()) + "\\x'";
        String values = """
                {tempo: {repository: %1$s, tag: %1$s, retention: %1$s, extraVolumeMounts: [{name: a, mountPath: %1$s}],
                  storage: {trace: {backend: local, local: {path: %1$s}, wal: {path: %1$s}, s3: {bucket: %1$s, endpoint: %1$s}}},
                  metricsGenerator: {enabled: true, remoteWriteUrl: %1$s}, receivers: {zipkin: {endpoint: %1$s}}},
                 nameOverride: %1$s, config: %1$s, secret: %1$s}
                """.formatted(text);

        Findings findings = check(
                release(values).replace("chart: tempo", "interval: %s, chart: tempo".formatted(text)),
                RuleFixture.release(text, "{}"),
                releaseFrom("a", "[{kind: ConfigMap, name: v, targetPath: %s}]".formatted(text)),
                configMap("v", "values.yaml", "x"),
                datasource(
                        "ds",
                        "jsonData: {tracesToLogsV2: {datasourceUid: a, customQuery: true, query: %s}}".formatted(text)),
                kustomization("path: %s, postBuild: {substitute: {b: c}}".formatted(text)));

        assertThat(findings.toJson().length()).isLessThan(1_000_000);
    }

    @Test
    void numbers_are_not_written_out() {
        Findings findings = check(
                release(
                        "{replicas: 1e308, tempo: {retention: 1e308, a: 0e999999999, b: 1e-999999999}, persistence: {size: 1e99Gi}}"),
                policy("p", "ingress: [{ports: [{port: 1e300}, {port: 1e-300, endPort: 1e9}]}]"),
                datasource("ds", "orgId: 1e300, version: 1e-300"));

        assertThat(findings.toJson().length()).isLessThan(100_000);
    }

    @Test
    void lists_a_thousand_findings_of_a_rule_in_a_resource_and_says_that_there_are_more() {
        String keys = many(20_000, number -> "  k!%d: v\n".formatted(number));

        Findings findings = check(
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + keys, configMap("b", "k!", "v"));

        assertThat(findings).hasSize(1001);
        assertThat(findings.list())
                .filteredOn(finding -> finding.details()
                        .contains("no more than 1000 such findings are listed here; there may be more"))
                .hasSize(1);
        assertThat(findings.list())
                .extracting(finding -> finding.place().resource())
                .contains("ConfigMap tempo/b");
    }

    @Test
    void a_thousand_findings_are_all_of_them() {
        String keys = many(1000, number -> "  k!%d: v\n".formatted(number));

        Findings findings = check("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + keys);

        assertThat(findings)
                .hasSize(1000)
                .allSatisfy(finding -> assertThat(finding.details()).isEmpty());
    }

    @Test
    void cuts_names_and_lines_that_it_shows() {
        String oneLine = "{" + many(MANY, number -> "k%d: %s, ".formatted(number, "x".repeat(200))) + "}";

        Findings findings = check(
                release("{tempo: " + oneLine + "}"),
                "{apiVersion: v1, kind: Pod, metadata: {name: %s, labels: {\"a b\": c}}}\n"
                        .formatted("n".repeat(500_000)));

        assertThat(findings.size()).isGreaterThan(1000);
        assertThat(findings).allSatisfy(finding -> assertThat(lengths(finding)).isLessThan(10_000));
    }

    private static int lengths(Finding finding) {
        return finding.toString().length()
                + finding.place().text().length()
                + finding.place().resource().length();
    }

    @Test
    void nothing_steers_a_terminal_or_breaks_a_report() {
        String text = "\\e[31m\\u202e\\x85\\u2028\\uFFFE\\a]]><&\\U0001F600";

        Findings findings = check(
                release("{\"%1$s\": 1, tempo: {\"%1$s\": \"%1$s\", retention: \"%1$s\"}}".formatted(text)),
                "{apiVersion: v1, kind: \"%1$s\", metadata: {name: \"%1$s\", annotations: {\"suppress.sre.io/%1$s\": x}}}\n"
                        .formatted(text));

        assertThat(findings.list()).isNotEmpty();
    }

    @Test
    void a_ring_of_kustomizations_is_walked_once() {
        Map<String, String> files = new HashMap<>();
        for (int number = 0; number < MANY; number++) {
            files.put("k%d/a.yaml".formatted(number), "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n");
            files.put(
                    "k%d/kustomization.yaml".formatted(number),
                    "{namespace: n%d, resources: [../k%d, ./a.yaml]}\n".formatted(number, (number + 1) % MANY));
        }

        assertThat(check(files)).isEmpty();
    }

    @Test
    void releases_share_what_is_read_of_a_config_map() {
        String values = "x-a:\n" + many(30_000, number -> "  key%d: v\n".formatted(number));

        Findings findings = check(
                configMap("v", "values.yaml", values),
                many(50, number -> releaseFrom("tempo-" + number, "[{kind: ConfigMap, name: v}]\n---")) + "\n"
                        + releaseFrom("last", "[{kind: ConfigMap, name: v}]"));

        assertThat(findings.list()).isNotEmpty();
    }

    @Test
    void many_sources_of_values_are_bounded() {
        String sources = many(MANY, number -> "{kind: ConfigMap, name: v, targetPath: tempo.k%d},".formatted(number));

        Findings findings = check(releaseFrom("tempo", "[" + sources + "]"), configMap("v", "values.yaml", "x"));

        assertThat(findings.list()).isNotEmpty();
    }

    @Test
    void many_peers_in_many_namespaces_are_bounded() {
        String peers = many(500, number -> "{podSelector: {matchLabels: {a: b%d}}},".formatted(number));

        Findings findings = check(
                release("{}"),
                policy("p", "ingress: [{from: [%s], ports: [{port: 3200}]}]".formatted(peers)),
                many(
                        500,
                        number -> datasource("ds" + number, "isDefault: false")
                                        .replace("namespace: monitoring", "namespace: mon" + number)
                                + "---\n"));

        assertThat(findings.list()).isNotEmpty();
    }

    @Test
    void many_peers_with_many_ports_are_bounded() {
        String peers = many(5000, number -> "{podSelector: {matchLabels: {a: b%d}}},".formatted(number));
        String ports = many(5000, number -> "{port: %d},".formatted(10_000 + 2 * number));

        Findings findings =
                check(release("{}"), policy("p", "ingress: [{from: [%s], ports: [%s]}]".formatted(peers, ports)));

        assertThat(findings.ofRule("TEMPO-NET-009").list()).hasSize(1);
        assertThat(findings.ofRule("TEMPO-NET-002").list())
                .as("a network with more peers than are looked at is not known")
                .isEmpty();
    }

    @Test
    void many_places_to_write_to_are_bounded() {
        String urls = many(MANY, number -> "{url: \"http://p.n%d.svc:9090/write\"},".formatted(number));

        Findings findings = check(
                RuleFixture.release(
                        "2.2.4",
                        "{tempo: {metricsGenerator: {enabled: true, storage: {remote_write: [%s]}}}}".formatted(urls)),
                policy("p", "egress: [{to: [{podSelector: {}}], ports: [{port: 53}]}]"));

        assertThat(findings.ofRule("TEMPO-NET-006").list()).isNotEmpty();
    }

    @Test
    void many_kustomizations_of_flux_are_bounded() {
        Map<String, String> files = new HashMap<>();
        StringBuilder all = new StringBuilder();
        for (int number = 0; number < MANY; number++) {
            all.append(kustomization("path: ./apps/k" + number)).append("---\n");
            files.put("apps/k%d/a.yaml".formatted(number), configMap("a" + number, "a", "b"));
        }
        files.put("flux.yaml", all.toString());

        assertThat(check(files).errors()).isEmpty();
    }
}
