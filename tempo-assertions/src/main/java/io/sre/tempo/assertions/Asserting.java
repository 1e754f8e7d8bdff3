package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.CoverageRecorder;
import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.Reachability;
import java.util.List;

/**
 * What all steps of an assertion about a cluster share.
 *
 * @param options what the user asked for besides
 * @param verification what becomes of it
 */
record Asserting(Reachability reachability, Options options, Verification verification) {

    /** {@return whether failures are collected and not thrown} */
    boolean isSoft() {
        return verification.collector() != null;
    }

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
            verification.failed(judgement.failure() + warnings());
        }
    }

    /** Who reads a failure may not know that part of the manifests was not judged at all. */
    private String warnings() {
        List<Problem> warnings = reachability.cluster().warnings();
        if (warnings.isEmpty()) {
            return "";
        }
        return warnings.size() == 1
                ? "\nA warning about these manifests: " + warnings.get(0)
                : "\n%d warnings about these manifests (Cluster.warnings() has all), the first: %s"
                        .formatted(warnings.size(), warnings.get(0));
    }
}
