package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.json;
import static io.sre.tempo.model.flux.Fixtures.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FluxValueTest {

    @Property(tries = 300)
    void a_helm_release_spec_survives_writing_and_reading(@ForAll("releaseSpecs") HelmReleaseSpec spec) {
        survives(spec, HelmReleaseSpec.class);
        assertThat(HelmReleaseSpec.builder().from(spec).buildUnchecked())
                .as("copied by a builder")
                .isEqualTo(spec);
    }

    @Property(tries = 200)
    void a_helm_release_status_survives_writing_and_reading(@ForAll("releaseStatuses") HelmReleaseStatus status) {
        survives(status, HelmReleaseStatus.class);
    }

    @Property(tries = 200)
    void a_helm_repository_survives_writing_and_reading(
            @ForAll("repositorySpecs") HelmRepositorySpec spec,
            @ForAll("repositoryStatuses") HelmRepositoryStatus status) {
        survives(spec, HelmRepositorySpec.class);
        survives(status, HelmRepositoryStatus.class);
    }

    @Property(tries = 200)
    void an_oci_repository_survives_writing_and_reading(
            @ForAll("ociSpecs") OCIRepositorySpec spec, @ForAll("ociStatuses") OCIRepositoryStatus status) {
        survives(spec, OCIRepositorySpec.class);
        survives(status, OCIRepositoryStatus.class);
    }

    @Property(tries = 200)
    void whatever_can_be_read_can_be_diagnosed(
            @ForAll("releaseSpecs") HelmReleaseSpec spec, @ForAll("releaseStatuses") HelmReleaseStatus status) {
        HelmRelease release = HelmRelease.of("monitoring", "tempo", spec);
        release.setStatus(status);

        assertThat(release.problems()).as("problems").doesNotContainNull();
        assertThat(release.unknownFields().isEmpty())
                .as("unknown fields are listed")
                .isEqualTo(!json(release).contains("newInFlux"));
    }

    private static <T extends FluxValue> void survives(T value, Class<T> type) {
        String written = json(value);
        T read = json(written, type);

        assertThat(read).as("read again").isEqualTo(value).hasSameHashCodeAs(value);
        assertThat(json(read)).as("same bytes").isEqualTo(written);
        assertThat(yaml(yaml(value), type)).as("the same through YAML").isEqualTo(value);
    }

    @Provide
    Arbitrary<HelmReleaseSpec> releaseSpecs() {
        return Samples.of(HelmReleaseSpec.class);
    }

    @Provide
    Arbitrary<HelmReleaseStatus> releaseStatuses() {
        return Samples.of(HelmReleaseStatus.class);
    }

    @Provide
    Arbitrary<HelmRepositorySpec> repositorySpecs() {
        return Samples.of(HelmRepositorySpec.class);
    }

    @Provide
    Arbitrary<HelmRepositoryStatus> repositoryStatuses() {
        return Samples.of(HelmRepositoryStatus.class);
    }

    @Provide
    Arbitrary<OCIRepositorySpec> ociSpecs() {
        return Samples.of(OCIRepositorySpec.class);
    }

    @Provide
    Arbitrary<OCIRepositoryStatus> ociStatuses() {
        return Samples.of(OCIRepositoryStatus.class);
    }
}
