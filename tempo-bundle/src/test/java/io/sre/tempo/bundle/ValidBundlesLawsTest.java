package io.sre.tempo.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifests;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the library writes keeps all rules. */
class ValidBundlesLawsTest {

    @Provide
    Arbitrary<Tempo> descriptions() {
        return Descriptions.any();
    }

    @Property(tries = 300)
    void every_valid_description_gives_a_bundle_with_no_finding_above_information(
            @ForAll("descriptions") Tempo tempo) {
        Manifests manifests = Manifests.parse(TempoBundle.of(tempo).files());

        Findings findings = Validator.standard().validate(manifests);

        assertThat(findings.atLeast(Severity.WARNING).list()).isEmpty();
    }
}
