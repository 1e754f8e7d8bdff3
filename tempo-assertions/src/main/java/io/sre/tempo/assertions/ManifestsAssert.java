package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifests;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AssertionErrorCollector;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about manifests, by what {@link Validator#standard()} finds in them, or the validator that was
 * {@linkplain #validatedBy(Validator) chosen}. What is suppressed in the manifests does not count.
 */
public final class ManifestsAssert {

    private final Manifests actual;
    private final Validator validator;
    private final Verification verification;
    private @Nullable FindingsAssert findings;

    private ManifestsAssert(Manifests actual, Validator validator, Verification verification) {
        this.actual = actual;
        this.validator = validator;
        this.verification = verification;
    }

    static ManifestsAssert of(Manifests actual, @Nullable AssertionErrorCollector collector) {
        return new ManifestsAssert(actual, Validator.standard(), Verification.by(collector));
    }

    /**
     * Gives the next assertions a description, which failures begin with.
     *
     * @param description a format as for {@link String#format(String, Object...)}
     * @param arguments what it refers to
     * @return this
     */
    @CheckReturnValue
    public ManifestsAssert as(String description, Object... arguments) {
        verification.describe(description, arguments);
        return this;
    }

    /**
     * {@return the same about what another validator finds in them}
     *
     * @param chosen the validator, such as one {@linkplain Validator#without(String...) without} some rules
     */
    @CheckReturnValue
    public ManifestsAssert validatedBy(Validator chosen) {
        return new ManifestsAssert(actual, requireNonNull(chosen, "validator"), verification);
    }

    /**
     * Verifies that nothing is found.
     *
     * @return this
     */
    public ManifestsAssert hasNoFindings() {
        findings().hasNoFindings();
        return this;
    }

    /**
     * Verifies that nothing is found that is as bad as that, or worse.
     *
     * @param least the severity that counts
     * @return this
     */
    public ManifestsAssert hasNoFindingsAtLeast(Severity least) {
        findings().hasNoFindingsAtLeast(least);
        return this;
    }

    /**
     * Verifies that there are no errors: it can be read and installed, Tempo starts, and data gets through, as far as rules
     * tell.
     *
     * @return this
     */
    public ManifestsAssert hasNoErrors() {
        findings().hasNoErrors();
        return this;
    }

    /**
     * Verifies that a rule finds nothing.
     *
     * @param id the rule's id; one that is not checked fails the assertion
     * @return this
     */
    public ManifestsAssert doesNotHaveFinding(String id) {
        findings().doesNotHaveFinding(id);
        return this;
    }

    /**
     * Verifies that a rule finds something.
     *
     * @param id the rule's id; one that is not checked fails the assertion
     * @return assertions about what it finds
     */
    public FindingAssert hasFinding(String id) {
        return findings().hasFinding(id);
    }

    private FindingsAssert findings() {
        FindingsAssert known = findings;
        if (known == null) {
            Findings found = validator.validate(actual);
            known = new FindingsAssert(found, validator.rules(), verification);
            findings = known;
        }
        return known;
    }
}
