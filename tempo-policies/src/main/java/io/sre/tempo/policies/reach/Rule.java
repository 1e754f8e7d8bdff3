package io.sre.tempo.policies.reach;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written.
 *
 * @param peers who is at the other end, any of them; null for everybody
 * @param ports on which ports, any of them; null for every port of every protocol
 */
record Rule(
        RuleRef ref,
        Action action,
        @Nullable List<PeerSpec> peers,
        @Nullable List<PortSpec> ports) {

    /** {@return who is at the other end, for people} */
    String peerText() {
        return peers == null ? "anybody" : peers.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    /** {@return on which ports, for people} */
    String portText() {
        return ports == null ? "any port" : ports.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** {@return the rule in a few words: {@code allows pods app=web of namespace shop on TCP 80}} */
    String text() {
        String verb = switch (action) {
            case ALLOW -> "allows";
            case DENY -> "denies";
            case PASS -> "passes on";
        };
        return "%s %s on %s".formatted(verb, peerText(), portText());
    }

    /** What a rule does with what it matches. */
    enum Action {
        ALLOW,
        DENY,
        PASS
    }
}
