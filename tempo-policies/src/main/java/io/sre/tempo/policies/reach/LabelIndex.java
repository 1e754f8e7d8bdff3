package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.LabelSelector.Operator;
import io.sre.tempo.policies.reach.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a selector selects without asking everybody. */
final class LabelIndex {

    private final List<Map<String, String>> labels;
    private final Map<Map.Entry<String, String>, List<Integer>> byLabel = new HashMap<>();

    LabelIndex(List<Map<String, String>> labels) {
        this.labels = labels;
        for (int index = 0; index < labels.size(); index++) {
            for (Map.Entry<String, String> label : labels.get(index).entrySet()) {
                byLabel.computeIfAbsent(Map.entry(label.getKey(), label.getValue()), key -> new ArrayList<>())
                        .add(index);
            }
        }
    }

    /** {@return the places of those that the selector selects, ascending} */
    List<Integer> select(LabelSelector selector) {
        List<Integer> selected = new ArrayList<>();
        List<Integer> candidates = candidates(selector);
        if (candidates != null) {
            for (Integer candidate : candidates) {
                if (selector.matches(labels.get(candidate))) {
                    selected.add(candidate);
                }
            }
            return selected;
        }
        for (int index = 0; index < labels.size(); index++) {
            if (selector.matches(labels.get(index))) {
                selected.add(index);
            }
        }
        return selected;
    }

    /** {@return the fewest that one requirement leaves over; null if no requirement names a single value} */
    private @Nullable List<Integer> candidates(LabelSelector selector) {
        List<Integer> fewest = null;
        for (Requirement requirement : selector.requirements()) {
            if (requirement.operator() == Operator.IN && requirement.values().size() == 1) {
                String value = requirement.values().iterator().next();
                List<Integer> found = byLabel.getOrDefault(Map.entry(requirement.key(), value), List.of());
                fewest = fewest == null || found.size() < fewest.size() ? found : fewest;
            }
        }
        return fewest;
    }
}
