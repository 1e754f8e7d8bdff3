package io.sre.tempo.policies;

import java.util.List;

/**
 * Somebody must reach somebody else.
 *
 * @param from who connects; any of them
 * @param to who is connected to; any of them
 * @param ports the ports of {@code to}
 * @param purpose what for
 */
public record Flow(List<Peer> from, List<Peer> to, List<FlowPort> ports, Purpose purpose) {

    /** Copies the lists. */
    public Flow {
        from = List.copyOf(from);
        to = List.copyOf(to);
        ports = List.copyOf(ports);
    }

    /**
     * {@return why there is a rule for this flow, seen from the given end}
     *
     * @param there the peers at the other end
     */
    String reason(List<Peer> there) {
        String others = there.equals(Peer.publicAddresses())
                ? "public addresses"
                : String.join("; ", there.stream().map(Peer::describe).toList());
        String text = "%s %s %s".formatted(purpose.description(), there.equals(from) ? "from" : "to", others);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** {@return {@code QUERY: namespace monitoring -> … on 3100/TCP}} */
    @Override
    public String toString() {
        return "%s: %s -> %s on %s".formatted(purpose, describe(from), describe(to), describe(ports));
    }

    private static String describe(List<?> ends) {
        return String.join(
                ", ",
                ends.stream()
                        .map(end -> end instanceof Peer peer ? peer.describe() : end.toString())
                        .toList());
    }
}
