package io.sre.tempo.policies.reach;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requirements that all must hold; none at all selects everything. */
record LabelSelector(List<Requirement> requirements) {

    static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    LabelSelector {
        requirements = List.copyOf(requirements);
    }

    boolean matches(Map<String, String> labels) {
        for (int index = 0; index < requirements.size(); index++) {
            if (!requirements
                    .get(index)
                    .holds(labels.get(requirements.get(index).key()))) {
                return false;
            }
        }
        return true;
    }

    boolean isEverything() {
        return requirements.isEmpty();
    }

    /** {@return as kubectl writes it: {@code app=web,tier in (a, b),!legacy}} */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }

    /** How a label may be compared. */
    enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    /**
     * One comparison.
     *
     * @param values sorted, so that texts are the same each time
     */
    record Requirement(String key, Operator operator, Set<String> values) {

        boolean holds(@Nullable String value) {
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
            };
        }

        @Override
        public String toString() {
            return switch (operator) {
                case IN -> values.size() == 1 ? key + "=" + values.iterator().next() : key + " in " + list();
                case NOT_IN ->
                    values.size() == 1 ? key + "!=" + values.iterator().next() : key + " notin " + list();
                case EXISTS -> key;
                case DOES_NOT_EXIST -> "!" + key;
            };
        }

        private String list() {
            return values.stream().collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
