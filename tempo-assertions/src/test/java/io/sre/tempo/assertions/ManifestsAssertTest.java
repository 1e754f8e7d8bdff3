package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sre.tempo.bundle.TempoBundle;
import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

class ManifestsAssertTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata:
              name: tempo
              namespace: tempo
              annotations: {}
            spec:
              chart:
                spec:
                  chart: tempo
                  version: 1.24.4
                  sourceRef: {kind: HelmRepository, name: grafana, namespace: flux-system}
              values:
                tempo:
                  server:
                    http_listen_port: 3100
            """;

    /** Asks what these tests speak of, whatever rules there will be. */
    private static final Validator FEW = Validator.standard()
            .without(Validator.standard().rules().stream()
                    .filter(rule -> !List.of("PORT", "READ").contains(rule.group()))
                    .map(Rule::id)
                    .toArray(String[]::new));

    private final Manifests wrong = read(RELEASE);
    private final Manifests unknown = read(RELEASE.replace("1.24.4", "99.0.0"));
    private final Manifests right = read(RELEASE.replace("3100", "3200"));
    private final Manifests suppressed =
            read(RELEASE.replace("annotations: {}", "annotations: {suppress.sre.io/TEMPO-PORT-001: known}"));

    private static ManifestsAssert check(Manifests manifests) {
        return assertThat(manifests).validatedBy(FEW);
    }

    private static Manifests read(String text) {
        return Manifests.parse(Map.of("tempo/helmrelease.yaml", text));
    }

    @Test
    void holds_where_no_rule_is_broken() {
        check(right)
                .hasNoFindings()
                .hasNoErrors()
                .hasNoFindingsAtLeast(Severity.INFORMATION)
                .doesNotHaveFinding("TEMPO-PORT-001");
        assertThat(TempoBundle.of(Descriptions.minimal()).validate())
                .hasNoErrors()
                .hasNoFindingsAtLeast(Severity.WARNING)
                .doesNotHaveFinding("TEMPO-PORT-001");
        check(unknown).hasNoFindingsAtLeast(Severity.WARNING).hasNoErrors();
    }

    @Test
    void finds_what_is_wrong_where_it_is() {
        check(wrong)
                .hasFinding("TEMPO-PORT-001")
                .at("tempo/helmrelease.yaml")
                .at("tempo/helmrelease.yaml", 16)
                .withMessageContaining("leads to 3200");
        assertThat(Validator.standard().validate(wrong)).hasFinding("TEMPO-PORT-001");
        assertThat(wrong).hasFinding("TEMPO-PORT-001");
    }

    @Test
    void does_not_count_what_is_suppressed() {
        check(suppressed).hasNoFindings().doesNotHaveFinding("TEMPO-PORT-001");
        assertFails("finding-suppressed", () -> check(suppressed).hasFinding("TEMPO-PORT-001"));
    }

    @Test
    void asks_the_validator_that_was_chosen() {
        Validator without = FEW.without("TEMPO-PORT-001");

        check(wrong).validatedBy(without).hasNoFindings();
        assertFails("finding-not-asked", () -> check(wrong).validatedBy(without).doesNotHaveFinding("TEMPO-PORT-001"));
    }

    @Test
    void shows_what_should_not_be_there() {
        assertFails("findings", () -> check(wrong).hasNoFindings());
        assertFails("findings-errors", () -> check(wrong).hasNoErrors());
        assertFails("findings-at-least", () -> check(unknown).hasNoFindingsAtLeast(Severity.INFORMATION));
        assertFails("finding-present", () -> check(wrong).doesNotHaveFinding("TEMPO-PORT-001"));
    }

    @Test
    void says_what_is_there_instead() {
        assertFails("finding-absent", () -> check(right).hasFinding("TEMPO-PORT-001"));
        assertFails("finding-other", () -> check(wrong).hasFinding("TEMPO-PORT-002"));
        assertFails("finding-unknown", () -> check(wrong).hasFinding("TEMPO-PROT-001"));
        assertFails(
                "finding-elsewhere",
                () -> check(wrong).hasFinding("TEMPO-PORT-001").at("helmrelease.yaml"));
        assertFails(
                "finding-in-another-line",
                () -> check(wrong).hasFinding("TEMPO-PORT-001").at("tempo/helmrelease.yaml", 1));
        assertFails(
                "finding-with-another-message",
                () -> check(wrong)
                        .hasFinding("TEMPO-PORT-001")
                        .at("tempo/helmrelease.yaml", 16)
                        .withMessageContaining("3300"));
    }

    @Test
    void takes_a_description() {
        assertThat(catchThrowable(() -> check(wrong).as("the %s", "release").hasNoErrors()))
                .hasMessageStartingWith("[the release] \nExpected no errors");
        assertThat(catchThrowable(() -> assertThat(Validator.standard().validate(wrong))
                        .as("the %s", "release")
                        .hasNoErrors()))
                .hasMessageStartingWith("[the release] \nExpected no errors");
    }

    @Test
    void points_at_the_line_of_the_test() {
        Throwable failure =
                catchThrowable(() -> check(wrong).hasFinding("TEMPO-PORT-001").at("other.yaml"));

        assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(ManifestsAssertTest.class.getName());
    }

    @Test
    void fails_once_if_it_fails_softly() {
        TempoSoftAssertions softly = new TempoSoftAssertions();

        softly.assertThat(wrong)
                .hasFinding("TEMPO-PORT-001")
                .at("other.yaml")
                .at("other.yaml", 3)
                .withMessageContaining("nothing");
        softly.assertThat(wrong).hasNoErrors().hasNoFindings();
        softly.assertThat(FEW.validate(right)).hasNoFindings();
        softly.assertThat(right).hasFinding("TEMPO-PROT-001").at("other.yaml");

        assertThat(softly.errorsCollected()).hasSize(4);
    }

    @Test
    @NullUnmarked
    void refuses_null() {
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat((Manifests) null).as(""))
                .withMessage("manifests");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat((Findings) null).as(""))
                .withMessage("findings");
        assertThatNullPointerException()
                .isThrownBy(() -> check(wrong).validatedBy(null).as(""))
                .withMessage("validator");
        assertThatNullPointerException()
                .isThrownBy(() -> check(wrong).hasFinding(null))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> check(wrong).doesNotHaveFinding(null))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> check(wrong).hasNoFindingsAtLeast(null))
                .withMessage("least");
        assertThatNullPointerException()
                .isThrownBy(() -> check(wrong).hasFinding("TEMPO-PORT-001").at(null))
                .withMessage("file");
        assertThatNullPointerException()
                .isThrownBy(() -> check(wrong).hasFinding("TEMPO-PORT-001").withMessageContaining(null))
                .withMessage("text");
    }
}
