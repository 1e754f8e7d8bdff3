package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Outcome;

/** Assertions about connections between two on ports. */
public final class ConnectionAssert {

    private final BetweenAssert between;
    private final Ports ports;

    ConnectionAssert(BetweenAssert between, Ports ports) {
        this.between = between;
        this.ports = ports;
    }

    /**
     * Verifies that each of the connections is allowed.
     *
     * @return assertions about other ports of the same two
     */
    public BetweenAssert isAllowed() {
        between.check(ports, Outcome.ALLOWED);
        return between;
    }

    /**
     * Verifies that each of the connections is denied.
     *
     * @return assertions about other ports of the same two
     */
    public BetweenAssert isDenied() {
        between.check(ports, Outcome.DENIED);
        return between;
    }
}
