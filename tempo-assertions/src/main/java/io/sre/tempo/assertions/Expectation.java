package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Outcome;

/**
 * What somebody wants to become of connections.
 *
 * @param wanted allowed or denied
 * @param acceptsUnknown whether it will do if the manifests do not tell
 */
record Expectation(Outcome wanted, boolean acceptsUnknown) {

    boolean isMet(Answer answer) {
        return answer.outcome() == wanted || (acceptsUnknown && answer.outcome() == Outcome.UNKNOWN);
    }

    Expectation toBe(Outcome other) {
        return new Expectation(other, acceptsUnknown);
    }
}
