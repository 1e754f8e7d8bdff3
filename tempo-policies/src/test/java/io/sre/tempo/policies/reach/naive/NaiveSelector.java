package io.sre.tempo.policies.reach.naive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Label selectors, as pods, namespaces and nodes are selected. */
final class NaiveSelector {

    private NaiveSelector() {}

    /** SEL-1, SEL-7: all labels and all expressions must fit. PEER-4: an empty selector selects everything. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        for (Map.Entry<String, JsonNode> wanted : selector.path("matchLabels").properties()) {
            if (!wanted.getValue().asText().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!fits(expression, labels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(JsonNode expression, Map<String, String> labels) {
        String key = expression.path("key").asText();
        List<String> values = new ArrayList<>();
        expression.path("values").forEach(value -> values.add(value.asText()));
        return switch (expression.path("operator").asText()) {
            case "In" -> labels.containsKey(key) && values.contains(labels.get(key)); // SEL-2
            case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key)); // SEL-3
            case "Exists" -> labels.containsKey(key); // SEL-4
            case "DoesNotExist" -> !labels.containsKey(key); // SEL-5
            default -> throw new IllegalArgumentException("no such operator: " + expression); // SEL-8
        };
    }
}
