package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import java.util.List;

/** In ambient mode the clients come through the tunnel. */
final class TunnelIsReachable extends NetworkCheck {

    private static final int HBONE = 15008;

    TunnelIsReachable() {
        super(error("TEMPO-NET-008", "in ambient mode Tempo's tunnel port can be reached")
                .because(
                        "Clients of the mesh connect to port 15008 of the pod, whatever port they mean. A policy that opens only"
                                + " Tempo's own ports stops them all.")
                .mend("open port 15008 for the same clients")
                .source("Istio 1.27, ambient mode and Kubernetes NetworkPolicy"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        boolean ambient = platform.namespaceLabels(tempo.namespace().orElse(""))
                .getOrDefault("istio.io/dataplane-mode", "")
                .equals("ambient");
        boolean opted =
                tempo.podLabels().getOrDefault("istio.io/dataplane-mode", "").equals("none");
        if (ambient && !opted && stopsEverybody(network, Direction.INGRESS, HBONE, Protocol.TCP)) {
            report.add(
                    spot(network, Direction.INGRESS, tempo),
                    "nobody may reach port %d of %s, through which the clients of the mesh come"
                            .formatted(HBONE, network.pod()),
                    "open port %d for the same clients".formatted(HBONE),
                    explanation(network, Direction.INGRESS, network.stranger(), HBONE, Protocol.TCP),
                    List.of());
        }
    }
}
