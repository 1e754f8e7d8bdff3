package io.sre.tempo.model;

import io.sre.tempo.model.finding.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies of what callers hand in. A missing element is kept, so that it can be named when the description is checked; a
 * missing collection is refused at once, because taking it for an empty one could mean everybody.
 */
final class Copies {

    private static final Comparator<String> BY_KEY = Comparator.nullsFirst(Comparator.naturalOrder());

    private Copies() {}

    static <T> List<T> list(String name, @Nullable Collection<? extends T> given) {
        return Collections.unmodifiableList(new ArrayList<>(present(name, given)));
    }

    static Map<String, String> sorted(String name, @Nullable Map<String, String> given) {
        Map<String, String> copy = new TreeMap<>(BY_KEY);
        copy.putAll(present(name, given));
        return Collections.unmodifiableMap(copy);
    }

    static Map<String, String> plus(Map<String, String> some, @Nullable String key, @Nullable String value) {
        Map<String, String> copy = new TreeMap<>(BY_KEY);
        copy.putAll(some);
        copy.put(key, value);
        return copy;
    }

    static <T> T present(String name, @Nullable T given) {
        if (given == null) {
            Problems problems = Problems.none();
            problems.present(name, null);
            problems.orThrow("argument");
            throw new AssertionError("unreachable: a missing value is a problem");
        }
        return given;
    }
}
