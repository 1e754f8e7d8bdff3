package io.sre.tempo.assertions.coverage;

import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.RuleRef;
import io.sre.tempo.policies.reach.Side;
import io.sre.tempo.policies.reach.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What decided the verdicts that a claim asked for. */
final class Decisions {

    private final Set<PolicyRef> policies = new HashSet<>();
    private final Set<RuleRef> rules = new HashSet<>();
    private final Set<PolicyRef> touchedPolicies = new HashSet<>();
    private final Set<RuleRef> touchedRules = new HashSet<>();

    void add(Verdict verdict) {
        if (verdict.parts().isEmpty()) {
            for (Side side : List.of(verdict.egress(), verdict.ingress())) {
                touch(side);
                // If one end denies, it does not matter what the other would have said.
                if (side.outcome() != Outcome.UNKNOWN && side.outcome() == verdict.outcome()) {
                    decide(side);
                }
            }
        } else {
            verdict.parts().forEach(this::add);
        }
    }

    private void touch(Side side) {
        touchedPolicies.addAll(side.isolatedBy());
        touchedRules.addAll(side.decidedBy());
        side.decidedBy().forEach(rule -> touchedPolicies.add(rule.policy()));
    }

    private void decide(Side side) {
        rules.addAll(side.decidedBy());
        side.decidedBy().forEach(rule -> policies.add(rule.policy()));
        if (side.outcome() == Outcome.DENIED && side.decidedBy().isEmpty()) {
            policies.addAll(side.isolatedBy());
        }
    }

    /** {@return the policies that let something through by a rule, or stopped something for want of one} */
    Set<PolicyRef> policies() {
        return policies;
    }

    /** {@return the rules that decided} */
    Set<RuleRef> rules() {
        return rules;
    }

    /** {@return whether a verdict may be another without this policy} */
    boolean touches(PolicyRef policy) {
        return touchedPolicies.contains(policy);
    }

    /** {@return whether a verdict may be another without this rule} */
    boolean touches(RuleRef rule) {
        return touchedRules.contains(rule);
    }
}
