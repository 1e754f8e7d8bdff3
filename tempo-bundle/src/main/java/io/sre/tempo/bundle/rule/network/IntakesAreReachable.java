package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.Transport;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import java.util.List;
import java.util.Optional;

/** Somebody can send spans to each receiver that was asked for. */
final class IntakesAreReachable extends NetworkCheck {

    IntakesAreReachable() {
        super(error("TEMPO-NET-001", "every receiver that was asked for can be reached by somebody")
                .because(
                        "A policy that isolates Tempo's pod and does not name the receiver's port drops every span that is sent"
                                + " there, without an error on either side.")
                .mend("let the senders reach the port of the pod")
                .source("Kubernetes NetworkPolicy v1; chart tempo 1.7.2 to 2.2.4"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        for (Intake intake : tempo.intakes()) {
            Optional<ReceiverProtocol> known = intake.protocol();
            boolean asked =
                    intake.written() && !intake.isLocal() && intake.port().isPresent();
            if (asked && known.isPresent()) {
                Protocol protocol = known.get().transport() == Transport.UDP ? Protocol.UDP : Protocol.TCP;
                int port = intake.port().getAsInt();
                if (stopsEverybody(network, Direction.INGRESS, port, protocol)) {
                    report.add(
                            spot(network, Direction.INGRESS, tempo),
                            "nobody may reach %s on port %d of %s"
                                    .formatted(known.get().title(), port, network.pod()),
                            "add an ingress rule for port %d, protocol %s".formatted(port, protocol),
                            explanation(network, Direction.INGRESS, network.stranger(), port, protocol),
                            List.of(intake.value().spot()));
                }
            }
        }
    }
}
