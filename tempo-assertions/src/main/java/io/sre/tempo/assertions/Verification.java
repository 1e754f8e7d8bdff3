package io.sre.tempo.assertions;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AssertionErrorCollector;
import org.assertj.core.api.WritableAssertionInfo;
import org.assertj.core.error.DescriptionFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an assertion that holds or fails.
 *
 * @param info the description that the user gave
 * @param collector takes the failures of soft assertions; null if failures are thrown
 */
record Verification(WritableAssertionInfo info, @Nullable AssertionErrorCollector collector) {

    private static final Set<String> STEPS = Stream.of(
                    Verification.class,
                    Asserting.class,
                    ReachabilityAssert.class,
                    FromAssert.class,
                    BetweenAssert.class,
                    ConnectionAssert.class,
                    IntoAssert.class,
                    IntoPortsAssert.class,
                    ManifestsAssert.class,
                    FindingsAssert.class,
                    FindingAssert.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    static Verification by(@Nullable AssertionErrorCollector collector) {
        return new Verification(new WritableAssertionInfo(), collector);
    }

    void describe(String description, Object... arguments) {
        info.description(description, arguments);
    }

    void succeeded() {
        if (collector != null) {
            collector.succeeded();
        }
    }

    void failed(String text) {
        String description = DescriptionFormatter.instance().format(info.description());
        AssertionError failure = new AssertionError(description + "\n" + text);
        failure.setStackTrace(withoutSteps(failure.getStackTrace()));
        if (collector == null) {
            throw failure;
        }
        collector.collectAssertionError(failure);
    }

    /** So that the first line is that of the test. */
    private static StackTraceElement[] withoutSteps(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .dropWhile(element -> STEPS.contains(element.getClassName()))
                .toArray(StackTraceElement[]::new);
    }
}
