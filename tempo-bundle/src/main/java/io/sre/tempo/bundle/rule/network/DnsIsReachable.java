package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Destination;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import java.util.List;
import java.util.stream.Collectors;

/** A pod whose egress is closed needs a way to the cluster's DNS. */
final class DnsIsReachable extends NetworkCheck {

    private static final int DNS = 53;

    /** Where the DNS pods of OpenShift listen. */
    private static final int DNS_OF_OPENSHIFT = 5353;

    DnsIsReachable() {
        super(error("TEMPO-NET-004", "Tempo can ask the cluster's DNS")
                .because(
                        "Without DNS no name can be resolved: neither the bucket's nor Prometheus'. Long answers come over TCP, so"
                                + " that is needed, too.")
                .mend("let the pod reach port 53, UDP and TCP, of the DNS pods in kube-system")
                .source("Kubernetes NetworkPolicy v1; RFC 7766"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        boolean noUdp = stops(network, Protocol.UDP);
        boolean noTcp = stops(network, Protocol.TCP);
        if ((noUdp || noTcp) && !named(tempo).isEmpty()) {
            String missing = noUdp ? noTcp ? "UDP and TCP" : "UDP" : "TCP";
            report.as(noUdp ? Severity.ERROR : Severity.WARNING)
                    .add(
                            spot(network, Direction.EGRESS, tempo),
                            "%s may not ask DNS over %s, and needs it for %s"
                                    .formatted(network.pod(), missing, named(tempo)),
                            "add an egress rule for port 53, UDP and TCP",
                            explanation(
                                    network,
                                    Direction.EGRESS,
                                    network.stranger(),
                                    DNS,
                                    noUdp ? Protocol.UDP : Protocol.TCP),
                            List.of());
        }
    }

    private static String named(Installation tempo) {
        return Destination.all(tempo).stream()
                .filter(destination -> !destination.isAddress())
                .map(Destination::host)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean stops(Network network, Protocol protocol) {
        return stopsEverybody(network, Direction.EGRESS, DNS, protocol)
                && stopsEverybody(network, Direction.EGRESS, DNS_OF_OPENSHIFT, protocol);
    }
}
