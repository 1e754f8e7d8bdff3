package io.sre.tempo.assertions.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes within a test. */
final class Engine {

    private Engine() {}

    static EngineExecutionResults run(Class<?> tests) {
        return run(selectClass(tests));
    }

    static EngineExecutionResults run(Class<?> tests, String method, Class<?>... parameters) {
        return run(selectMethod(tests, method, parameters));
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter").selectors(selector).execute();
    }

    /** {@return the messages of what failed, classes and tests} */
    static List<String> messages(Class<?> tests) {
        return messages(run(tests));
    }

    static List<String> messages(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result ->
                        String.valueOf(result.getThrowable().orElseThrow().getMessage()))
                .toList();
    }
}
