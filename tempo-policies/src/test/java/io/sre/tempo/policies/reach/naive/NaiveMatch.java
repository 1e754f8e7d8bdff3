package io.sre.tempo.policies.reach.naive;

/** Whether a rule, or a part of it, means some traffic. */
enum NaiveMatch {
    NO,
    MAYBE,
    YES;

    static NaiveMatch of(boolean matches) {
        return matches ? YES : NO;
    }

    NaiveMatch and(NaiveMatch other) {
        return compareTo(other) <= 0 ? this : other;
    }

    NaiveMatch or(NaiveMatch other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
