package io.sre.tempo.policies;

import io.sre.tempo.model.chart.Transport;

/**
 * A port of a flow: always the pod's own, since a NetworkPolicy is applied behind the Service.
 *
 * @param port 1 to 65535
 * @param transport TCP or UDP
 */
public record FlowPort(int port, Transport transport) {

    /**
     * {@return a TCP port}
     *
     * @param port 1 to 65535
     */
    public static FlowPort tcp(int port) {
        return new FlowPort(port, Transport.TCP);
    }

    /**
     * {@return a UDP port}
     *
     * @param port 1 to 65535
     */
    public static FlowPort udp(int port) {
        return new FlowPort(port, Transport.UDP);
    }

    /** {@return {@code 4317/TCP}} */
    @Override
    public String toString() {
        return port + "/" + transport;
    }
}
