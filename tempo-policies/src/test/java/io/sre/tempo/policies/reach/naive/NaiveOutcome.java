package io.sre.tempo.policies.reach.naive;

import java.util.Collection;

/** What becomes of traffic. */
public enum NaiveOutcome {
    ALLOWED,
    DENIED,
    UNKNOWN;

    /** CONN-1: both ends must allow; what one end surely denies stays denied whatever the other says. */
    NaiveOutcome and(NaiveOutcome other) {
        if (this == DENIED || other == DENIED) {
            return DENIED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : ALLOWED;
    }

    /** IP-4: traffic may take any family that both ends have. */
    static NaiveOutcome best(Collection<NaiveOutcome> ofFamilies) {
        if (ofFamilies.contains(ALLOWED)) {
            return ALLOWED;
        }
        return ofFamilies.contains(UNKNOWN) || ofFamilies.isEmpty() ? UNKNOWN : DENIED;
    }
}
