package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.yaml.YamlDocument;
import io.sre.tempo.model.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Flux makes of {@code ${NAME}} in text after the build. What is not known stays as it is, and means that nobody can
 * know the text.
 *
 * <p>Source: fluxcd/pkg {@code envsubst} and {@code kustomize} 2026-07.
 */
final class Substitution {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\$|\\$\\{([_A-Za-z][_A-Za-z0-9]*)(?::?[-=]([^{}]*))?\\}");

    private Substitution() {}

    static Value in(Value value, Map<String, String> variables) {
        return in(value, variables, true);
    }

    /** The text, where defaults are taken only if all variables are at hand. */
    static Value in(Value value, Map<String, String> variables, boolean all) {
        return value.map(text -> replace(text, variables, all));
    }

    /** A tree of names with the variables that are surely known: no default is taken, for a Secret may say more. */
    static JsonNode known(JsonNode node, Map<String, String> variables) {
        if (node instanceof ObjectNode object) {
            ObjectNode replaced = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> replaced.set(field.getKey(), known(field.getValue(), variables)));
            return replaced;
        }
        if (node.isArray()) {
            ArrayNode replaced = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> replaced.add(known(element, variables)));
            return replaced;
        }
        boolean all = node.isTextual()
                && node.textValue().contains("${")
                && VARIABLE.matcher(node.textValue()).results().allMatch(match -> isKnown(match, variables));
        return all ? read(replace(node.textValue(), variables, false).asText()) : node;
    }

    /**
     * What becomes of text that stands in the text of a ConfigMap: nobody knows any longer whether quotes stood around a
     * variable there, and so whether it is a number.
     */
    static Value inText(Value value, Map<String, String> variables) {
        return value.map(text -> {
            String replaced = VARIABLE.matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            isKnown(match, variables) || match.group().equals("$$")
                                    ? one(match, variables, false)
                                    : match.group()));
            boolean textStill = replaced.equals(text) || read(replaced).isTextual();
            return JsonNodeFactory.instance.textNode(textStill ? replaced : text);
        });
    }

    private static boolean isKnown(MatchResult match, Map<String, String> variables) {
        String known = variables.getOrDefault(match.group().equals("$$") ? "" : match.group(1), "");
        return !known.isEmpty() && !known.contains("${");
    }

    private static JsonNode replace(String text, Map<String, String> variables, boolean all) {
        Matcher matcher = VARIABLE.matcher(text);
        String replaced = matcher.replaceAll(match -> Matcher.quoteReplacement(one(match, variables, all)));
        boolean whole = matcher.reset().matches() && !replaced.equals(text);
        return whole ? read(replaced) : JsonNodeFactory.instance.textNode(replaced);
    }

    /** Flux reads the text once more, and no quotes stand around a variable any longer: numbers and booleans are such then. */
    private static JsonNode read(String text) {
        List<YamlDocument> documents = new YamlReader().read(text).list();
        boolean scalar = documents.size() == 1 && documents.get(0).tree().isValueNode();
        return scalar ? documents.get(0).tree() : JsonNodeFactory.instance.textNode(text);
    }

    private static String one(MatchResult match, Map<String, String> variables, boolean all) {
        if (match.group().equals("$$")) {
            return "$";
        }
        String known = variables.get(match.group(1));
        String fallback = match.group(2);
        if (known != null && (fallback == null || !known.isEmpty())) {
            return known;
        }
        boolean open = known == null && !all;
        return fallback == null || open ? match.group() : fallback;
    }
}
