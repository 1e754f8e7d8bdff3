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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Policies let nobody reach a port of Tempo that has no purpose. */
final class IngressIsNeeded extends NetworkCheck {

    /** Of a sidecar or of the tunnel: metrics, health and HBONE. Source: Istio 1.27, Ports used by Istio. */
    private static final List<Integer> MESH = List.of(15008, 15020, 15021, 15090);

    /** Between the members of a ring, and Tempo's own gRPC. */
    private static final List<Integer> MEMBERS = List.of(7946, 9095);

    private static final List<Integer> TEMPO_QUERY = List.of(7777, 16685, 16686, 16687);

    IngressIsNeeded() {
        super(warning("TEMPO-NET-009", "policies open no port of Tempo that has no purpose")
                .because("A port that nobody needs is a way in for others, or a number that was meant to be another one.")
                .mend("name only the ports that Tempo listens on")
                .source("Kubernetes NetworkPolicy v1; NIST SP 800-53 SC-7(5)"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        if (tempo.replacesConfig() || tempo.value("tempo.receivers").hasUnknown()) {
            return;
        }
        Set<Integer> tcp = new HashSet<>(MESH);
        Set<Integer> udp = new HashSet<>(List.of(7946));
        tcp.add(tempo.httpPort());
        tcp.addAll(MEMBERS);
        if (!tempo.value("tempoQuery.enabled").isFalsy()) {
            tcp.addAll(TEMPO_QUERY);
        }
        for (Intake intake : tempo.intakes()) {
            boolean isUdp = intake.protocol().map(ReceiverProtocol::transport).stream().anyMatch(Transport.UDP::equals);
            intake.port().ifPresent((isUdp ? udp : tcp)::add);
        }
        new Surplus(network, Direction.INGRESS, network.neighbours(), Map.of(Protocol.TCP, tcp, Protocol.UDP, udp))
                .report(
                        report,
                        "lets in what Tempo has no use for: %s, from %s",
                        "name only ports that Tempo listens on, or delete the rule");
    }
}
