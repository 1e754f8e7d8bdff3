package io.sre.tempo.policies.reach;

import org.jspecify.annotations.Nullable;

/** A port as a rule writes it. */
sealed interface PortSpec {

    /** Ports by number; the first and the last are included. */
    record Numbers(Protocol protocol, int from, int to) implements PortSpec {
        @Override
        public String toString() {
            return Connections.of(protocol, from, to).toString().replace(" 1-65535", "");
        }
    }

    /**
     * Ports by their name in the pod connected to.
     *
     * @param protocol what the port's protocol must be; null for any
     */
    record Named(String name, @Nullable Protocol protocol) implements PortSpec {
        @Override
        public String toString() {
            return protocol == null ? "port " + name : protocol + " port " + name;
        }
    }
}
