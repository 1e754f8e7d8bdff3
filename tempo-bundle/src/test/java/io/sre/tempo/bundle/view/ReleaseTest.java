package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.ReleaseFixture.release;
import static io.sre.tempo.bundle.view.ReleaseFixture.withSpec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.chart.TempoChart;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A HelmRelease of Tempo, before any version of the chart makes something of it. */
class ReleaseTest {

    /** A release of chart 1.24.4 with more fields: {@code releaseName: a}. */
    private static Release with(String fields) {
        return release(withSpec("{chart: {spec: {chart: tempo, version: 1.24.4}}, %s}".formatted(fields)));
    }

    /** A release of some version, from a repository at an address. */
    private static Release from(String url, String chart, String version) {
        String spec = "{chart: {spec: {chart: %s, version: '%s', sourceRef: {kind: HelmRepository, name: charts}}}}";
        return release(withSpec(spec.formatted(chart, version)), """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: HelmRepository
                metadata: {name: charts, namespace: tracing}
                spec: {url: "%s"}
                """.formatted(url));
    }

    @Test
    void stands_for_a_helm_release() {
        Release release = with("suspend: true");

        assertThat(release.manifest().kind()).isEqualTo("HelmRelease");
        assertThat(release.spec().path("suspend").asBoolean()).isTrue();
        assertThat(release.spot("/spec/suspend")).hasToString("a.yaml:1: HelmRelease tracing/tempo spec.suspend");
        assertThat(release.chart()).isEqualTo(Chart.TEMPO);
        assertThat(release.reference().range()).hasToString("1.24.4");
        assertThat(release).hasToString("a.yaml:1: HelmRelease tracing/tempo");
    }

    @Nested
    class Of_names {

        @ParameterizedTest(name = "{0}: {1} in {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "suspend: false; tempo; tracing",
                    "releaseName: own; own; tracing",
                    "targetNamespace: other; other-tempo; other",
                    "releaseName: own, targetNamespace: other; own; other",
                    "targetNamespace: ''; tempo; tracing"
                })
        void is_named_and_placed_as_flux_does_it(String fields, String name, String namespace) {
            Release release = with(fields);

            assertThat(release.name()).isEqualTo(name);
            assertThat(release.namespace()).contains(namespace);
            assertThat(release.ownNamespace()).contains("tracing");
            assertThat(release.isNamed()).isTrue();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "releaseName: '${NAME}'; false",
                    "targetNamespace: '${SPACE}'; false",
                    "releaseName: null, targetNamespace: '${SPACE}'; false",
                    "releaseName: own, targetNamespace: '${SPACE}'; true"
                })
        void is_not_named_while_its_name_is_to_be_substituted(String fields, boolean named) {
            assertThat(with(fields).isNamed()).isEqualTo(named);
        }

        @Test
        void has_no_namespace_while_that_is_to_be_substituted() {
            assertThat(with("targetNamespace: '${SPACE}'").namespace()).isEmpty();
            assertThat(with("targetNamespace: '${SPACE}'").ownNamespace()).contains("tracing");
        }
    }

    @Nested
    class Of_values {

        @Test
        void knows_every_text_among_them() {
            Release release = with("values: {a: one, b: {c: [two, 5, true, {d: three}]}, e: null}");

            assertThat(release.texts()).extracting(Value::text).containsExactly("one", "two", "three");
            assertThat(release.texts()).isSameAs(release.texts());
        }

        @Test
        void knows_where_they_come_from() {
            Release release =
                    with("valuesFrom: [{kind: Secret, name: keys, valuesKey: key, targetPath: a.b, optional: true}]");

            assertThat(release.valuesFrom()).singleElement().satisfies(source -> {
                assertThat(source.kind()).isEqualTo("Secret");
                assertThat(source.name()).isEqualTo("keys");
                assertThat(source.key()).isEqualTo("key");
                assertThat(source.targetPath()).isEqualTo("a.b");
                assertThat(source.optional()).isTrue();
                assertThat(source.atHand()).isFalse();
                assertThat(source.content().isUnknown()).isTrue();
                assertThat(source.keyless()).isEmpty();
                assertThat(source.spot()).hasToString("a.yaml:1: HelmRelease tracing/tempo spec.valuesFrom[0]");
            });
        }

        @Test
        void does_not_know_what_else_there_is_without_a_source() {
            assertThat(with("values: {a: b}").written().get("c").isMissing()).isTrue();
            assertThat(with("values: {a: b}").isIncomplete()).isFalse();
            assertThat(with("valuesFrom: [{kind: ConfigMap, name: elsewhere}]")
                            .written()
                            .get("c")
                            .isUnknown())
                    .isTrue();
            assertThat(with("valuesFrom: [{kind: ConfigMap, name: elsewhere}]").isIncomplete())
                    .isTrue();
        }
    }

    @Nested
    class Of_versions {

        private static final String FROZEN = "https://grafana.github.io/helm-charts";
        private static final String COMMUNITY = "https://grafana-community.github.io/helm-charts";
        private static final String MIRROR = "https://charts.example.com";

        private static List<String> candidates(String url, String version) {
            return from(url, "tempo", version).candidates().stream()
                    .map(TempoChart::version)
                    .toList();
        }

        @Test
        void is_the_one_that_is_written() {
            assertThat(candidates(MIRROR, "1.24.4")).containsExactly("1.24.4");
            assertThat(candidates(FROZEN, "1.7.2")).containsExactly("1.7.2");
        }

        @Test
        void is_the_newest_that_fits_of_each_place_it_may_come_from() {
            assertThat(candidates(FROZEN, "1.x")).containsExactly("1.24.4");
            assertThat(candidates(COMMUNITY, "1.x")).containsExactly("1.26.7");
            assertThat(candidates(MIRROR, "1.x")).containsExactly("1.24.4", "1.26.7");
            assertThat(candidates(MIRROR, "~1.7.2")).containsExactly("1.7.3");
        }

        @Test
        void is_what_was_meant_even_where_it_is_not_published() {
            assertThat(candidates(FROZEN, "2.2.4")).containsExactly("2.2.4");
            assertThat(candidates(FROZEN, ">=2.0.0 <2.2.3")).isEmpty();
        }

        @Test
        void is_none_of_a_text_that_is_no_version() {
            assertThat(candidates(FROZEN, "unknown")).isEmpty();
        }

        @Test
        void is_none_of_another_chart() {
            assertThat(from(FROZEN, "tempo-distributed", "1.24.4").candidates()).isEmpty();
        }

        @ParameterizedTest(name = "{0} {1}: {2}")
        @CsvSource({
            COMMUNITY + ", 1.24.4, false",
            COMMUNITY + ", ~1.24.0, false",
            COMMUNITY + ", >=1.24.4, true",
            MIRROR + ", >=1.24.4, true",
            FROZEN + ", >=1.24.4, false"
        })
        void may_be_newer_than_all_that_are_known(String url, String version, boolean open) {
            assertThat(from(url, "tempo", version).isOpen()).isEqualTo(open);
        }
    }
}
