package io.sre.tempo.assertions.junit;

import io.sre.tempo.assertions.coverage.CoverageRecorder;
import io.sre.tempo.assertions.coverage.CoverageReport;
import io.sre.tempo.assertions.coverage.CoveredPart;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/** Records what {@link PolicyCoverage} asks for. Not to be registered by hand: the annotation does. */
final class PolicyCoverageExtension implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor, TestWatcher {

    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(PolicyCoverageExtension.class);
    private static final System.Logger LOG = System.getLogger("io.sre.tempo.assertions");
    private static final int MOST_NAMED = 10;

    PolicyCoverageExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        annotation(context).ifPresent(wanted -> {
            requirePercentage("minimum", wanted.minimum());
            requirePercentage("minimumProven", wanted.minimumProven());
            context.getStore(STORE).put(CoverageRun.class, new CoverageRun(context.getRequiredTestClass()));
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        annotation(context).ifPresent(wanted -> {
            CoverageRun run = context.getStore(STORE).get(CoverageRun.class, CoverageRun.class);
            if (run != null) {
                finish(wanted, run, context.getRequiredTestClass());
            }
        });
    }

    private static void finish(PolicyCoverage wanted, CoverageRun run, Class<?> tests) {
        Set<String> namespaces = new LinkedHashSet<>(List.of(wanted.namespaces()));
        CoverageReport report = run.recorder().report().titled(tests.getName());
        if (!namespaces.isEmpty()) {
            report = report.of(policy -> policy.namespace().isEmpty() || namespaces.contains(policy.namespace()));
        }
        Path folder = Path.of(System.getProperty("basedir", "")).resolve(wanted.report());
        report.writeTo(folder, tests.getName());
        String page = folder.resolve(tests.getName() + ".html")
                .toAbsolutePath()
                .normalize()
                .toUri()
                .toString();
        String unchecked = wanted.minimum() == 0 && wanted.minimumProven() == 0 ? "" : run.whyIncomplete();
        LOG.log(
                System.Logger.Level.INFO,
                "Policy coverage of {0}: {1}{2}\n  {3}",
                tests.getName(),
                report,
                unchecked.isEmpty() ? "" : "; the minimum is not checked, for " + unchecked,
                page);
        if (unchecked.isEmpty()) {
            check(wanted, report, page);
        }
    }

    private static void check(PolicyCoverage wanted, CoverageReport report, String page) {
        List<String> lines = new ArrayList<>();
        if (wanted.minimum() > 0 || wanted.minimumProven() > 0) {
            if (report.assertions() == 0) {
                lines.add("  no assertion about a cluster was made");
            } else if (report.parts().isEmpty()) {
                lines.add("  no policy is in scope");
            }
        }
        check("covered", report.covered(), wanted.minimum(), CoveredPart::isCovered, report, lines);
        check("proven", report.proven(), wanted.minimumProven(), CoveredPart::isProven, report, lines);
        if (!lines.isEmpty()) {
            throw new AssertionError("Policy coverage of %s is too low:%n%s%nThe report: %s"
                    .formatted(report.title(), String.join(System.lineSeparator(), lines), page));
        }
    }

    private static void check(
            String word,
            int count,
            int minimum,
            Predicate<CoveredPart> isGood,
            CoverageReport report,
            List<String> lines) {
        int total = report.parts().size();
        if (100L * count >= (long) minimum * total) {
            return;
        }
        lines.add("  %s: %d of %d policies and rules (%d %%), at least %d %% are wanted; these are not:"
                .formatted(word, count, total, 100L * count / total, minimum));
        List<CoveredPart> bad = report.parts().stream().filter(isGood.negate()).toList();
        bad.stream().limit(MOST_NAMED).forEach(part -> lines.add("    %s: %s".formatted(part, part.description())));
        if (bad.size() > MOST_NAMED) {
            lines.add("    … and %d more".formatted(bad.size() - MOST_NAMED));
        }
    }

    private static void requirePercentage(String name, int value) {
        if (value < 0 || value > 100) {
            throw new ExtensionConfigurationException(
                    "@PolicyCoverage(%s = %d) is no percentage from 0 to 100".formatted(name, value));
        }
    }

    private static Optional<PolicyCoverage> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), PolicyCoverage.class);
    }

    /** {@return the runs of the class and of those around it} */
    private static List<CoverageRun> runs(ExtensionContext context) {
        Set<CoverageRun> runs = new LinkedHashSet<>();
        for (Optional<ExtensionContext> next = Optional.of(context);
                next.isPresent();
                next = next.get().getParent()) {
            CoverageRun run = next.get().getStore(STORE).get(CoverageRun.class, CoverageRun.class);
            if (run != null) {
                runs.add(run);
            }
        }
        return List.copyOf(runs);
    }

    /** Listens while the tests' own code runs, and no longer: threads may be shared with other classes. */
    private static <T> @Nullable T recorded(Invocation<T> invocation, ExtensionContext context) throws Throwable {
        List<CoverageRecorder> recorders =
                runs(context).stream().map(CoverageRun::recorder).toList();
        recorders.forEach(CoverageRecorder::listen);
        try {
            return invocation.proceed();
        } finally {
            recorders.forEach(CoverageRecorder::pause);
        }
    }

    private static void noteRun(ExtensionContext context) {
        context.getTestMethod().ifPresent(method -> runs(context).forEach(run -> run.noteRun(method)));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        noteRun(context);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        runs(context).forEach(CoverageRun::noteFailure);
    }

    @Override
    public <T> @Nullable T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        return recorded(invocation, context);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        recorded(invocation, context);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        recorded(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        noteRun(context);
        recorded(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        noteRun(context);
        recorded(invocation, context);
    }

    @Override
    public <T> @Nullable T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        noteRun(context);
        return recorded(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        recorded(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        recorded(invocation, context);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        recorded(invocation, context);
    }
}
