package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Works out which rules decide at one end, and why nobody knows if nobody does. */
final class SideReport {

    private final Reachability reachability;
    private final Pair pair;
    private final Direction direction;
    private final Program program;
    private final List<CompiledRule> decidedBy = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    SideReport(Reachability reachability, Pair pair, Direction direction) {
        this.reachability = reachability;
        this.pair = pair;
        this.direction = direction;
        this.program = reachability.program(direction, pair.subjectClass(direction));
        if (tier(program.admin()) && pair.ownNode() != Match.YES) {
            if (pair.ownNode() == Match.MAYBE) {
                reasons.add("%s and %s may run on the same node, where no NetworkPolicy stops traffic; say nodeName, or"
                                .formatted(pair.from(), pair.to())
                        + " take ownNodeTrafficAllowed(false)");
            }
            if (!network()) {
                tier(program.baseline());
            }
        }
    }

    Side side() {
        Outcome outcome = Reachability.outcome(reachability.outcomes(pair, direction));
        return new Side(
                direction,
                outcome,
                program.isolating(),
                decidedBy.stream().map(rule -> rule.rule().ref()).toList(),
                outcome == Outcome.UNKNOWN ? reasons.stream().distinct().toList() : List.of());
    }

    Program program() {
        return program;
    }

    List<CompiledRule> decidedBy() {
        return decidedBy;
    }

    Match match(CompiledRule rule) {
        return rule.match(pair.otherClass(direction), pair.protocol(), pair.port(), destination());
    }

    NamedPorts destination() {
        return reachability.classes().ports(pair.toClass());
    }

    /** {@return whether the next tier may be asked} */
    private boolean tier(List<List<List<CompiledRule>>> groups) {
        boolean passes = false;
        for (List<List<CompiledRule>> group : groups) {
            boolean goesOn = true;
            List<RuleRef> rivals = new ArrayList<>();
            for (List<CompiledRule> rules : group) {
                boolean undecided = true;
                for (CompiledRule rule : rules) {
                    Match match = undecided ? match(rule) : Match.NO;
                    if (match != Match.NO) {
                        decide(rule, match);
                        rivals.add(rule.rule().ref());
                        passes |= rule.rule().action() == Rule.Action.PASS;
                        undecided = match != Match.YES;
                    }
                }
                goesOn &= undecided;
            }
            if (rivals.stream().map(RuleRef::policy).distinct().count() > 1) {
                reasons.add("%s and %s have the same priority, so either may go first"
                        .formatted(rivals.get(0), rivals.get(rivals.size() - 1)));
            }
            if (!goesOn) {
                return passes;
            }
        }
        return true;
    }

    private boolean network() {
        List<CompiledRule> rules = program.network();
        if (rules == null) {
            return false;
        }
        List<CompiledRule> sure =
                rules.stream().filter(rule -> match(rule) == Match.YES).toList();
        if (sure.isEmpty()) {
            rules.stream().filter(rule -> match(rule) == Match.MAYBE).forEach(rule -> decide(rule, Match.MAYBE));
        } else {
            decidedBy.addAll(sure);
        }
        return true;
    }

    private void decide(CompiledRule rule, Match match) {
        decidedBy.add(rule);
        if (match == Match.MAYBE) {
            reasons.add(doubt(rule));
        }
    }

    private String doubt(CompiledRule rule) {
        if (rule.peers(pair.otherClass(direction)) == Match.MAYBE) {
            String names = peers(rule, PeerSpec.OfNames.class);
            if (!names.isEmpty()) {
                return "%s: it takes %s, and the manifests do not tell which addresses these are"
                        .formatted(rule.rule().ref(), names);
            }
            return "%s: the manifests do not tell the address of %s, and only part of the pods' addresses (%s) is in %s"
                    .formatted(
                            rule.rule().ref(),
                            pair.other(direction),
                            String.join(", ", reachability.semantics().podCidrs()),
                            blocks(rule));
        }
        return "%s: %s".formatted(rule.rule().ref(), names(rule));
    }

    private static String blocks(CompiledRule rule) {
        String addresses = peers(rule, PeerSpec.OfAddresses.class);
        String nodes = peers(rule, PeerSpec.OfNodes.class);
        return addresses + (addresses.isEmpty() || nodes.isEmpty() ? "" : "; ") + nodes;
    }

    private static String peers(CompiledRule rule, Class<? extends PeerSpec> kind) {
        List<PeerSpec> peers =
                rule.rule().peers() == null ? List.of() : rule.rule().peers();
        return peers.stream().filter(kind::isInstance).map(Object::toString).collect(Collectors.joining("; "));
    }

    private String names(CompiledRule rule) {
        List<PortSpec> ports =
                rule.rule().ports() == null ? List.of() : rule.rule().ports();
        for (PortSpec port : ports) {
            if (port instanceof PortSpec.Named named && destination().isOpen(named)) {
                return destination().anything()
                        ? "nobody knows whether %s has a port named %s".formatted(pair.to(), named.name())
                        : "no pod of the cluster declares a port named %s".formatted(named.name());
            }
        }
        return "it may match";
    }
}
