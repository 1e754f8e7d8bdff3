package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Network.Neighbour;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import java.util.List;
import java.util.Optional;

/** The namespace of Grafana may ask Tempo. */
final class GrafanaIsLetIn extends NetworkCheck {

    GrafanaIsLetIn() {
        super(warning("TEMPO-NET-003", "pods beside the datasource can reach Tempo's HTTP port")
                .because(
                        "A sidecar finds datasources in Grafana's own namespace, unless it was told otherwise. If the policies let"
                                + " other namespaces in, but not that one, Grafana gets no answer.")
                .mend("let the namespace that Grafana runs in reach the HTTP port")
                .source("Kubernetes NetworkPolicy v1; Grafana chart, sidecar.datasources.searchNamespace"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        int port = tempo.httpPort();
        boolean nobody = stopsEverybody(network, Direction.INGRESS, port, Protocol.TCP);
        for (Datasource datasource : nobody ? List.<Datasource>of() : platform.datasourcesOf(tempo)) {
            List<Neighbour> beside = beside(network, datasource.namespace());
            if (stopsAll(network, Direction.INGRESS, beside, port, Protocol.TCP)) {
                report.add(
                        spot(network, Direction.INGRESS, tempo),
                        "no pod of namespace %s, where the datasource is, may reach port %d of %s"
                                .formatted(datasource.namespace().orElse(""), port, network.pod()),
                        "let Grafana in, wherever it runs",
                        explanation(network, Direction.INGRESS, beside.get(0), port, Protocol.TCP),
                        List.of(datasource.spot()));
            }
        }
    }

    private static List<Neighbour> beside(Network network, Optional<String> namespace) {
        return namespace.isEmpty() ? List.of() : network.in(namespace.get());
    }
}
