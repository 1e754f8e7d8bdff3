package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.LabelSelector.Requirement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The labels that some selector mentions. What nobody mentions tells no two pods apart. */
final class Vocabulary {

    /** Stands for every value that no selector mentions; no label can have it. */
    private static final String OTHER = "\u0000";

    private final Map<String, Set<String>> values = new HashMap<>();

    void add(LabelSelector selector) {
        for (Requirement requirement : selector.requirements()) {
            values.computeIfAbsent(requirement.key(), key -> new HashSet<>()).addAll(requirement.values());
        }
    }

    /** {@return the labels as far as selectors can see them} */
    Map<String, String> project(Map<String, String> labels) {
        Map<String, String> projected = new TreeMap<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            Set<String> known = values.get(label.getKey());
            if (known != null) {
                projected.put(label.getKey(), known.contains(label.getValue()) ? label.getValue() : OTHER);
            }
        }
        return projected.isEmpty() ? Map.of() : projected;
    }
}
