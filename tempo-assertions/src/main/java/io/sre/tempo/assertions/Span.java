package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.Protocol;

/** Ports of a protocol from the first to the last. */
record Span(Protocol protocol, int from, int to) {

    Connections connections() {
        return Connections.of(protocol, from, to);
    }

    boolean contains(Span other) {
        return protocol == other.protocol && from <= other.from && other.to <= to;
    }
}
