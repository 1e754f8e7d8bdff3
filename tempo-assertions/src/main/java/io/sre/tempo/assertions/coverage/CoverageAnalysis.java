package io.sre.tempo.assertions.coverage;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.RuleRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds out which policies and rules decided something, and takes each away in turn to see whether a claim fails.
 *
 * <p>Without a rule that did not match, and without a policy that did not isolate, a verdict is what it was: so only those
 * claims are judged again whose verdicts it took part in.
 */
final class CoverageAnalysis {

    private final List<Asserted> asserted;
    private final Map<Reachability, List<Asserted>> byCluster = new LinkedHashMap<>();
    private final Map<Reachability, Boolean> dualStack = new HashMap<>();

    CoverageAnalysis(List<Asserted> asserted) {
        this.asserted = asserted;
        for (Asserted one : asserted) {
            byCluster
                    .computeIfAbsent(one.reachability(), key -> new ArrayList<>())
                    .add(one);
        }
    }

    int clusters() {
        return (int) byCluster.keySet().stream()
                .map(Reachability::cluster)
                .distinct()
                .count();
    }

    /** {@return every policy in order, each with its rules behind it} */
    List<CoveredPart> parts() {
        Map<PolicyRef, TreeSet<RuleRef>> scope = new TreeMap<>();
        Map<RuleRef, String> descriptions = new TreeMap<>();
        for (Reachability reachability : byCluster.keySet()) {
            Cluster cluster = reachability.cluster();
            cluster.policies().forEach(policy -> scope.computeIfAbsent(policy, key -> new TreeSet<>()));
            for (RuleRef rule : cluster.rules()) {
                scope.computeIfAbsent(rule.policy(), key -> new TreeSet<>()).add(rule);
                descriptions.putIfAbsent(rule, cluster.describe(rule));
            }
        }
        List<CoveredPart> parts = new ArrayList<>();
        scope.forEach((policy, rules) -> {
            parts.add(policy(policy, rules));
            rules.forEach(rule -> parts.add(rule(rule, descriptions.getOrDefault(rule, ""))));
        });
        return parts;
    }

    private CoveredPart policy(PolicyRef policy, Collection<RuleRef> rules) {
        String description = switch (rules.size()) {
            case 0 -> "no rules";
            case 1 -> "one rule";
            default -> rules.size() + " rules";
        };
        return part(
                policy,
                Optional.empty(),
                description,
                decisions -> decisions.policies().contains(policy),
                decisions -> decisions.touches(policy),
                cluster -> cluster.policies().contains(policy) ? cluster.without(policy) : cluster);
    }

    private CoveredPart rule(RuleRef rule, String description) {
        return part(
                rule.policy(),
                Optional.of(rule),
                description,
                decisions -> decisions.rules().contains(rule),
                decisions -> decisions.touches(rule),
                cluster -> cluster.rules().contains(rule) ? cluster.without(rule) : cluster);
    }

    private CoveredPart part(
            PolicyRef policy,
            Optional<RuleRef> rule,
            String description,
            Predicate<Decisions> decides,
            Predicate<Decisions> touches,
            UnaryOperator<Cluster> remove) {
        List<String> claims = asserted.stream()
                .filter(one -> decides.test(one.decisions()))
                .map(one -> one.claim().text())
                .distinct()
                .toList();
        Optional<String> provenBy = failing(touches, remove);
        CoverageLevel level = claims.isEmpty() ? CoverageLevel.NONE : CoverageLevel.COVERED;
        return new CoveredPart(
                policy, rule, description, provenBy.isPresent() ? CoverageLevel.PROVEN : level, claims, provenBy);
    }

    private Optional<String> failing(Predicate<Decisions> touches, UnaryOperator<Cluster> remove) {
        for (Map.Entry<Reachability, List<Asserted>> group : byCluster.entrySet()) {
            Reachability whole = group.getKey();
            List<Asserted> concerned = group.getValue().stream()
                    .filter(one -> touches.test(one.decisions()) || isDualStack(whole))
                    .toList();
            Cluster less = concerned.isEmpty() ? whole.cluster() : remove.apply(whole.cluster());
            if (less != whole.cluster()) {
                Reachability without = Reachability.of(less, whole.semantics());
                for (Asserted one : concerned) {
                    if (!one.claim().judge(Inquiry.forgetful(without)).isUpheld()) {
                        return Optional.of(one.claim().text());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Where there are two families, a verdict names what decided in one, and the other may be next. */
    private boolean isDualStack(Reachability reachability) {
        return dualStack.computeIfAbsent(
                reachability,
                key -> key.semantics().podCidrs().size() > 1
                        || key.cluster().pods().stream()
                                .anyMatch(pod -> pod.addresses().size() > 1));
    }
}
