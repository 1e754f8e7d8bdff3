package io.sre.tempo.assertions.coverage;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.RuleRef;
import java.util.List;
import java.util.Optional;

/**
 * A policy or a rule, and how well it is put to the test.
 *
 * @param policy the policy, or that of the rule
 * @param rule the rule; empty if this is about the policy as a whole
 * @param description what the rule says, or how many rules the policy has
 * @param level how well it is tested
 * @param decides the claims with a connection that it decided, in the order in which they were asserted
 * @param provenBy a claim that fails without it; empty if there is none
 */
public record CoveredPart(
        PolicyRef policy,
        Optional<RuleRef> rule,
        String description,
        CoverageLevel level,
        List<String> decides,
        Optional<String> provenBy) {

    /** Copies the list. */
    public CoveredPart {
        requireNonNull(policy, "policy");
        decides = List.copyOf(decides);
    }

    /** {@return whether it decided a connection that is asserted} */
    public boolean isCovered() {
        return level != CoverageLevel.NONE;
    }

    /** {@return whether an assertion fails without it} */
    public boolean isProven() {
        return level == CoverageLevel.PROVEN;
    }

    /** {@return {@code NetworkPolicy shop/web}, or {@code NetworkPolicy shop/web ingress[0]}} */
    @Override
    public String toString() {
        return rule.map(RuleRef::toString).orElseGet(policy::toString);
    }
}
