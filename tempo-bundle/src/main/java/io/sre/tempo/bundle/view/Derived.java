package io.sre.tempo.bundle.view;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What rules derive from a view, so that each thing is derived once, and only if a rule asks for it. */
final class Derived {

    private final Map<Class<?>, Object> known = new HashMap<>();

    <V, T> T get(Class<T> type, V view, Function<? super V, ? extends T> work) {
        Object found = known.get(type);
        if (found == null) {
            found = work.apply(view);
            known.put(type, found);
        }
        return type.cast(found);
    }
}
