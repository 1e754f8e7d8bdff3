package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.sre.tempo.model.flux.FluxResource;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** The names of the fields of Flux's objects. Their parts are values of ours: an accessor has the name of its field. */
final class FluxFields {

    private FluxFields() {}

    /** {@return the fields that stand beside the one at the path; none if the path is not known} */
    static List<String> beside(FluxResource<?, ?> resource, String path) {
        Class<?> type = resource.getClass();
        List<String> parts = List.of(path.replaceAll("\\[[^]]*]", "").split("\\.", -1));
        for (String part : parts.subList(0, parts.size() - 1)) {
            type = typeOf(type, part);
        }
        JsonPropertyOrder order = type.getAnnotation(JsonPropertyOrder.class);
        return order == null ? List.of() : Arrays.asList(order.value());
    }

    private static Class<?> typeOf(Class<?> owner, String field) {
        boolean part = field.equals("spec") || field.equals("status");
        // A template has a spec as well, by an accessor.
        if (part && owner.getGenericSuperclass() instanceof ParameterizedType resource) {
            return (Class<?>) resource.getActualTypeArguments()[field.equals("spec") ? 0 : 1];
        }
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(field) && method.getParameterCount() == 0)
                .findFirst()
                .<Class<?>>map(FluxFields::contentOf)
                .orElse(Object.class);
    }

    /** Of an Optional, a List or a Map: what is in it. */
    private static Class<?> contentOf(Method accessor) {
        Type type = accessor.getGenericReturnType();
        if (type instanceof ParameterizedType container) {
            Type[] arguments = container.getActualTypeArguments();
            type = arguments[arguments.length - 1];
        }
        return type instanceof Class<?> content ? content : Object.class;
    }
}
