package io.sre.tempo.policies.reach;

import java.util.List;

/**
 * A policy of any kind.
 *
 * @param priority lower goes first, within its tier; 0 for NetworkPolicies, which have none
 * @param subject the pods that it is about
 * @param ingress whether it is about ingress at all; for a NetworkPolicy, whether it isolates
 * @param egress whether it is about egress at all; for a NetworkPolicy, whether it isolates
 */
record Policy(
        PolicyRef ref,
        Tier tier,
        int priority,
        PeerSpec.OfPods subject,
        boolean ingress,
        boolean egress,
        List<Rule> ingressRules,
        List<Rule> egressRules) {

    Policy {
        ingressRules = List.copyOf(ingressRules);
        egressRules = List.copyOf(egressRules);
    }

    boolean concerns(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    List<Rule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingressRules : egressRules;
    }

    Policy without(RuleRef rule) {
        return new Policy(
                ref, tier, priority, subject, ingress, egress, without(ingressRules, rule), without(egressRules, rule));
    }

    private static List<Rule> without(List<Rule> rules, RuleRef gone) {
        return rules.stream().filter(rule -> !rule.ref().equals(gone)).toList();
    }

    /** Where a policy stands in the order of evaluation. */
    enum Tier {
        ADMIN,
        NETWORK,
        BASELINE
    }
}
