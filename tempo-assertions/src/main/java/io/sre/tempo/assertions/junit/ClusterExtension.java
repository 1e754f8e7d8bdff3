package io.sre.tempo.assertions.junit;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;

/** Gives tests the clusters that {@link ClusterFrom} asks for. Not to be registered by hand: the annotation does. */
final class ClusterExtension implements BeforeAllCallback, TestInstancePostProcessor, ParameterResolver {

    ClusterExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        // Bad manifests fail the class at once, even if no test has a parameter.
        onClass(context).ifPresent(wanted -> ClusterFiles.cluster(wanted, context));
        for (Field field : fields(tests, true)) {
            inject(field, null, context);
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        for (Field field : fields(instance.getClass(), false)) {
            inject(field, instance, context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        boolean isAnnotated = parameter.isAnnotated(ClusterFrom.class);
        Class<?> type = parameter.getParameter().getType();
        if (isAnnotated && !isSupported(type)) {
            throw new ExtensionConfigurationException(
                    "@ClusterFrom is for parameters of type Cluster or Reachability, not for \"%s\""
                            .formatted(parameter.getParameter()));
        }
        return isSupported(type) && (isAnnotated || onClass(context).isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ClusterFrom wanted = parameter
                .findAnnotation(ClusterFrom.class)
                .or(() -> onClass(context))
                .orElseThrow();
        return value(parameter.getParameter().getType(), wanted, context);
    }

    private static boolean isSupported(Class<?> type) {
        return type == Cluster.class || type == Reachability.class;
    }

    /** {@return the annotation of the class, or of the nearest class around it} */
    private static Optional<ClusterFrom> onClass(ExtensionContext context) {
        for (Optional<ExtensionContext> next = Optional.of(context);
                next.isPresent();
                next = next.get().getParent()) {
            Optional<ClusterFrom> found = next.get()
                    .getTestClass()
                    .flatMap(tests -> AnnotationSupport.findAnnotation(tests, ClusterFrom.class));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Object value(Class<?> type, ClusterFrom wanted, ExtensionContext context) {
        if (type != Cluster.class) {
            return ClusterFiles.reachability(wanted, context);
        }
        if (wanted.podCidrs().length > 0) {
            throw new ExtensionConfigurationException(
                    "@ClusterFrom(podCidrs) has no effect on a Cluster, which knows no semantics; take a Reachability,"
                            + " and its with(Cluster) for changed clusters");
        }
        return ClusterFiles.cluster(wanted, context);
    }

    private static List<Field> fields(Class<?> tests, boolean isStatic) {
        return AnnotationSupport.findAnnotatedFields(
                tests, ClusterFrom.class, field -> ModifierSupport.isStatic(field) == isStatic);
    }

    private static void inject(
            Field field, @org.jspecify.annotations.Nullable Object instance, ExtensionContext context) {
        if (!isSupported(field.getType()) || Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException(
                    "@ClusterFrom is for fields of type Cluster or Reachability that are not final, not for \"%s\""
                            .formatted(field));
        }
        ClusterFrom wanted =
                AnnotationSupport.findAnnotation(field, ClusterFrom.class).orElseThrow();
        try {
            field.setAccessible(true);
            field.set(instance, value(field.getType(), wanted, context));
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw e instanceof ExtensionConfigurationException known
                    ? known
                    : new ExtensionConfigurationException("the field \"%s\" cannot be set".formatted(field), e);
        }
    }
}
