package io.sre.tempo.policies.reach;

import java.util.Locale;

/** Which end of a connection a rule is about. */
public enum Direction {
    /** Out of the pod that a policy selects. */
    EGRESS,
    /** Into the pod that a policy selects. */
    INGRESS;

    /** {@return the word as manifests have it: {@code egress}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
