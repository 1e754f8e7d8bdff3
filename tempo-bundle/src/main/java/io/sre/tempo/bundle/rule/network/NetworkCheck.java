package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Network.Neighbour;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A check by means of the reachability engine, of installations whose namespace and names are known. */
abstract class NetworkCheck extends InstallationCheck {

    NetworkCheck(Rule rule) {
        super(rule);
    }

    @Override
    protected final void check(Installation tempo, Platform platform, Report report) {
        platform.network(tempo).ifPresent(network -> check(tempo, network, platform, report));
    }

    abstract void check(Installation tempo, Network network, Platform platform, Report report);

    /** Whether the policies of the set surely stop a connection with each of these, and nobody else has a say. */
    static boolean stopsAll(Network network, Direction direction, List<Neighbour> others, int port, Protocol protocol) {
        return network.isComplete()
                && !others.isEmpty()
                && network.isIsolated(direction)
                && others.stream().allMatch(other -> network.stops(direction, other, port, protocol));
    }

    /** The same, for whoever there is. */
    static boolean stopsEverybody(Network network, Direction direction, int port, Protocol protocol) {
        return network.isComplete()
                && network.isIsolated(direction)
                && network.stopsEverybody(direction, port, protocol);
    }

    /** Where the rule would have to be written: in the policy with most rules of those that isolate the pod. */
    static Spot spot(Network network, Direction direction, Installation tempo) {
        Optional<PolicyRef> policy = network.richest(direction);
        return policy.flatMap(ref -> network.spot(ref, direction))
                .orElseGet(() -> tempo.release().spot(""));
    }

    /** What the engine says of a connection, line by line, as far as it concerns Tempo's own policies. */
    static List<String> explanation(
            Network network, Direction direction, Neighbour other, int port, Protocol protocol) {
        String theirs = direction == Direction.INGRESS ? "  egress of " : "  ingress of ";
        List<String> lines = new ArrayList<>();
        boolean skipped = false;
        for (String line : network.verdict(direction, other, port, protocol)
                .explain()
                .lines()
                .toList()) {
            skipped = line.startsWith(theirs) || (skipped && line.startsWith("    "));
            if (!skipped) {
                lines.add(line);
            }
        }
        return lines;
    }
}
