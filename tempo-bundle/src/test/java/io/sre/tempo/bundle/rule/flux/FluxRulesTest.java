package io.sre.tempo.bundle.rule.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what the examples of the rules do not show. */
class FluxRulesTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tracing}
            spec:
              interval: 10m
              chart:
                spec:
                  chart: %s
                  version: %s
                  sourceRef: {kind: HelmRepository, name: charts}
              values: %s
            """;

    private static final String REPOSITORY = """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: charts, namespace: tracing}
            spec: {interval: 1h, url: '%s'}
            """;

    private static final String FROZEN = REPOSITORY.formatted("https://grafana.github.io/helm-charts");
    private static final String COMMUNITY = REPOSITORY.formatted("https://grafana-community.github.io/helm-charts");

    private static Findings validate(String... files) {
        Map<String, String> named = new TreeMap<>();
        for (String file : files) {
            named.put("file" + named.size() + ".yaml", file);
        }
        return Validator.standard()
                .validate(Manifests.parse(named))
                .filter(finding -> finding.rule().group().equals("FLUX"));
    }

    private static List<String> messages(String rule, String... files) {
        return validate(files).ofRule(rule).list().stream()
                .map(Finding::message)
                .toList();
    }

    @Test
    void a_beta_release_is_read_as_v2() {
        String beta = RELEASE.formatted("tempo", "1.24.4", "{}")
                .replace("/v2", "/v2beta1")
                .replace("      chart: tempo", "      chart: tempo\n      valuesFile: values-prod.yaml");

        assertThat(validate(beta).atLeast(Severity.WARNING).list())
                .extracting(Finding::message)
                .containsExactly(
                        "Flux 2.8 no longer serves helm.toolkit.fluxcd.io/v2beta1",
                        "Flux knows no field spec.chart.spec.valuesFile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.24 | a number", "[1.24.4] | a list", "{a: b} | an object", "true | true or false"})
    void names_the_shape_that_the_api_server_refuses(String version, String shape) {
        assertThat(messages("TEMPO-FLUX-003", RELEASE.formatted("tempo", version, "{}")))
                .containsExactly("spec.chart.spec.version: %s must be a text".formatted(shape));
    }

    @Test
    void what_flux_replaces_may_fit_later() {
        String open = RELEASE.formatted("tempo", "1.24.4", "{}").replace("interval: 10m", "interval: '${INTERVAL}'");

        assertThat(messages("TEMPO-FLUX-003", open)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "tempo, 1.9.2, 1",
        "tempo, v1.9.2, 1",
        "tempo, 1.9.0, 0",
        "tempo, 1.7.1, 0",
        "tempo, 2.2.5, 0",
        "tempo, 3.0.0, 0",
        "tempo, 1.9.x, 0",
        "tempo-distributed, 1.9.2, 0"
    })
    void knows_every_version_between_the_first_and_the_last(String chart, String version, int found) {
        assertThat(messages("TEMPO-FLUX-004", RELEASE.formatted(chart, version, "{}"), FROZEN))
                .hasSize(found);
    }

    @Test
    void a_mirror_may_have_versions_of_its_own() {
        Findings findings =
                validate(RELEASE.formatted("tempo", "1.9.2", "{}"), REPOSITORY.formatted("https://charts.example.com"));

        assertThat(findings.ofRule("TEMPO-FLUX-004").list())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "tempo, 1.24.4, 0",
        "tempo, 1.25.0, 1",
        "tempo, 3.0.0, 1",
        "tempo, ^2.0.0, 1",
        "tempo, 1.x, 0",
        "tempo, latest, 0",
        "tempo-distributed, 1.61.3, 0",
        "tempo-distributed, 1.62.0, 1"
    })
    void the_frozen_repository_ends(String chart, String version, int found) {
        assertThat(messages("TEMPO-FLUX-005", RELEASE.formatted(chart, version, "{}"), FROZEN))
                .hasSize(found);
        assertThat(messages("TEMPO-FLUX-005", RELEASE.formatted(chart, version, "{}"), COMMUNITY))
                .isEmpty();
    }

    @Test
    void a_url_with_a_version_is_told_even_if_nobody_refers_to_it() {
        String tagged = """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: OCIRepository
                metadata: {name: tempo, namespace: tracing}
                spec: {interval: 1h, url: 'oci://ghcr.io:443/grafana-community/helm-charts/tempo:2.2.4'}
                """;

        assertThat(messages("TEMPO-FLUX-007", tagged)).containsExactly("the url ends with a version");
        assertThat(messages("TEMPO-FLUX-007", tagged.replace("tempo:2.2.4", "tempo")))
                .isEmpty();
    }

    @Test
    void a_registry_is_named_without_the_chart() {
        String repository = REPOSITORY
                .formatted("oci://ghcr.io/grafana-community/helm-charts/tempo")
                .replace("interval: 1h", "type: oci");

        assertThat(messages("TEMPO-FLUX-007", RELEASE.formatted("tempo", "2.2.4", "{}"), repository))
                .containsExactly("the url ends with the chart's name, which Flux adds itself");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'>=1.19.0 <1.24.0' | INFORMATION | 1.23.1",
                "'^2.0.0' | WARNING | 2.2.1",
                "'>=2.2.2' | WARNING | 3.0.0"
            })
    void lists_what_a_range_crosses(String range, Severity severity, String crossed) {
        Findings findings = validate(RELEASE.formatted("tempo", "'" + range + "'", "{}"), COMMUNITY);

        assertThat(findings.ofRule("TEMPO-FLUX-009").list()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.message()).isEqualTo("the range %s has versions on both sides of %s", range, crossed);
        });
    }

    @Test
    void a_chart_without_the_defect_or_with_an_older_image_starts() {
        assertThat(messages("TEMPO-FLUX-010", RELEASE.formatted("tempo", "2.2.1", "{tempo: {tag: 2.10.5}}")))
                .isEmpty();
        assertThat(messages("TEMPO-FLUX-010", RELEASE.formatted("tempo", "2.2.1", "{config: 'server: {}'}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.10.3 | {global: {commonLabels: {helm.sh/chart: a}}} | 0",
                "1.11.0 | {global: {commonLabels: {helm.sh/chart: a}}} | 1",
                "1.19.0 | {service: {labels: {app.kubernetes.io/name: a}}} | 0",
                "1.20.0 | {service: {labels: {app.kubernetes.io/name: a}}} | 1",
                "1.7.2 | {extraLabels: {app.kubernetes.io/version: a}} | 1",
                "2.2.4 | {podLabels: {app.kubernetes.io/instance: a, helm.sh/chart: b}} | 1",
                "2.2.4 | {podAnnotations: {checksum/config: a}} | 1",
                "2.2.4 | {serviceAccount: {create: false, labels: {helm.sh/chart: a}}} | 0",
                "2.2.4 | {serviceMonitor: {enabled: true, additionalLabels: {release: a}}} | 0",
                "2.2.4 | {serviceMonitor: {enabled: true, additionalLabels: {app: a}}} | 1",
                "1.21.0 | {serviceMonitor: {additionalLabels: {release: a}}} | 0",
                "1.10.1 | {networkPolicy: {enabled: true, allowExternal: false}} | 0",
                "1.10.2 | {networkPolicy: {enabled: true, allowExternal: false}} | 1",
                "2.2.4 | {networkPolicy: {enabled: true, allowExternal: false, ingress: false}} | 0",
                "2.2.4 | {networkPolicy: {enabled: true, allowExternal: false, explicitNamespacesSelector: {matchLabels: {a: b}}}} | 0",
                "2.2.4 | {podLabels: [a], extraLabels: text, networkPolicy: 3, serviceMonitor: null} | 0"
            })
    void knows_which_keys_the_chart_writes_itself(String version, String values, int found) {
        assertThat(messages("TEMPO-FLUX-015", RELEASE.formatted("tempo", version, values)))
                .hasSize(found);
    }

    @Test
    void a_variable_that_flux_knows_is_meant_for_flux() {
        String flux = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: tracing, namespace: flux-system}
                spec: {path: ./tracing, postBuild: {substitute: {BUCKET: traces}}}
                """;
        String values = "{tempo: {extraEnv: [{name: BUCKET}, {name: KEY}], storage: {trace: {s3: {bucket: '${BUCKET}',"
                + " access_key: '${KEY}', secret_key: '$${KEY}'}}}}}";

        assertThat(messages("TEMPO-FLUX-012", flux, RELEASE.formatted("tempo", "1.24.4", values)))
                .containsExactly(
                        "Flux replaces ${KEY} before Tempo sees it, and KEY is a variable of Tempo's environment");
    }

    @Test
    void a_release_may_depend_on_itself_by_way_of_others() {
        String tempo = RELEASE.formatted("tempo", "1.24.4", "{}") + "  dependsOn: [{name: a}]\n";
        String other = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: %s, namespace: tracing}
                spec: {dependsOn: [{name: %s, namespace: tracing}], chart: {spec: {chart: other}}}
                """;

        assertThat(messages("TEMPO-FLUX-019", tempo, other.formatted("a", "b"), other.formatted("b", "tempo")))
                .containsExactly("what the release depends on depends on it in turn");
        assertThat(messages("TEMPO-FLUX-019", tempo, other.formatted("a", "b"), other.formatted("b", "a")))
                .isEmpty();
        assertThat(messages("TEMPO-FLUX-019", tempo.replace("name: a", "name: tempo")))
                .containsExactly("the release depends on itself");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1.24.4, 0",
        "v1.24.4, 0",
        "1.x, 0",
        "*, 0",
        ">=1.24.0-0, 0",
        "~> 1.24 || 2.x, 0",
        "${VERSION}, 0",
        "latest, 1",
        "<override-with-kustomize>, 1",
        "master, 1"
    })
    void tells_versions_from_other_texts(String version, int found) {
        assertThat(messages("TEMPO-FLUX-022", RELEASE.formatted("tempo", "'" + version + "'", "{}")))
                .hasSize(found);
    }

    @Test
    void says_what_is_missing_and_which_field_was_meant() {
        String release = RELEASE.formatted("tempo", "1.24.4", "{}")
                .replace("interval: 10m", "install: {remediation: {retires: 3}}");

        assertThat(validate(release).atLeast(Severity.WARNING).list())
                .extracting(Finding::message, Finding::mend)
                .containsExactlyInAnyOrder(
                        tuple("spec.interval must not be missing", "set it"),
                        tuple("Flux knows no field spec.install.remediation.retires", "did you mean retries?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{dependsOn: text, valuesFrom: {a: b}, install: [], values: [1]}",
                "{dependsOn: [null, 3], valuesFrom: [null, text], install: text, upgrade: {remediation: []}}",
                "{chart: {spec: {chart: tempo, version: [1], sourceRef: text}}, values: text}",
                "{chart: {spec: {chart: tempo, sourceRef: {kind: 3}}}, install: {strategy: {name: {}}}}",
                "{chartRef: {kind: OCIRepository}, values: {tempo: null}}"
            })
    void takes_a_release_of_any_shape(String spec) {
        String odd = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo}
                spec: %s
                """;
        String named = spec.contains("chart") ? spec : "{chart: {spec: {chart: tempo}}, " + spec.substring(1);

        assertThat(validate(odd.formatted(named))).isNotNull();
    }

    @Test
    void wants_values_that_are_an_object_in_yaml() {
        String release = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo, namespace: tempo}
                spec:
                  chart: {spec: {chart: tempo, version: 1.24.4}}
                  valuesFrom: [{kind: ConfigMap, name: v}]
                """;
        String map =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: v, namespace: tempo}, data: {values.yaml: %s}}\n";

        assertThat(RuleFixture.found("TEMPO-FLUX-023", release, map.formatted("'a: [b'")))
                .hasSize(1);
        assertThat(RuleFixture.found("TEMPO-FLUX-023", release, map.formatted("text")))
                .hasSize(1);
        for (String fine :
                List.of("'{a: 1, a: 2}'", "''", "'# nothing'", "'a: {{ b }}'", "'{a: &b {c: 1}, d: {<<: *b}}'")) {
            assertThat(RuleFixture.found("TEMPO-FLUX-023", release, map.formatted(fine)))
                    .isEmpty();
        }
    }

    @Test
    void looks_for_the_source_where_flux_does() {
        String repository =
                "{apiVersion: source.toolkit.fluxcd.io/v1, kind: HelmRepository, metadata: {name: grafana%s}}\n";
        String other = repository.formatted(", namespace: flux-system");

        assertThat(RuleFixture.found("TEMPO-FLUX-024", RuleFixture.release("1.24.4", "{}"), other))
                .containsExactly(
                        "warning: there is no HelmRepository grafana in the namespace tempo among the manifests, but in flux-system");
        assertThat(RuleFixture.found(
                        "TEMPO-FLUX-024",
                        RuleFixture.release("1.24.4", "{}"),
                        repository.formatted(", namespace: tempo"),
                        other))
                .isEmpty();
        assertThat(RuleFixture.found("TEMPO-FLUX-024", RuleFixture.release("1.24.4", "{}"), repository.formatted("")))
                .isEmpty();
        assertThat(RuleFixture.found("TEMPO-FLUX-024", RuleFixture.release("1.24.4", "{}")))
                .isEmpty();
    }

    @Test
    void an_expression_of_readiness_ends_a_circle() {
        String tempo = RELEASE.formatted("tempo", "1.24.4", "{}") + "  dependsOn: [{name: tempo%s}]\n";

        assertThat(found("TEMPO-FLUX-019", tempo.formatted(""))).containsExactly("error the release depends on itself");
        assertThat(found("TEMPO-FLUX-019", tempo.formatted(", readyExpr: 'true'")))
                .isEmpty();
    }

    @Test
    void a_circle_over_the_releases_of_two_clusters_may_be_none() {
        String tempo = RELEASE.formatted("tempo", "1.24.4", "{}");
        String other = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: a, namespace: tracing}
                spec: {%schart: {spec: {chart: other}}}
                """;
        String first = tempo + "  dependsOn: [{name: a}]\n";
        String second = other.formatted("dependsOn: [{name: tempo}], ");

        assertThat(found("TEMPO-FLUX-019", first, second))
                .containsExactly("error what the release depends on depends on it in turn");
        assertThat(found("TEMPO-FLUX-019", first, other.formatted(""), tempo, second))
                .containsOnly("warning what the release depends on depends on it in turn");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "https://grafana-community.github.io/helm-charts, error",
        "HTTPS://Grafana.GitHub.io/helm-charts/, error",
        "https://mirror.example.org/grafana-community/, warning",
        "https://grafana.github.io.example.org/, warning"
    })
    void a_mirror_may_have_charts_of_its_own(String url, String severity) {
        assertThat(found("TEMPO-FLUX-004", RELEASE.formatted("tempo", "1.24.9", "{}"), REPOSITORY.formatted(url)))
                .containsExactly(severity + " there is no version 1.24.9 of the chart tempo");
        assertThat(found("TEMPO-FLUX-005", RELEASE.formatted("tempo", "2.0.0", "{}"), REPOSITORY.formatted(url)))
                .hasSize(url.endsWith("/helm-charts/") ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"https://charts.example.org, error", "${REGISTRY}/charts, warning"})
    void a_url_to_be_filled_in_may_be_that_of_a_registry(String url, String severity) {
        assertThat(found(
                        "TEMPO-FLUX-020",
                        RELEASE.formatted("grafana/tempo", "1.24.4", "{}"),
                        REPOSITORY.formatted(url)))
                .containsExactly(severity + " no index of a repository has a chart with the name grafana/tempo");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout: 0s                           | warning",
                "timeout: 0d                           | error",
                "maxHistory: 5.0                       | ",
                "maxHistory: 5.5                       | error",
                "healthCheckExprs: [{apiVersion: '', kind: A, current: 'true'}] | warning",
                "postRenderers: [{kustomize: {images: [{name: ''}]}}]           | warning",
                "postRenderers: [{kustomize: {patches: [{patch: ''}]}}]         | error",
                "dependsOn: [{name: A_b}]              | error"
            })
    void tells_what_flux_lives_with_from_what_it_refuses(String field, @Nullable String severity) {
        List<String> severities = validate(RELEASE.formatted("tempo", "1.24.4", "{}") + "  " + field + "\n", FROZEN)
                .ofRule("TEMPO-FLUX-003")
                .list()
                .stream()
                .map(finding -> finding.severity().toString())
                .toList();

        assertThat(severities).isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void helm_reads_the_first_document_of_values() {
        String release =
                RELEASE.formatted("tempo", "1.24.4", "{}") + "  valuesFrom: [{kind: ConfigMap, name: values}]\n";
        String values = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: values, namespace: tracing}
                data:
                  values.yaml: |
                    %s
                    ---
                    %s
                """;

        assertThat(messages("TEMPO-FLUX-023", release, values.formatted("tempo: {}", "tempo: ]")))
                .isEmpty();
        assertThat(messages("TEMPO-FLUX-023", release, values.formatted("tempo: ]", "tempo: {}")))
                .hasSize(1);
    }

    private static List<String> found(String rule, String... files) {
        return validate(files).ofRule(rule).list().stream()
                .map(finding -> finding.severity() + " " + finding.message())
                .toList();
    }

    private static List<String> keyless(String entry, String object) {
        String release = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo, namespace: tempo}
                spec:
                  chart: {spec: {chart: tempo, version: 1.24.4}}
                  valuesFrom: [{%s}]
                """;
        return RuleFixture.found("TEMPO-FLUX-025", release.formatted(entry), object + "\n");
    }

    @Test
    void asks_for_the_key_that_values_from_names() {
        String secret =
                "{apiVersion: v1, kind: Secret, metadata: {name: v, namespace: tempo}, stringData: {a: b, c: d}}";
        assertThat(keyless("kind: Secret, name: v, valuesKey: A, targetPath: tempo.tag", secret))
                .containsExactly("error: the Secret v has no key A, and Flux does not install the release");
        assertThat(keyless("kind: Secret, name: v", secret)).hasSize(1);
        assertThat(keyless("kind: Secret, name: v, valuesKey: a, targetPath: tempo.tag", secret))
                .isEmpty();
        assertThat(keyless("kind: Secret, name: v, optional: true", secret)).isEmpty();
        assertThat(keyless("kind: Secret, name: v, valuesKey: '${KEY}'", secret))
                .isEmpty();
        assertThat(keyless("kind: Secret, name: other", secret)).isEmpty();
        assertThat(keyless("kind: ConfigMap, name: v", secret)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "metadata: {name: v, namespace: other}, data: {a: b}",
                "metadata: {name: v, namespace: tempo}, data: {}",
                "metadata: {name: v, namespace: tempo}",
                "metadata: {name: v, namespace: tempo}, data: text",
                "metadata: {name: v, namespace: tempo}, data: {'${A}': b}",
                "metadata: {name: v, namespace: tempo, annotations: {kustomize.toolkit.fluxcd.io/ssa: Merge}}, data: {a: b}"
            })
    void does_not_say_that_a_key_is_missing_where_it_may_come_from_elsewhere(String object) {
        assertThat(keyless("kind: ConfigMap, name: v", "{apiVersion: v1, kind: ConfigMap, " + object + "}"))
                .isEmpty();
    }

    @Test
    void tells_a_missing_key_once() {
        String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: v%s}, data: {a: b}}";
        String here = map.formatted("");
        assertThat(keyless("kind: ConfigMap, name: v", here)).hasSize(1);
        // Of two overlays nobody knows which is meant.
        assertThat(keyless("kind: ConfigMap, name: v", here + "\n---\n" + map.formatted(", namespace: tempo")))
                .isEmpty();
        Findings findings = Validator.standard().validate(Manifests.parse(Map.of("a.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo, namespace: tempo}
                spec:
                  chart: {spec: {chart: tempo, version: 1.24.4}}
                  valuesFrom: [{kind: ConfigMap, name: v}]
                ---
                """ + here)));
        assertThat(findings.ofRule("TEMPO-READ-006").list()).isEmpty();
    }
}
