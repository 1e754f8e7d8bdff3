package io.sre.tempo.policies.reach;

/**
 * A rule, made ready.
 *
 * @param everybody whether it has no peers, so that everybody matches
 * @param surely the classes that match
 * @param maybe the classes that may match
 */
record CompiledRule(Rule rule, boolean everybody, ClassSet surely, ClassSet maybe, PortMatch ports) {

    Match peers(int other) {
        if (everybody || surely.contains(other)) {
            return Match.YES;
        }
        return maybe.contains(other) ? Match.MAYBE : Match.NO;
    }

    Match match(int other, Protocol protocol, int port, NamedPorts destination) {
        Match peers = peers(other);
        return peers == Match.NO ? Match.NO : peers.and(ports.match(protocol, port, destination));
    }
}
