package io.sre.tempo.policies.reach;

import java.util.Locale;

/** What becomes of a connection. */
public enum Outcome {
    /** The policies let it through. */
    ALLOWED,
    /** Some policy stops it. */
    DENIED,
    /** The manifests alone do not tell; the verdict says why. */
    UNKNOWN;

    /** {@return the outcome if both ends must agree: denied wins over unknown, unknown over allowed} */
    Outcome and(Outcome other) {
        if (this == DENIED || other == DENIED) {
            return DENIED;
        }
        return this == UNKNOWN ? UNKNOWN : other;
    }

    /** {@return the outcome if either will do: allowed wins over unknown, unknown over denied} */
    Outcome or(Outcome other) {
        if (this == ALLOWED || other == ALLOWED) {
            return ALLOWED;
        }
        return this == UNKNOWN ? UNKNOWN : other;
    }

    /** {@return the word in small letters: {@code allowed}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
