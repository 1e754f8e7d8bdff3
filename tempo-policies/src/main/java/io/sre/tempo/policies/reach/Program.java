package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applies to a pod in one direction, in order of evaluation. Pods to which the same policies apply share it.
 *
 * <p>Where a rule may match, both ways are followed, so that the result is the set of outcomes that are possible.
 *
 * @param admin objects of the tier Admin, grouped by priority, each with its rules in order
 * @param network the rules of all NetworkPolicies that isolate the pod; null if none does
 * @param isolating those NetworkPolicies
 * @param baseline as admin, of the tier Baseline
 */
record Program(
        List<List<List<CompiledRule>>> admin,
        @Nullable List<CompiledRule> network,
        List<PolicyRef> isolating,
        List<List<List<CompiledRule>>> baseline) {

    /** Outcomes, as bits of a set. */
    static final int ALLOW = 1;

    static final int DENY = 2;

    /** What else may become of a connection within a tier. */
    private static final int NEXT_TIER = 4;

    private static final int NO_MATCH = 8;

    /** Nothing applies. */
    static final Program FREE = new Program(List.of(), null, List.of(), List.of());

    boolean isFree() {
        return admin.isEmpty() && network == null && baseline.isEmpty();
    }

    /** {@return this program as it is for traffic with the pod's own node: NetworkPolicies let it through} */
    Program withoutNetwork() {
        return new Program(admin, null, List.of(), List.of());
    }

    boolean hasNamedPorts() {
        return allRules().stream().anyMatch(rule -> rule.ports().hasNames());
    }

    List<CompiledRule> allRules() {
        List<CompiledRule> all = new ArrayList<>();
        admin.forEach(group -> group.forEach(all::addAll));
        if (network != null) {
            all.addAll(network);
        }
        baseline.forEach(group -> group.forEach(all::addAll));
        return all;
    }

    /**
     * {@return the outcomes that are possible, as bits}
     *
     * @param other the class at the other end
     * @param destination the named ports of the end connected to
     * @param ownNode whether this is traffic with the pod's own node, where NetworkPolicies have no say
     */
    int outcomes(int other, Protocol protocol, int port, NamedPorts destination, Match ownNode) {
        int state = admin.isEmpty() ? NEXT_TIER : tier(admin, other, protocol, port, destination);
        if ((state & NEXT_TIER) == 0) {
            return state;
        }
        if (ownNode == Match.YES) {
            return (state & ~NEXT_TIER) | ALLOW;
        }
        if (ownNode == Match.MAYBE) {
            state |= ALLOW;
        }
        if (network != null) {
            return (state & ~NEXT_TIER) | network(other, protocol, port, destination);
        }
        int last = baseline.isEmpty() ? NEXT_TIER : tier(baseline, other, protocol, port, destination);
        return ((state | last) & ~NEXT_TIER) | ((last & NEXT_TIER) != 0 ? ALLOW : 0);
    }

    private int network(int other, Protocol protocol, int port, NamedPorts destination) {
        List<CompiledRule> rules = network == null ? List.of() : network;
        Match best = Match.NO;
        for (int index = 0; index < rules.size() && best != Match.YES; index++) {
            best = best.or(rules.get(index).match(other, protocol, port, destination));
        }
        return switch (best) {
            case YES -> ALLOW;
            case MAYBE -> ALLOW | DENY;
            case NO -> DENY;
        };
    }

    private static int tier(
            List<List<List<CompiledRule>>> groups, int other, Protocol protocol, int port, NamedPorts destination) {
        int state = 0;
        for (int group = 0; group < groups.size(); group++) {
            List<List<CompiledRule>> objects = groups.get(group);
            boolean mayGoOn = true;
            for (int object = 0; object < objects.size(); object++) {
                // Of equal priorities each may be the first.
                int decision = object(objects.get(object), other, protocol, port, destination);
                state |= decision & ~NO_MATCH;
                mayGoOn &= (decision & NO_MATCH) != 0;
            }
            if (!mayGoOn) {
                return state;
            }
        }
        return state | NEXT_TIER;
    }

    private static int object(
            List<CompiledRule> rules, int other, Protocol protocol, int port, NamedPorts destination) {
        int state = 0;
        for (int index = 0; index < rules.size(); index++) {
            CompiledRule rule = rules.get(index);
            Match match = rule.match(other, protocol, port, destination);
            if (match != Match.NO) {
                state |= decision(rule.rule().action());
                if (match == Match.YES) {
                    return state;
                }
            }
        }
        return state | NO_MATCH;
    }

    private static int decision(Rule.Action action) {
        return switch (action) {
            case ALLOW -> ALLOW;
            case DENY -> DENY;
            case PASS -> NEXT_TIER;
        };
    }

    /**
     * {@return for every port at once, which outcomes are possible}
     *
     * @param other the class at the other end
     * @param destination the named ports of the end connected to
     */
    PortOutcomes outcomes(int other, NamedPorts destination) {
        PortOutcomes found = new PortOutcomes();
        Connections rest = tier(admin, Connections.all(), other, destination, found);
        if (network != null) {
            Connections surely = Connections.none();
            Connections possibly = Connections.none();
            boolean certain = true;
            for (CompiledRule rule : network) {
                Match peers = rule.peers(other);
                if (peers != Match.NO) {
                    certain &= peers == Match.YES && !rule.ports().hasNames();
                    possibly = possibly.union(rule.ports().possibly(destination));
                    if (certain) {
                        surely = possibly;
                    } else if (peers == Match.YES) {
                        surely = surely.union(rule.ports().surely(destination));
                    }
                }
            }
            found.allow(rest.intersect(possibly));
            found.deny(rest.minus(surely));
            return found;
        }
        found.allow(tier(baseline, rest, other, destination, found));
        return found;
    }

    /** {@return the ports that may get to the next tier} */
    private static Connections tier(
            List<List<List<CompiledRule>>> groups,
            Connections arriving,
            int other,
            NamedPorts destination,
            PortOutcomes found) {
        Connections next = Connections.none();
        Connections rest = arriving;
        for (List<List<CompiledRule>> group : groups) {
            Connections undecided = rest;
            for (List<CompiledRule> rules : group) {
                Connections left = rest;
                for (CompiledRule rule : rules) {
                    Match peers = rule.peers(other);
                    if (peers != Match.NO) {
                        Connections hit = left.intersect(rule.ports().possibly(destination));
                        switch (rule.rule().action()) {
                            case ALLOW -> found.allow(hit);
                            case DENY -> found.deny(hit);
                            case PASS -> next = next.union(hit);
                        }
                        left = peers == Match.YES ? left.minus(rule.ports().surely(destination)) : left;
                    }
                }
                undecided = undecided.intersect(left);
            }
            rest = undecided;
        }
        return next.union(rest);
    }

    /** The ports that may be allowed, and those that may be denied. */
    static final class PortOutcomes {

        private Connections allowed = Connections.none();
        private Connections denied = Connections.none();

        void allow(Connections more) {
            allowed = allowed.union(more);
        }

        void deny(Connections more) {
            denied = denied.union(more);
        }

        Connections possibly() {
            return allowed;
        }

        Connections surely() {
            return Connections.all().minus(denied);
        }
    }
}
