package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Network.Neighbour;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.RuleRef;
import io.sre.tempo.policies.reach.Side;
import java.util.Set;
import java.util.TreeSet;

/** Traces are read by those who were named. */
final class NobodyFromOutside extends NetworkCheck {

    NobodyFromOutside() {
        super(information("TEMPO-NET-012", "only named peers can query Tempo")
                .because("Whoever reaches the HTTP port can read every trace: Tempo asks for no password.")
                .mend("name Grafana and Prometheus in the rule")
                .source("Tempo 2.3 to 2.10, HTTP API"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        if (!network.isIsolated(Direction.INGRESS)) {
            return;
        }
        Neighbour stranger = network.stranger();
        Side side = network.side(Direction.INGRESS, stranger, tempo.httpPort(), Protocol.TCP);
        if (side.outcome() == Outcome.ALLOWED) {
            Set<RuleRef> rules = new TreeSet<>(side.decidedBy());
            for (RuleRef rule : rules) {
                network.spot(rule).ifPresent(spot -> report.add(
                        spot,
                        "lets pods of every namespace read traces on port %d".formatted(tempo.httpPort()),
                        "name Grafana and Prometheus"));
            }
        }
    }
}
