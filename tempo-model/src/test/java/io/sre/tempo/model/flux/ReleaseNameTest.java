package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.release;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseNameTest {

    private static final String FIFTY = "a234567890b234567890c234567890d234567890e234567890";

    @ParameterizedTest(name = "{0} in {1} as {2}")
    @CsvSource({
        "tempo, , , tempo",
        "tempo, tracing, , tracing-tempo",
        "tempo, tracing, traces, traces",
        "tempo, , traces, traces",
        FIFTY + "123, , , " + FIFTY + "123",
        FIFTY + "1234, , , a234567890b234567890c234567890d234567890-4fc6350dfaab",
        FIFTY + ", xyz, , xyz-a234567890b234567890c234567890d23456-357df69ce402"
    })
    void a_release_is_named_as_flux_names_it(String name, String namespace, String releaseName, String expected) {
        HelmReleaseSpec spec =
                release().targetNamespace(namespace).releaseName(releaseName).build();

        assertThat(spec.effectiveReleaseName(name)).as("the release's name").isEqualTo(expected);
        assertThat(HelmRelease.of("monitoring", name, spec).effectiveReleaseName())
                .as("the same from the object")
                .contains(expected);
    }

    @Property
    void a_derived_name_fits_helm_and_begins_with_the_full_name(
            @ForAll @LowerChars @StringLength(min = 1, max = 253) String name) {
        String derived = release().build().effectiveReleaseName(name);

        assertThat(derived).as("the derived name").hasSizeBetween(1, 53);
        assertThat(name).as("the full name").startsWith(derived.substring(0, Math.min(derived.length(), 40)));
        assertThat(derived.equals(name)).as("short names stay").isEqualTo(name.length() <= 53);
    }

    @Test
    void a_release_lives_in_the_target_namespace_or_in_that_of_its_object() {
        HelmReleaseSpec here = release().build();
        HelmReleaseSpec there = release().targetNamespace("tracing").build();

        assertThat(here.effectiveNamespace("monitoring")).as("own").isEqualTo("monitoring");
        assertThat(there.effectiveNamespace("monitoring")).as("target").isEqualTo("tracing");
        assertThat(HelmRelease.of("monitoring", "tempo", here).effectiveNamespace())
                .as("own, from the object")
                .contains("monitoring");
        assertThat(HelmRelease.of("monitoring", "tempo", there).effectiveNamespace())
                .as("target, from the object")
                .contains("tracing");
    }

    @Test
    void an_object_without_names_has_a_release_without_names() {
        HelmRelease empty = new HelmRelease();
        HelmRelease named = new HelmRelease();
        named.getMetadata().setName("tempo");
        HelmRelease released = new HelmRelease();
        released.setSpec(release().releaseName("traces").build());
        released.setMetadata(null);

        assertThat(empty.effectiveReleaseName()).as("no name").isEmpty();
        assertThat(empty.effectiveNamespace()).as("no namespace").isEmpty();
        assertThat(named.effectiveReleaseName()).as("no spec").contains("tempo");
        assertThat(released.effectiveReleaseName()).as("no metadata").contains("traces");
        assertThat(released.effectiveNamespace()).as("no metadata").isEmpty();
    }
}
