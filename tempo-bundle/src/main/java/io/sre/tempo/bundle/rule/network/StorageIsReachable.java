package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.view.Destination;
import io.sre.tempo.bundle.view.Installation;
import java.util.List;

/** Tempo may connect to its bucket. */
final class StorageIsReachable extends DestinationCheck {

    StorageIsReachable() {
        super(error("TEMPO-NET-005", "Tempo can reach its object storage")
                .because("Tempo asks for its bucket before it starts: if it cannot, it does not become ready. A policy matches the"
                        + " port of the pods behind a Service, not that of the Service.")
                .mend("let the pod reach the endpoint's port")
                .source("Kubernetes NetworkPolicy v1; tempodb/backend/s3 2.3 to 2.10"));
    }

    @Override
    List<Destination> destinations(Installation tempo) {
        return Destination.storage(tempo).stream().toList();
    }
}
