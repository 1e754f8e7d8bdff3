package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;

/** A sidecar reaches its control plane. */
final class ControlPlaneIsReachable extends NetworkCheck {

    /** Configuration and certificates over TLS. */
    private static final int ISTIOD = 15012;

    ControlPlaneIsReachable() {
        super(error("TEMPO-NET-007", "an injected sidecar can reach istiod")
                .because(
                        "Without its control plane the sidecar gets no certificate and does not become ready, and neither does the pod.")
                .mend("let the pod reach port 15012 of istiod, or switch the injection off")
                .source("Istio 1.27, Ports used by Istio"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        boolean stopped = platform.hasSidecar(tempo) && stopsEverybody(network, Direction.EGRESS, ISTIOD, Protocol.TCP);
        if (stopped) {
            report.add(
                    spot(network, Direction.EGRESS, tempo),
                    "%s gets a sidecar, which may not reach istiod on port %d".formatted(network.pod(), ISTIOD),
                    "add an egress rule for port %d of the pods app=istiod in istio-system".formatted(ISTIOD),
                    explanation(network, Direction.EGRESS, network.stranger(), ISTIOD, Protocol.TCP),
                    platform.injection(tempo).stream().toList());
        }
    }
}
