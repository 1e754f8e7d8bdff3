package io.sre.tempo.policies.reach;

import io.sre.tempo.model.syntax.Syntax;
import io.sre.tempo.policies.reach.LabelSelector.Operator;
import io.sre.tempo.policies.reach.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads label selectors as the API server does. Source: Kubernetes apimachinery, ValidateLabelSelector (v0.37). */
final class SelectorReader {

    private SelectorReader() {}

    /** {@return the selector; everything if it is absent, which the caller must have meant} */
    static LabelSelector read(Field selector) {
        if (!selector.isObject()) {
            return LabelSelector.EVERYTHING;
        }
        selector.only(Map.of("", "put it below matchLabels"), "matchLabels", "matchExpressions");
        List<Requirement> requirements = new ArrayList<>();
        for (Map.Entry<String, String> label :
                selector.at("matchLabels").labels().entrySet()) {
            requirements.add(new Requirement(label.getKey(), Operator.IN, Set.of(label.getValue())));
        }
        for (Field expression : selector.at("matchExpressions").items()) {
            if (expression.isObject()) {
                requirements.add(requirement(expression));
            } else {
                expression.required();
            }
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(Field expression) {
        expression.only("key", "operator", "values");
        Field key = expression.at("key");
        String text = key.required() ? key.text() : "";
        if (key.node().isTextual() && !Syntax.LABEL_KEY.accepts(text)) {
            key.problem(Syntax.LABEL_KEY.rule(), Syntax.LABEL_KEY.mend(text));
        }
        Field values = expression.at("values");
        SortedSet<String> texts = new TreeSet<>(values.texts());
        Operator operator = operator(expression.at("operator"));
        if (operator == null) {
            return new Requirement("", Operator.EXISTS, texts);
        }
        boolean wantsValues = operator == Operator.IN || operator == Operator.NOT_IN;
        if (wantsValues && values.items().isEmpty()) {
            values.problem("must name at least one value for In and NotIn", "name the values, or use Exists");
        } else if (!wantsValues && !texts.isEmpty()) {
            values.problem("must be empty for Exists and DoesNotExist", "remove the values, or use In");
        }
        if (wantsValues) {
            values.items().forEach(value -> value.text(Syntax.LABEL_VALUE));
        }
        return new Requirement(text, operator, texts);
    }

    /** {@return the operator; null if there is none, which is told} */
    private static @Nullable Operator operator(Field field) {
        if (!field.required()) {
            return null;
        }
        return switch (field.text()) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default -> {
                field.problem("must be In, NotIn, Exists or DoesNotExist", "write one of them, with these capitals");
                yield null;
            }
        };
    }
}
