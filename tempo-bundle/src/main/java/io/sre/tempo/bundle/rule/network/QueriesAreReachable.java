package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import java.util.List;

/** Somebody can query Tempo. */
final class QueriesAreReachable extends NetworkCheck {

    QueriesAreReachable() {
        super(error("TEMPO-NET-002", "Tempo's HTTP port can be reached by somebody")
                .because(
                        "Grafana and Prometheus ask Tempo on its HTTP port: 3100 up to chart 1.23.0, 3200 from 1.23.1 on. A policy"
                                + " with the other number, or without any, leaves both without an answer.")
                .mend("let Grafana and Prometheus reach the HTTP port of the pod")
                .source("Kubernetes NetworkPolicy v1; chart tempo 1.23.1, values.yaml"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        int port = tempo.httpPort();
        if (stopsEverybody(network, Direction.INGRESS, port, Protocol.TCP)) {
            report.add(
                    spot(network, Direction.INGRESS, tempo),
                    "nobody may reach the HTTP port %d of %s".formatted(port, network.pod()),
                    "add an ingress rule for port %d from Grafana and Prometheus".formatted(port),
                    explanation(network, Direction.INGRESS, network.stranger(), port, Protocol.TCP),
                    List.of(tempo.release().reference().version()));
        }
    }
}
