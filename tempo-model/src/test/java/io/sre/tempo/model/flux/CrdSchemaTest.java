package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.HELM_RELEASES;
import static io.sre.tempo.model.flux.Fixtures.HELM_REPOSITORIES;
import static io.sre.tempo.model.flux.Fixtures.JSON;
import static io.sre.tempo.model.flux.Fixtures.OCI_REPOSITORIES;
import static io.sre.tempo.model.flux.Fixtures.golden;
import static io.sre.tempo.model.flux.Fixtures.schema;
import static io.sre.tempo.model.flux.Fixtures.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API server's own opinion, as far as the schema of the CRD holds it. */
class CrdSchemaTest {

    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "helmrelease-full.golden.yaml, io.sre.tempo.model.flux.HelmRelease, " + HELM_RELEASES,
        "helmrepository-full.golden.yaml, io.sre.tempo.model.flux.HelmRepository, " + HELM_REPOSITORIES,
        "ocirepository-full.golden.yaml, io.sre.tempo.model.flux.OCIRepository, " + OCI_REPOSITORIES
    })
    void what_we_write_with_every_field_follows_the_crd(
            String file, Class<? extends FluxResource<?, ?>> type, String crd) {
        assertThat(refusals(crd, yaml(golden(file), type))).as("refusals").isEmpty();
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_crd_takes_every_release_that_we_take(@ForAll("specs") HelmReleaseSpec spec) {
        HelmRelease release = HelmRelease.of("monitoring", "tempo", spec);
        List<String> refusals = refusals(HELM_RELEASES, release);

        boolean taken = release.problems().isEmpty();
        Statistics.collect(taken);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        if (taken) {
            assertThat(refusals).as("refusals of %s", spec).isEmpty();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_crds_take_every_source_that_we_take(
            @ForAll("urls") String url, @ForAll("durations") String interval, @ForAll("durations") String timeout) {
        HelmRepository http = HelmRepository.of(
                "flux-system",
                "charts",
                HelmRepositorySpec.builder()
                        .url(url)
                        .interval(interval)
                        .timeout(timeout)
                        .buildUnchecked());
        OCIRepository oci = OCIRepository.of(
                "monitoring",
                "tempo",
                OCIRepositorySpec.builder()
                        .url(url)
                        .interval(interval)
                        .timeout(timeout)
                        .buildUnchecked());

        if (http.problems().isEmpty()) {
            assertThat(refusals(HELM_REPOSITORIES, http)).as("refusals").isEmpty();
        }
        if (oci.problems().isEmpty()) {
            assertThat(refusals(OCI_REPOSITORIES, oci)).as("refusals").isEmpty();
        }
    }

    private static List<String> refusals(String crd, Object written) {
        JsonSchema schema = SCHEMAS.computeIfAbsent(
                crd,
                file -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema(file)));
        JsonNode json = JSON.valueToTree(written);
        return schema.validate(json).stream().map(Object::toString).toList();
    }

    @Provide
    Arbitrary<HelmReleaseSpec> specs() {
        return Combinators.combine(durations(), durations(), names(), names(), valuesRefs(), choices())
                .as((interval, timeout, name, namespace, values, choice) -> HelmReleaseSpec.builder()
                        .interval(interval)
                        .timeout(timeout)
                        .chartRef(ChartRef.builder()
                                .kind(ArtifactKind.OCI_REPOSITORY)
                                .name(name)
                                .namespace(namespace)
                                .build())
                        .releaseName(name)
                        .targetNamespace(namespace)
                        .addDependsOn(DependencyRef.of(name))
                        .install(Install.builder().crds(CrdsPolicy.of(choice)).build())
                        .addValuesFrom(values)
                        .buildUnchecked());
    }

    @Provide
    Arbitrary<String> durations() {
        return mostly(
                Arbitraries.of("30m", "1h", "60s", "1.5h", "1h1h", "5ms"),
                Arbitraries.oneOf(
                        Arbitraries.of("1d", "0s", "-5m", "", "100us"),
                        Arbitraries.strings().withChars("0123456789.hms").ofMaxLength(5)));
    }

    @Provide
    Arbitrary<String> urls() {
        return mostly(
                Arbitraries.of("https://charts", "http://charts/x", "oci://charts/tempo"),
                Arbitraries.oneOf(
                        Arbitraries.of("oci://", "ftp://x", ""),
                        Arbitraries.strings().withChars("hoctips:/ x").ofMaxLength(12)));
    }

    private static Arbitrary<String> names() {
        return mostly(
                Arbitraries.of("tempo", "a", "x".repeat(53)),
                Arbitraries.oneOf(
                        Arbitraries.of("a.b", "", "Tempo", "a-", "a".repeat(64)),
                        Arbitraries.strings().withChars("ab0-.").ofMaxLength(60)));
    }

    private static Arbitrary<String> choices() {
        return Arbitraries.of("Skip", "Create", "CreateReplace", "skip", "");
    }

    private static Arbitrary<ValuesRef> valuesRefs() {
        Arbitrary<String> paths = mostly(
                Arbitraries.of("a.b[0]", "a\\.b", "a/b"),
                Arbitraries.strings().withChars("a0.[]/\\ ").ofMaxLength(10));
        Arbitrary<String> keys =
                mostly(Arbitraries.of("values.yaml"), Arbitraries.strings().ofMaxLength(5));
        return Combinators.combine(paths, keys, names())
                .as((path, key, name) -> ValuesRef.builder()
                        .kind(ValuesKind.SECRET)
                        .name(name)
                        .valuesKey(key)
                        .targetPath(path)
                        .build());
    }

    /** Many good ones, so that all parts of an object are good often enough. */
    private static Arbitrary<String> mostly(Arbitrary<String> good, Arbitrary<String> wild) {
        return Arbitraries.frequencyOf(Tuple.of(8, good), Tuple.of(1, wild));
    }
}
