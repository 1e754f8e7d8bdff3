package io.sre.tempo.bundle.rule;

import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;

/** Says a rule part by part, so that a reader sees which text is which. */
public final class RuleText {

    private final String id;
    private final Severity severity;
    private final String title;
    private String versions = Rule.EVERY_VERSION;
    private String why = "";
    private String mend = "";

    /** Begins with the id, how bad it is to break the rule, and what holds if nobody does. */
    public RuleText(String id, Severity severity, String title) {
        this.id = id;
        this.severity = severity;
        this.title = title;
    }

    /** Says what it applies to; every version if this is not said. */
    public RuleText of(String which) {
        versions = which;
        return this;
    }

    /** Says what goes wrong when it is broken. */
    public RuleText because(String reason) {
        why = reason;
        return this;
    }

    /** Says what to do. */
    public RuleText mend(String imperative) {
        mend = imperative;
        return this;
    }

    /** {@return the rule, with the document or file that it comes from} */
    public Rule source(String source) {
        return new Rule(id, severity, title, versions, why, mend, source);
    }
}
