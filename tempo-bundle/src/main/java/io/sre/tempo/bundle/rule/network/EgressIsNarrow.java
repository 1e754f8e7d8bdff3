package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.RuleRef;
import io.sre.tempo.policies.reach.Side;

/** A way out leads to somebody in particular. */
final class EgressIsNarrow extends NetworkCheck {

    private static final int DNS = 53;

    EgressIsNarrow() {
        super(information("TEMPO-NET-013", "ways out of Tempo lead to named peers")
                .because("A rule without peers opens its port to every address and to every pod of the cluster.")
                .mend("name the pods, or the addresses outside of the cluster")
                .source("Kubernetes NetworkPolicy v1; NIST SP 800-53 SC-7(5)"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        if (!network.isIsolated(Direction.EGRESS)) {
            return;
        }
        for (int port : network.portEdges(Protocol.TCP)) {
            if (port != DNS && network.lets(Direction.EGRESS, network.stranger(), port, Protocol.TCP)) {
                Side side = network.side(Direction.EGRESS, network.stranger(), port, Protocol.TCP);
                for (RuleRef rule : side.decidedBy()) {
                    network.spot(rule).ifPresent(spot -> report.add(
                            spot,
                            "lets Tempo reach every pod of the cluster, on port %d for one".formatted(port),
                            "name the pods, or the addresses outside of the cluster"));
                }
            }
        }
    }
}
