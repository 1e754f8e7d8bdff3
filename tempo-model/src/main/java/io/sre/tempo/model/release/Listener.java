package io.sre.tempo.model.release;

import io.sre.tempo.model.chart.Transport;
import java.util.Optional;

/**
 * A port that Tempo listens on in the pod.
 *
 * @param name what listens: {@code OTLP gRPC}, {@code HTTP API}
 * @param address the address it is bound to
 * @param port its number
 * @param transport whether it is TCP or UDP
 * @param unwanted why it is there although nobody chose it; empty for what was chosen
 */
public record Listener(String name, String address, int port, Transport transport, Optional<String> unwanted) {

    /** {@return whether other pods can reach it, as far as no policy stands between} */
    public boolean isReachable() {
        return !address.equals("127.0.0.1");
    }
}
