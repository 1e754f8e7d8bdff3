package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.CoverageRecorder;
import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.Reachability;

/**
 * What all steps of an assertion about a cluster share.
 *
 * @param options what the user asked for besides
 * @param verification what becomes of it
 */
record Asserting(Reachability reachability, Options options, Verification verification) {

    Expectation expectation(Outcome wanted) {
        return new Expectation(wanted, options.acceptsUnknown());
    }

    void describe(String description, Object... arguments) {
        verification.describe(description, arguments);
    }

    void check(Claim claim) {
        Judgement judgement = CoverageRecorder.judge(claim, reachability);
        if (judgement.isUpheld()) {
            verification.succeeded();
        } else {
            verification.failed(judgement.failure());
        }
    }
}
