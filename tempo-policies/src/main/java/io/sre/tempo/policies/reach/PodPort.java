package io.sre.tempo.policies.reach;

/**
 * A port that a container declares. Only its name matters to policies: undeclared ports can be connected to as well.
 *
 * @param name the name; empty if it has none
 * @param port 1 to 65535
 * @param protocol its protocol
 */
public record PodPort(String name, int port, Protocol protocol) {

    /** {@return {@code http 8080/TCP}} */
    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + " ") + port + "/" + protocol;
    }
}
