package io.sre.tempo.bundle.rule.suppress;

import io.sre.tempo.bundle.rule.RuleText;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;
import java.util.List;

/** The rules about suppressing rules. They are asked when all others were, and cannot be suppressed themselves. */
public final class SuppressRules {

    static final Rule REASONED = new RuleText("TEMPO-SUP-001", Severity.WARNING, "whoever suppresses a rule says why")
            .because("An annotation without a reason suppresses nothing: nobody could tell later whether it may go.")
            .mend("write the reason as the value of the annotation")
            .source("this library");

    static final Rule USED = new RuleText("TEMPO-SUP-002", Severity.INFORMATION, "what is suppressed would be found")
            .because(
                    "An annotation that suppresses nothing today hides what somebody breaks tomorrow. It may also be that the"
                            + " rule could not be checked, because other manifests are not at hand.")
            .mend("delete the annotation")
            .source("this library");

    static final Rule KNOWN = new RuleText("TEMPO-SUP-003", Severity.WARNING, "the rule that is suppressed exists")
            .because("An annotation that names no rule suppresses nothing.")
            .mend("correct the id of the rule")
            .source("this library");

    private SuppressRules() {}

    /** {@return the rules} */
    public static List<Rule> all() {
        return List.of(REASONED, USED, KNOWN);
    }

    /** What could not be read, nobody has seen: so nobody can accept it. */
    static boolean isSuppressible(Rule rule) {
        boolean unread = rule.group().equals("READ") && rule.severity() == Severity.ERROR;
        return !unread && !rule.group().equals("SUP");
    }
}
