package io.sre.tempo.bundle.rule;

import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;

/** Finds the places where a rule is broken. It looks at effective views, changes nothing, and never throws. */
public abstract class Check {

    private final Rule rule;

    /** Makes a check of a rule. */
    protected Check(Rule rule) {
        this.rule = rule;
    }

    /** {@return the rule that this checks} */
    public final Rule rule() {
        return rule;
    }

    /**
     * Looks at a whole set.
     *
     * @param platform the manifests as they take effect
     * @param report where findings go
     */
    public abstract void check(Platform platform, Report report);

    /** {@return the beginning of a rule that is an error to break} */
    protected static RuleText error(String id, String title) {
        return new RuleText(id, Severity.ERROR, title);
    }

    /** {@return the beginning of a rule that is a warning to break} */
    protected static RuleText warning(String id, String title) {
        return new RuleText(id, Severity.WARNING, title);
    }

    /** {@return the beginning of a rule that is worth knowing} */
    protected static RuleText information(String id, String title) {
        return new RuleText(id, Severity.INFORMATION, title);
    }

    /** {@return the id of the rule} */
    @Override
    public final String toString() {
        return rule.id();
    }
}
