package io.sre.tempo.policies.reach;

import java.util.List;

/**
 * What one end of a connection says to it.
 *
 * @param direction egress for the end that connects, ingress for the other
 * @param outcome what this end alone makes of it; an end outside of the cluster allows everything
 * @param isolatedBy the NetworkPolicies that isolate the pod in this direction; empty if there is none
 * @param decidedBy the rules that decide: of the tiers of the whole cluster the first that matches, of NetworkPolicies all
 *     that match; empty if none does
 * @param reasons why the outcome is unknown; empty if it is known
 */
public record Side(
        Direction direction,
        Outcome outcome,
        List<PolicyRef> isolatedBy,
        List<RuleRef> decidedBy,
        List<String> reasons) {

    /** Copies the lists. */
    public Side {
        isolatedBy = List.copyOf(isolatedBy);
        decidedBy = List.copyOf(decidedBy);
        reasons = List.copyOf(reasons);
    }
}
