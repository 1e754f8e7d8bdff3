package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Protocol;
import org.assertj.core.annotation.CheckReturnValue;

/**
 * Where ports are chosen: those of whoever is connected to, and of a Service the Service's own.
 *
 * @param <T> what follows
 */
@CheckReturnValue
public sealed interface OnPorts<T> permits BetweenAssert, IntoAssert, Selection {

    /**
     * {@return what follows, on these ports}
     *
     * @param ports any ports: {@code Ports.tcp(53).and(Ports.udp(53))}
     */
    T on(Ports ports);

    /**
     * {@return what follows, on a port}
     *
     * @param port from 1 to 65535
     * @param protocol its protocol
     * @throws IllegalArgumentException if it is no port
     */
    default T on(int port, Protocol protocol) {
        return on(Ports.of(protocol, port));
    }

    /**
     * {@return what follows, on each of some TCP ports}
     *
     * @param ports each from 1 to 65535, at least one
     * @throws IllegalArgumentException if there is none, or one is no port
     */
    default T onTcp(int... ports) {
        return on(Ports.tcp(ports));
    }

    /**
     * {@return what follows, on each of some UDP ports}
     *
     * @param ports each from 1 to 65535, at least one
     * @throws IllegalArgumentException if there is none, or one is no port
     */
    default T onUdp(int... ports) {
        return on(Ports.udp(ports));
    }

    /**
     * {@return what follows, on each of some SCTP ports}
     *
     * @param ports each from 1 to 65535, at least one
     * @throws IllegalArgumentException if there is none, or one is no port
     */
    default T onSctp(int... ports) {
        return on(Ports.sctp(ports));
    }

    /**
     * {@return what follows, on the port of that name; each pod that is connected to must have it}
     *
     * @param name the name of a container's port
     */
    default T onPort(String name) {
        return on(Ports.named(name));
    }

    /** {@return what follows, on every port of every protocol} */
    default T onEveryPort() {
        return on(Ports.every());
    }
}
