package io.sre.tempo.bundle.view;

import io.sre.tempo.model.chart.ReceiverProtocol;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A receiver that is configured: the way in for spans.
 *
 * @param id where it stands below {@code tempo.receivers}, {@code otlp.protocols.grpc}
 * @param protocol what it speaks; empty for one that the chart knows nothing of, such as {@code otlp/internal}
 * @param value what was configured
 * @param written whether somebody asked for it; otherwise the chart turns it on
 * @param host the address that it listens on; empty for all addresses, and for what is not known
 * @param port the port that it listens on; empty if it is not known
 */
public record Intake(
        String id,
        Optional<ReceiverProtocol> protocol,
        Value value,
        boolean written,
        Optional<String> host,
        OptionalInt port) {

    /** {@return whether only the pod itself can reach it} */
    public boolean isLocal() {
        return host.filter(name -> name.equals("localhost") || name.startsWith("127.") || name.equals("::1"))
                .isPresent();
    }
}
