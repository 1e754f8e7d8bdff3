package io.sre.tempo.policies.reach;

import java.util.List;
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

    /** What a rule does with what it matches. */
    enum Action {
        ALLOW,
        DENY,
        PASS
    }
}
