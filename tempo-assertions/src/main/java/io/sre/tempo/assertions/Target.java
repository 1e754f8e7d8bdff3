package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

/** Somebody who is connected to, on ports: {@code pods("minio", Map.of("app", "minio")).onTcp(9000)}. */
public final class Target {

    private final Selection who;
    private final Ports ports;

    Target(Selection who, Ports ports) {
        this.who = who;
        this.ports = ports;
    }

    /**
     * {@return the same on more ports}
     *
     * @param more other ports: {@code Ports.udp(53)}
     */
    public Target and(Ports more) {
        return new Target(who, ports.and(requireNonNull(more, "more")));
    }

    Selection who() {
        return who;
    }

    Ports ports() {
        return ports;
    }

    /** {@return {@code pods app=minio of namespace minio on 9000/TCP}} */
    @Override
    public String toString() {
        return "%s on %s".formatted(who, ports);
    }
}
