package io.sre.tempo.assertions.junit;

import io.sre.tempo.assertions.coverage.CoverageRecorder;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The tests of one class while they run, with those of the classes nested in it. */
final class CoverageRun {

    private final CoverageRecorder recorder = new CoverageRecorder();
    private final Set<Method> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean failed;

    CoverageRun(Class<?> tests) {
        expect(tests);
    }

    private void expect(Class<?> tests) {
        if (AnnotationSupport.isAnnotated(tests, Disabled.class)) {
            return;
        }
        waiting.addAll(AnnotationSupport.findAnnotatedMethods(tests, Testable.class, HierarchyTraversalMode.TOP_DOWN));
        ReflectionSupport.findNestedClasses(tests, nested -> AnnotationSupport.isAnnotated(nested, Nested.class))
                .forEach(this::expect);
    }

    CoverageRecorder recorder() {
        return recorder;
    }

    void noteRun(Method method) {
        waiting.remove(method);
    }

    void noteFailure() {
        failed = true;
    }

    /** {@return why a lack of coverage would say nothing; empty if everything ran} */
    String whyIncomplete() {
        if (failed) {
            return "a test failed";
        }
        return waiting.isEmpty() ? "" : "not every test of the class was run";
    }
}
