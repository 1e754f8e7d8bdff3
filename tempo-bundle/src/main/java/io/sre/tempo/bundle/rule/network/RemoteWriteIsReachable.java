package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.view.Destination;
import io.sre.tempo.bundle.view.Installation;
import java.util.List;

/** The generator of metrics may write to Prometheus. */
final class RemoteWriteIsReachable extends DestinationCheck {

    RemoteWriteIsReachable() {
        super(error("TEMPO-NET-006", "the metrics generator can reach what it writes to")
                .because("If it cannot, the service graph and the span metrics stay empty; Tempo only logs it.")
                .mend("let the pod reach the remote write address")
                .source("Kubernetes NetworkPolicy v1; chart tempo, tempo.metricsGenerator.remoteWriteUrl"));
    }

    @Override
    List<Destination> destinations(Installation tempo) {
        return Destination.remoteWrites(tempo);
    }
}
