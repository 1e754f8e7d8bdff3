package io.sre.tempo.policies.reach;

/** Whether a rule, or a part of it, matches. */
enum Match {
    NO,
    MAYBE,
    YES;

    Match or(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Match and(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
