package io.sre.tempo.model.syntax;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A host, by name or address, with or without a port. An IPv6 address with a port stands in brackets.
 *
 * @param host a DNS name in the letters it was given in, or an IP address without brackets
 * @param port 1 to 65535; empty where the protocol's own is meant
 */
public record HostPort(String host, OptionalInt port) {

    /**
     * {@return host and port of a text such as {@code minio.minio.svc:9000}; empty if it is written in any other way}
     *
     * @param text any text, hostile ones included
     */
    public static Optional<HostPort> parse(String text) {
        if (text.startsWith("[")) {
            return parseBracketed(text);
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
            return Optional.empty();
        }
        String host = colon < 0 ? text : text.substring(0, colon);
        return isHost(host) ? withPort(host, colon < 0 ? "" : text.substring(colon)) : Optional.empty();
    }

    /** {@return the host in small letters and without a final dot, as names are compared} */
    public String normalizedHost() {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** {@return whether the host is an IP address rather than a name} */
    public boolean isAddress() {
        return IpAddresses.bytes(host).isPresent();
    }

    /** {@return the text from which this was read: {@code host[:port]}} */
    @Override
    public String toString() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return port.isPresent() ? shown + ":" + port.getAsInt() : shown;
    }

    private static Optional<HostPort> parseBracketed(String text) {
        int end = text.indexOf(']');
        if (end < 0) {
            return Optional.empty();
        }
        String address = text.substring(1, end);
        boolean good = address.contains(":") && IpAddresses.bytes(address).isPresent();
        return good ? withPort(address, text.substring(end + 1)) : Optional.empty();
    }

    private static Optional<HostPort> withPort(String host, String colonAndPort) {
        if (colonAndPort.isEmpty()) {
            return Optional.of(new HostPort(host, OptionalInt.empty()));
        }
        if (!Form.fits(":[1-9][0-9]{0,4}", colonAndPort)) {
            return Optional.empty();
        }
        int port = Integer.parseInt(colonAndPort.substring(1));
        return port <= 65535 ? Optional.of(new HostPort(host, OptionalInt.of(port))) : Optional.empty();
    }

    private static boolean isHost(String host) {
        boolean addressLike = Form.fits("[0-9.]+", host);
        if (addressLike) {
            return IpAddresses.bytes(host).isPresent();
        }
        return host.length() <= 253
                && Form.fits("[a-zA-Z0-9]([-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)*\\.?", host);
    }
}
