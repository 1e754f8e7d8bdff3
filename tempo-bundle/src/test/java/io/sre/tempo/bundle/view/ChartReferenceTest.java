package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.ReleaseFixture.platform;
import static io.sre.tempo.bundle.view.ReleaseFixture.withSpec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which chart a HelmRelease in the namespace tracing installs, in which version, from where. */
class ChartReferenceTest {

    private static final Set<ChartHome> ANYWHERE = Set.of(ChartHome.values());

    private static List<ChartReference> references(String spec, String... others) {
        return platform(withSpec(spec), String.join("---\n", others)).releases().stream()
                .map(Release::reference)
                .toList();
    }

    private static ChartReference reference(String spec, String... others) {
        return references(spec, others).get(0);
    }

    private static String source(String kind, String metadata, String spec) {
        return """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: %s
                metadata: %s
                spec: %s
                """.formatted(kind, metadata, spec);
    }

    private static String template(String chart, String sourceRef) {
        return "{chart: {spec: {chart: %s, version: 1.24.4, sourceRef: %s}}}".formatted(chart, sourceRef);
    }

    private static String ofRepository(String more) {
        return template("tempo", "{kind: HelmRepository, name: grafana%s}".formatted(more));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "tempo, TEMPO",
        "tempo-distributed, DISTRIBUTED",
        "./charts/tempo, TEMPO",
        "./charts/tempo/, TEMPO",
        "charts/tempo-distributed, DISTRIBUTED"
    })
    void knows_the_charts_of_tempo(String chart, Chart known) {
        assertThat(reference(template(chart, "{kind: GitRepository, name: platform}"))
                        .chart())
                .isEqualTo(known);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tempo-operator", "loki", "tempo/values", "''", "[tempo]"})
    void has_nothing_to_do_with_other_charts(String chart) {
        assertThat(references(template(chart, "{kind: HelmRepository, name: grafana}")))
                .isEmpty();
    }

    @Test
    void copies_the_places_it_may_come_from() {
        ChartReference known = reference(ofRepository(""));
        Set<ChartHome> homes = new HashSet<>(known.homes());
        ChartReference copy = new ChartReference(known.chart(), known.range(), known.version(), homes, known.source());

        homes.clear();

        assertThat(copy.homes()).isEqualTo(ANYWHERE);
    }

    @Nested
    class Of_a_template {

        @Test
        void has_the_version_that_is_written() {
            ChartReference reference = reference(ofRepository(""));

            assertThat(reference.range()).hasToString("1.24.4");
            assertThat(reference.version()).hasToString("a.yaml:1: HelmRelease tracing/tempo spec.chart.spec.version");
        }

        @Test
        void takes_any_version_where_none_is_written() {
            assertThat(reference("{chart: {spec: {chart: tempo, sourceRef: {kind: HelmRepository, name: grafana}}}}")
                            .range()
                            .known())
                    .contains(TempoChart.of("1.7.2"));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"HelmRepository, true", "GitRepository, false", "Bucket, false"})
        void has_no_version_where_flux_reads_none(String kind, boolean versioned) {
            assertThat(reference(template("tempo", "{kind: %s, name: grafana}".formatted(kind)))
                            .range()
                            .isReadable())
                    .isEqualTo(versioned);
        }

        @Test
        void has_a_version_even_if_nobody_says_which_kind_its_source_is_of() {
            assertThat(reference("{chart: {spec: {chart: tempo, version: 1.24.4}}}")
                            .range()
                            .isExact())
                    .isTrue();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "https://grafana.github.io/helm-charts, FROZEN",
            "http://grafana.github.io/helm-charts/, FROZEN",
            "HTTPS://Grafana.GitHub.io/helm-charts, FROZEN",
            "oci://ghcr.io/grafana/helm-charts, FROZEN",
            "https://grafana-community.github.io/helm-charts, COMMUNITY",
            "https://grafana-community.github.io:443/helm-charts, COMMUNITY",
            "oci://ghcr.io/grafana-community/helm-charts, COMMUNITY"
        })
        void comes_from_the_home_whose_address_its_repository_has(String url, ChartHome home) {
            String repository =
                    source("HelmRepository", "{name: grafana, namespace: tracing}", "{url: %s}".formatted(url));

            assertThat(reference(ofRepository(""), repository).homes()).containsExactly(home);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "https://charts.example.com",
                    "https://mirror.example.com/grafana.github.io/helm-charts",
                    "https://grafana.github.io.example.com",
                    "oci://ghcr.io/grafana",
                    "''"
                })
        void may_come_from_anywhere_by_any_other_address(String url) {
            String repository =
                    source("HelmRepository", "{name: grafana, namespace: tracing}", "{url: %s}".formatted(url));

            assertThat(reference(ofRepository(""), repository).homes()).isEqualTo(ANYWHERE);
        }
    }

    /** A repository at a home that only one of the names could tell. */
    @Nested
    class Of_the_object_that_a_reference_names {

        private static final String FROZEN = "{url: 'https://grafana.github.io/helm-charts'}";
        private static final String COMMUNITY = "{url: 'https://grafana-community.github.io/helm-charts'}";

        private static List<String> found(String more, String... repositories) {
            return reference(ofRepository(more), repositories).source().map(Manifest::toString).stream()
                    .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                    .toList();
        }

        private static String repository(String metadata) {
            return source("HelmRepository", metadata, FROZEN);
        }

        @Test
        void is_in_the_namespace_that_is_said_or_in_that_of_the_release() {
            String here = repository("{name: grafana, namespace: tracing}");
            String there = repository("{name: grafana, namespace: flux-system}");

            assertThat(found("", there, here)).containsExactly("tracing/grafana");
            assertThat(found(", namespace: flux-system", here, there)).containsExactly("flux-system/grafana");
            assertThat(found("", there)).isEmpty();
            assertThat(found(", namespace: flux-system", here)).isEmpty();
        }

        @Test
        void may_be_the_only_one_that_does_not_say_its_namespace() {
            String unsaid = repository("{name: grafana}");

            assertThat(found("", unsaid)).containsExactly("grafana");
            assertThat(found(", namespace: flux-system", unsaid)).containsExactly("grafana");
            assertThat(found("", unsaid, repository("{name: grafana, namespace: other}")))
                    .isEmpty();
        }

        @Test
        void may_be_the_only_one_where_the_release_does_not_say_its_namespace() {
            String release = withSpec(ofRepository("")).replace(", namespace: tracing", "");
            String there = repository("{name: grafana, namespace: flux-system}");
            String other = source("HelmRepository", "{name: grafana, namespace: other}", COMMUNITY);

            assertThat(platform(release, there).releases().get(0).reference().homes())
                    .containsExactly(ChartHome.FROZEN);
            assertThat(platform(release, there, other)
                            .releases()
                            .get(0)
                            .reference()
                            .source())
                    .isEmpty();
        }

        @Test
        void has_its_name_and_kind() {
            assertThat(found("", repository("{name: other, namespace: tracing}")))
                    .isEmpty();
            assertThat(found("", source("OCIRepository", "{name: grafana, namespace: tracing}", FROZEN)))
                    .isEmpty();
        }
    }

    @Nested
    class Of_a_reference {

        private static final String CHART_REF = "{chartRef: {kind: OCIRepository, name: charts}}";

        private static ChartReference of(String spec) {
            return reference(CHART_REF, source("OCIRepository", "{name: charts, namespace: tracing}", spec));
        }

        private static ChartReference ofRef(String ref) {
            return of("{url: 'oci://ghcr.io/grafana-community/helm-charts/tempo'%s}".formatted(ref));
        }

        @ParameterizedTest(name = "{0}: {1} from {2}")
        @CsvSource({
            "oci://ghcr.io/grafana-community/helm-charts/tempo, TEMPO, COMMUNITY",
            "oci://ghcr.io/grafana/helm-charts/tempo-distributed, DISTRIBUTED, FROZEN"
        })
        void has_the_chart_that_its_address_ends_with(String url, Chart chart, ChartHome home) {
            ChartReference reference = of("{url: '%s'}".formatted(url));

            assertThat(reference.chart()).isEqualTo(chart);
            assertThat(reference.homes()).containsExactly(home);
            assertThat(reference.source()).map(Manifest::name).contains("charts");
        }

        @Test
        void has_nothing_to_do_with_other_charts() {
            assertThat(references(
                            CHART_REF,
                            source(
                                    "OCIRepository",
                                    "{name: charts, namespace: tracing}",
                                    "{url: 'oci://ghcr.io/grafana/helm-charts/loki'}")))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0}: \"{1}\" at {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "''; latest; spec",
                    ", ref: {}; latest; spec",
                    ", ref: {tag: 1.24.4}; 1.24.4; spec.ref.tag",
                    ", ref: {tag: 1.24.4, semver: ^1.24.0}; ^1.24.0; spec.ref.semver",
                    ", ref: {tag: 1.24.4, semver: ^1.24.0, digest: 'sha256:0123'}; unknown; spec.ref.digest"
                })
        void has_the_version_of_the_field_that_beats_the_others(String ref, String version, String at) {
            ChartReference reference = ofRef(ref);

            assertThat(reference.range()).hasToString(version);
            assertThat(reference.version()).hasToString("a.yaml:6: OCIRepository tracing/charts " + at);
        }

        @Test
        void does_not_know_the_version_of_a_digest() {
            assertThat(ofRef(", ref: {digest: 'sha256:0123'}").range().isReadable())
                    .isFalse();
        }

        @Test
        void beats_a_template() {
            String both =
                    "{chart: {spec: {chart: tempo, version: 1.7.2}}, chartRef: {kind: OCIRepository, name: charts}}";
            String repository = source(
                    "OCIRepository",
                    "{name: charts, namespace: tracing}",
                    "{url: 'oci://ghcr.io/grafana/helm-charts/tempo', ref: {tag: 1.24.4}}");

            assertThat(reference(both, repository).range()).hasToString("1.24.4");
        }
    }

    @Nested
    class Of_a_reference_that_leads_nowhere {

        private static List<ChartReference> named(String release, String chart, String values) {
            String spec = "{chartRef: {kind: OCIRepository, name: %s}, values: %s}".formatted(chart, values);
            return platform(withSpec(spec).replace("name: tempo,", "name: %s,".formatted(release))).releases().stream()
                    .map(Release::reference)
                    .toList();
        }

        @ParameterizedTest(name = "{0} of {1}")
        @CsvSource({"tempo, charts", "traces, tempo", "traces, grafana-Tempo"})
        void may_mean_tempo_by_its_names_and_values(String release, String chart) {
            assertThat(named(release, chart, "{tempo: {}}")).singleElement().satisfies(reference -> {
                assertThat(reference.chart()).isEqualTo(Chart.UNKNOWN);
                assertThat(reference.range().isExact()).isFalse();
                assertThat(reference.homes()).isEqualTo(ANYWHERE);
                assertThat(reference.source()).isEmpty();
                assertThat(reference.version())
                        .hasToString("a.yaml:1: HelmRelease tracing/%s spec.chartRef".formatted(release));
            });
        }

        @ParameterizedTest(name = "{0} of {1} with {2}")
        @CsvSource({
            "traces, charts, {tempo: {}}",
            "tempo-operator, charts, {tempo: {}}",
            "tempo, tempo-operator, {tempo: {}}",
            "tempo, tempo, {loki: {}}"
        })
        void does_not_mean_tempo_by_less(String release, String chart, String values) {
            assertThat(named(release, chart, values)).isEmpty();
        }

        @Test
        void may_mean_tempo_if_it_names_an_object_of_another_kind() {
            String chart = source("HelmChart", "{name: charts, namespace: tracing}", "{chart: tempo, version: 1.24.4}");

            assertThat(references("{chartRef: {kind: HelmChart, name: charts}, values: {tempo: {}}}", chart))
                    .singleElement()
                    .satisfies(reference -> {
                        assertThat(reference.chart()).isEqualTo(Chart.UNKNOWN);
                        assertThat(reference.source()).map(Manifest::kind).contains("HelmChart");
                    });
        }
    }
}
