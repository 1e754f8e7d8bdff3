package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A verdict in words. */
final class Explanation {

    /** Of several pods, more than this would only be more of the same. */
    private static final int MOST_PARTS = 5;

    private final Verdict verdict;

    Explanation(Verdict verdict) {
        this.verdict = verdict;
    }

    String text() {
        StringBuilder text = new StringBuilder(verdict.toString());
        if (!verdict.remark().isEmpty()) {
            text.append("\n  ").append(verdict.remark());
        }
        if (verdict.isSingle()) {
            side(text, EGRESS);
            side(text, INGRESS);
        }
        parts(text);
        return text.toString();
    }

    private void parts(StringBuilder text) {
        List<Verdict> parts = verdict.parts();
        boolean many = parts.size() > MOST_PARTS;
        Set<Outcome> shown = EnumSet.noneOf(Outcome.class);
        for (Verdict part : parts) {
            // Of many, one of each outcome tells enough.
            if (shown.add(part.outcome()) || !many) {
                text.append("\n  ").append(part.explain().replace("\n", "\n  "));
            }
        }
        if (many) {
            Map<Outcome, Long> counts = parts.stream()
                    .collect(Collectors.groupingBy(Verdict::outcome, TreeMap::new, Collectors.counting()));
            text.append("\n  … %d connections in all: ".formatted(parts.size()))
                    .append(counts.entrySet().stream()
                            .map(count -> count.getValue() + " " + count.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void side(StringBuilder text, Direction direction) {
        Pair pair = verdict.single();
        SideReport report = new SideReport(verdict.reachability(), pair, direction);
        Side side = report.side();
        text.append("\n  %s of %s: %s; %s"
                .formatted(direction, pair.subject(direction), side.outcome(), because(report, side, pair)));
        side.reasons().forEach(reason -> text.append("\n    ").append(reason));
        boolean passed =
                report.decidedBy().stream().allMatch(rule -> rule.rule().action() == Rule.Action.PASS);
        if (side.outcome() == Outcome.DENIED && passed) {
            closest(report, direction)
                    .ifPresent(miss -> text.append("\n    closest: ").append(miss));
        }
    }

    private static String because(SideReport report, Side side, Pair pair) {
        if (pair.subject(side.direction()).pod() == null) {
            return "it is outside of the cluster, where no policy applies";
        }
        List<CompiledRule> passing = report.decidedBy().stream()
                .filter(rule -> rule.rule().action() == Rule.Action.PASS && report.match(rule) == Match.YES)
                .toList();
        List<CompiledRule> others = new ArrayList<>(report.decidedBy());
        others.removeAll(passing);
        boolean unknown = side.outcome() == Outcome.UNKNOWN;
        String passes = decisions(passing, "; ");
        String rest;
        if (others.isEmpty()) {
            rest = undecided(side, pair, passing);
        } else {
            rest = (unknown ? "it is not known whether " : "") + decisions(others, unknown ? ", or " : "; ");
        }
        return passes.isEmpty() ? rest : passes + "; " + rest;
    }

    private static String decisions(List<CompiledRule> rules, String between) {
        return rules.stream().map(Explanation::decision).distinct().collect(Collectors.joining(between));
    }

    /** {@return why it is as it is where no rule decides, save for those that pass it on} */
    private static String undecided(Side side, Pair pair, List<CompiledRule> passing) {
        if (pair.ownNode() == Match.YES) {
            return "traffic between a pod and its own node is never stopped by a NetworkPolicy";
        }
        if (!side.isolatedBy().isEmpty()) {
            return "isolated by %s, and no rule of %s matches"
                    .formatted(list(side.isolatedBy()), side.isolatedBy().size() == 1 ? "it" : "them");
        }
        return passing.isEmpty() ? "no policy isolates it" : "no policy behind it applies";
    }

    private static String decision(CompiledRule rule) {
        String action = switch (rule.rule().action()) {
            case ALLOW -> "allows it";
            case DENY -> "denies it";
            case PASS -> "passes it on";
        };
        return rule.rule().ref() + " " + action;
    }

    private Optional<String> closest(SideReport report, Direction direction) {
        List<CompiledRule> rules = report.program().network();
        if (rules == null) {
            return Optional.empty();
        }
        NearMiss best = null;
        for (CompiledRule rule : rules) {
            NearMiss miss = NearMiss.of(verdict.reachability(), verdict.single(), direction, rule, report);
            best = best == null || miss.distance() < best.distance() ? miss : best;
        }
        return Optional.ofNullable(best).map(NearMiss::text);
    }

    private static String list(List<PolicyRef> policies) {
        return policies.stream().map(PolicyRef::toString).collect(Collectors.joining(", "));
    }
}
