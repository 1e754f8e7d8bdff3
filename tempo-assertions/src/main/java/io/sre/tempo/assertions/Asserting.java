package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.CoverageRecorder;
import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.Reachability;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AssertionErrorCollector;
import org.assertj.core.api.WritableAssertionInfo;
import org.assertj.core.error.DescriptionFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What all steps of an assertion share.
 *
 * @param options what the user asked for besides
 * @param info the description that the user gave
 * @param collector takes the failures of soft assertions; null if failures are thrown
 */
record Asserting(
        Reachability reachability,
        Options options,
        WritableAssertionInfo info,
        @Nullable AssertionErrorCollector collector) {

    private static final Set<String> STEPS = Stream.of(
                    Asserting.class,
                    ReachabilityAssert.class,
                    FromAssert.class,
                    BetweenAssert.class,
                    ConnectionAssert.class,
                    IntoAssert.class,
                    IntoPortsAssert.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    Expectation expectation(Outcome wanted) {
        return new Expectation(wanted, options.acceptsUnknown());
    }

    void describe(String description, Object... arguments) {
        info.description(description, arguments);
    }

    void check(Claim claim) {
        Judgement judgement = CoverageRecorder.judge(claim, reachability);
        if (judgement.isUpheld()) {
            if (collector != null) {
                collector.succeeded();
            }
            return;
        }
        String description = DescriptionFormatter.instance().format(info.description());
        AssertionError failure = new AssertionError(description + "\n" + judgement.failure() + warnings());
        failure.setStackTrace(withoutSteps(failure.getStackTrace()));
        if (collector == null) {
            throw failure;
        }
        collector.collectAssertionError(failure);
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

    /** So that the first line is that of the test. */
    private static StackTraceElement[] withoutSteps(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .dropWhile(element -> STEPS.contains(element.getClassName()))
                .toArray(StackTraceElement[]::new);
    }
}
