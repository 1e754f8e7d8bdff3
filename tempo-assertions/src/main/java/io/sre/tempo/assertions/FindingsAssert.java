package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.model.finding.SuppressedFinding;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AssertionErrorCollector;
import org.jspecify.annotations.Nullable;

/** Assertions about what was found in manifests. What is suppressed does not count. */
public final class FindingsAssert {

    private final Findings actual;
    private final List<Rule> checked;
    private final Verification verification;

    FindingsAssert(Findings actual, List<Rule> checked, Verification verification) {
        this.actual = actual;
        this.checked = checked;
        this.verification = verification;
    }

    static FindingsAssert of(Findings actual, @Nullable AssertionErrorCollector collector) {
        return new FindingsAssert(actual, Validator.standard().rules(), Verification.by(collector));
    }

    /**
     * Gives the next assertions a description, which failures begin with.
     *
     * @param description a format as for {@link String#format(String, Object...)}
     * @param arguments what it refers to
     * @return this
     */
    @CheckReturnValue
    public FindingsAssert as(String description, Object... arguments) {
        verification.describe(description, arguments);
        return this;
    }

    /**
     * Verifies that nothing was found.
     *
     * @return this
     */
    public FindingsAssert hasNoFindings() {
        return isEmpty(actual, "no findings");
    }

    /**
     * Verifies that nothing was found that is as bad as that, or worse.
     *
     * @param least the severity that counts
     * @return this
     */
    public FindingsAssert hasNoFindingsAtLeast(Severity least) {
        requireNonNull(least, "least");
        return isEmpty(actual.atLeast(least), "no findings of the severity " + least + " or worse");
    }

    /**
     * Verifies that there are no errors.
     *
     * @return this
     */
    public FindingsAssert hasNoErrors() {
        return isEmpty(actual.errors(), "no errors");
    }

    /**
     * Verifies that a rule found nothing.
     *
     * @param id the rule's id; one that is not checked fails the assertion
     * @return this
     */
    public FindingsAssert doesNotHaveFinding(String id) {
        String wanted = "no finding of " + requireNonNull(id, "id");
        return isChecked(id, wanted) ? isEmpty(actual.ofRule(id), wanted) : this;
    }

    /**
     * Verifies that a rule found something.
     *
     * @param id the rule's id; one that is not checked fails the assertion
     * @return assertions about what it found
     */
    public FindingAssert hasFinding(String id) {
        String wanted = "a finding of " + requireNonNull(id, "id");
        Findings found = actual.ofRule(id);
        if (isChecked(id, wanted)) {
            if (found.isEmpty()) {
                verification.failed("Expected " + wanted + "\n" + insteadOf(found));
            } else {
                verification.succeeded();
            }
        }
        return new FindingAssert(verification, found.list(), wanted);
    }

    private FindingsAssert isEmpty(Findings found, String wanted) {
        if (found.isEmpty()) {
            verification.succeeded();
        } else {
            verification.failed("Expected " + wanted + "\nbut there are\n\n" + text(found));
        }
        return this;
    }

    /** A rule that nobody asked finds nothing, whatever the manifests are. */
    private boolean isChecked(String id, String wanted) {
        if (checked.stream().anyMatch(rule -> rule.id().equals(id))) {
            return true;
        }
        verification.failed("Expected " + wanted + "\nbut this cannot be judged:\n  " + whyNot(id));
        return false;
    }

    private static String whyNot(String id) {
        List<String> known = Validator.standard().rules().stream().map(Rule::id).toList();
        if (known.contains(id)) {
            return "the validator is without " + id;
        }
        return "there is no rule " + id
                + Spelling.closest(id, known)
                        .map(closest -> "; " + closest + " is probably meant")
                        .orElse("");
    }

    private String insteadOf(Findings found) {
        if (!found.suppressed().isEmpty()) {
            return "but it is suppressed"
                    + found.suppressed().stream()
                            .map(FindingsAssert::suppressed)
                            .collect(Collectors.joining());
        }
        return actual.isEmpty() ? "but there are no findings" : "but there are only\n\n" + text(actual);
    }

    private static String suppressed(SuppressedFinding one) {
        return "\n  %s: %s (%s)".formatted(one.finding().place(), one.finding().message(), one.reason());
    }

    private static String text(Findings findings) {
        return findings.toText().stripTrailing();
    }
}
