package io.sre.tempo.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.sre.tempo.model.finding.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An object of a file while it is read: hands out the values of keys, names those of the wrong kind and, at its end, the
 * keys nobody asked for. What is wrong or missing comes out as something harmless, since the problem ends the reading.
 */
final class Section {

    /** What to do about keys that people copy from old examples or put into the wrong place. */
    private static final Map<String, String> MENDS = Map.of(
            "lokiSearch", "take it out: Grafana 11 removed the search in Loki",
            "tracesToLogs", "write tracesToLogsV2, with tags as objects of key and value",
            "httpMethod", "take it out: it belongs to Prometheus datasources",
            "type", "take it out: some releases of Grafana 11 and 12 panic over it",
            "transformations", "put it under config, where Grafana wants it",
            "enabled", "take it out: the link is there if its datasourceUid is",
            "orgName", "write orgId");

    private final ObjectNode node;
    private final Problems problems;
    private final Set<String> read = new HashSet<>();

    private Section(ObjectNode node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    /** {@return what the reader makes of an object, of which it has read every key} */
    static <T> T read(ObjectNode node, Problems problems, Function<Section, T> reader) {
        Section section = new Section(node, problems);
        T value = reader.apply(section);
        section.end();
        return value;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    void problem(String key, String rule, String mend) {
        problems.add(key, "", rule, mend);
    }

    Optional<String> text(String key) {
        return value(key, JsonNode::isTextual, "must be text", "put it into quotes")
                .map(JsonNode::textValue);
    }

    String mandatory(String key) {
        return needed(key, text(key)).orElse("");
    }

    boolean flag(String key) {
        return value(key, JsonNode::isBoolean, "must be true or false", "write it without quotes")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    OptionalInt number(String key) {
        return whole(key, JsonNode::canConvertToInt)
                .map(number -> OptionalInt.of(number.intValue()))
                .orElse(OptionalInt.empty());
    }

    Optional<Long> id(String key) {
        return whole(key, JsonNode::canConvertToLong).map(JsonNode::longValue);
    }

    Optional<Duration> seconds(String key) {
        OptionalInt seconds = number(key);
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty();
    }

    /** A secret of the wrong kind, such as a number, is not shown. */
    Optional<SecretValue> secret(String key) {
        if (has(key) && !node.get(key).isPojo()) {
            read.add(key);
            problems.add(key, "****", "must be text", "put it into quotes");
            return Optional.empty();
        }
        return value(key, JsonNode::isPojo, "", "").map(secret -> (SecretValue) ((POJONode) secret).getPojo());
    }

    /** A key that may be missing, and has one value only if it is there. */
    void fixed(String key, String only) {
        String found = text(key).orElse(only);
        if (!found.equals(only)) {
            problems.add(key, found, "must be \"%s\"".formatted(only), "write \"%s\"".formatted(only));
        }
    }

    <E extends Enum<E>> Optional<E> choice(String key, E[] values) {
        Optional<String> found = text(key);
        Optional<E> choice = found.flatMap(text -> Arrays.stream(values)
                .filter(value -> value.toString().equals(text))
                .findFirst());
        if (found.isPresent() && choice.isEmpty()) {
            String allowed = Arrays.stream(values).map(Enum::toString).collect(Collectors.joining(", "));
            problems.add(key, found.get(), "must be one of " + allowed, "choose one, in the same letters");
        }
        return choice;
    }

    <T> Optional<T> object(String key, Function<Section, T> reader) {
        return value(key, JsonNode::isObject, "must be an object", "write its keys below it")
                .map(object -> read((ObjectNode) object, problems.at(key), reader));
    }

    <T> List<T> list(String key, Function<Section, T> reader) {
        return elements(
                key,
                JsonNode::isObject,
                "must be an object",
                "write its keys below it",
                (element, at) -> read((ObjectNode) element, at, reader));
    }

    List<String> texts(String key) {
        return elements(
                key, JsonNode::isTextual, "must be text", "put it into quotes", (element, at) -> element.textValue());
    }

    /** The values of an object as Java's own, for a query that only its datasource understands. */
    QueryModel query(String key) {
        Optional<JsonNode> object = needed(
                key, value(key, JsonNode::isObject, "must be an object", "write the fields of the query below it"));
        return QueryModel.of(object.map(some -> fields(some, problems.at(key))).orElse(Map.of()));
    }

    <T> Optional<T> needed(String key, Optional<T> value) {
        if (value.isEmpty() && !has(key)) {
            problems.add(key, null, "must not be missing", "write it");
        }
        return value;
    }

    private Map<String, Object> fields(JsonNode object, Problems at) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> fields.put(member.getKey(), java(member.getValue(), at, member.getKey())));
        return fields;
    }

    private Object java(JsonNode value, Problems at, String part) {
        if (value.isObject()) {
            return fields(value, at.at(part));
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            for (int index = 0; index < value.size(); index++) {
                list.add(java(value.get(index), at, "%s[%d]".formatted(part, index)));
            }
            return list;
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isFloatingPointNumber()) {
            return value.doubleValue();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            at.add(part, value, "must be text, a number, true, false, a list or an object", "write one of these");
        }
        return value.longValue();
    }

    private Optional<JsonNode> whole(String key, Predicate<JsonNode> fits) {
        return value(key, fits.and(JsonNode::isIntegralNumber), "must be a whole number", "write it without quotes");
    }

    private interface ElementReader<T> {
        T read(JsonNode element, Problems at);
    }

    private <T> List<T> elements(
            String key, Predicate<JsonNode> kind, String rule, String mend, ElementReader<T> reader) {
        List<T> elements = new ArrayList<>();
        value(key, JsonNode::isArray, "must be a list", "begin each element with '- '")
                .ifPresent(array -> {
                    for (int index = 0; index < array.size(); index++) {
                        Problems at = problems.at("%s[%d]".formatted(key, index));
                        JsonNode element = array.get(index);
                        if (kind.test(element)) {
                            elements.add(reader.read(element, at));
                        } else {
                            at.add("", shown(element), rule, mend);
                        }
                    }
                });
        return elements;
    }

    /** A key without a value is as good as none. */
    private Optional<JsonNode> value(String key, Predicate<JsonNode> kind, String rule, String mend) {
        read.add(key);
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (kind.test(value)) {
            return Optional.of(value);
        }
        problems.add(key, key.equals(ProvisioningText.SECRETS) ? kind(value) : shown(value), rule, mend);
        return Optional.empty();
    }

    private static String shown(JsonNode value) {
        return value.isContainerNode() ? kind(value) : value.asText();
    }

    /** Says of a value what it is, for the value itself may be a secret. */
    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "a text";
        };
    }

    private void end() {
        for (String key : keys()) {
            if (!read.contains(key)) {
                String mend = MENDS.getOrDefault(key, "take it out, or mend its spelling");
                problems.add(key, "", "must not be there: no such key is known in this place", mend);
            }
        }
    }
}
