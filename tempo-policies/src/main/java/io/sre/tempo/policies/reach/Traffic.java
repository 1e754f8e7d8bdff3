package io.sre.tempo.policies.reach;

/**
 * A connection that somebody may try.
 *
 * @param from who connects
 * @param to who is connected to
 * @param port the port dialled: the pod's own, or that of the Service
 * @param protocol its protocol
 */
public record Traffic(Endpoint from, Endpoint to, int port, Protocol protocol) {

    /** {@return {@code shop/web -> tempo/tempo-0 on 9411/TCP}} */
    @Override
    public String toString() {
        return "%s -> %s on %d/%s".formatted(from, to, port, protocol);
    }
}
