package io.sre.tempo.policies.reach.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Labels, and selectors that often meet them. */
final class RandomSelectors {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final List<String> VALUES = List.of("1", "2", "");

    private final Dice dice;
    private final List<String> namespaces;

    RandomSelectors(Dice dice, List<String> namespaces) {
        this.dice = dice;
        this.namespaces = namespaces;
    }

    ObjectNode podLabels() {
        return labels("app", "tier", 70);
    }

    ObjectNode namespaceLabels() {
        return labels("team", "env", 60);
    }

    ObjectNode nodeLabels() {
        return labels("zone", "disk", 60);
    }

    private ObjectNode labels(String one, String other, int percent) {
        ObjectNode labels = JSON.objectNode();
        if (dice.percent(percent)) {
            labels.put(one, dice.oneOf(VALUES));
        }
        if (dice.percent(percent)) {
            labels.put(other, dice.oneOf(VALUES));
        }
        return labels;
    }

    ObjectNode ofPods() {
        return selector(List.of("app", "tier", "nobody"));
    }

    ObjectNode ofNodes() {
        return selector(List.of("zone", "disk"));
    }

    ObjectNode ofNamespaces() {
        if (dice.percent(25)) {
            ObjectNode byName = JSON.objectNode();
            byName.putObject("matchLabels").put(NAME_LABEL, dice.oneOf(namespaces));
            return byName;
        }
        return selector(List.of("team", "env", NAME_LABEL));
    }

    private ObjectNode selector(List<String> keys) {
        ObjectNode selector = JSON.objectNode();
        if (dice.percent(35)) {
            return selector;
        }
        if (dice.percent(50)) {
            selector.putObject("matchLabels").put(dice.oneOf(keys), dice.oneOf(VALUES));
        }
        if (dice.percent(50)) {
            ArrayNode expressions = selector.putArray("matchExpressions");
            for (int i = dice.between(1, 2); i > 0; i--) {
                addExpression(expressions.addObject(), dice.oneOf(keys));
            }
        }
        return selector;
    }

    private void addExpression(ObjectNode expression, String key) {
        String operator = dice.oneOf("In", "NotIn", "NotIn", "Exists", "Exists", "DoesNotExist");
        expression.put("key", key).put("operator", operator);
        if (operator.endsWith("In")) {
            ArrayNode values = expression.putArray("values");
            for (int i = dice.between(1, 2); i > 0; i--) {
                values.add(key.equals(NAME_LABEL) ? dice.oneOf(namespaces) : dice.oneOf(VALUES));
            }
        } else if (dice.percent(20)) {
            expression.putArray("values");
        }
    }
}
