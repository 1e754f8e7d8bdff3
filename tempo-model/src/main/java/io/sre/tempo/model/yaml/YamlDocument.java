package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document of a text, or an element of one: a tree that knows the lines where its values were written. It is known for
 * as long as nobody changes the tree.
 */
public final class YamlDocument {

    /** Stands for what is not counted yet, though it was asked for. */
    private static final Map<Object, Integer> ASKED_ONCE = Map.of();

    private final JsonNode tree;
    private final int[] lines;
    private final int from;
    private final int to;
    private final int column;

    /**
     * How many values stand before each member of an object, by name, or each element of an array, by index. Worked out for
     * what is on the way to a line that was asked for: there may be a finding in every line.
     */
    private @Nullable IdentityHashMap<JsonNode, Map<Object, Integer>> before;

    YamlDocument(JsonNode tree, int[] lines, int column) {
        this(tree, lines, 0, lines.length, column);
    }

    private YamlDocument(JsonNode tree, int[] lines, int from, int to, int column) {
        this.tree = tree;
        this.lines = lines;
        this.from = from;
        this.to = to;
        this.column = column;
    }

    /** {@return the values; not a copy} */
    public JsonNode tree() {
        return tree;
    }

    /** {@return the line of the text where the first value begins, from 1} */
    public int line() {
        return lines[from];
    }

    int column() {
        return column;
    }

    /**
     * {@return the line of the text where a value was written, from 1: that of its key for a member of an object, that of
     * its beginning otherwise. What lies below an alias was written at its anchor}
     *
     * @param pointer where the value is; if there is none, the line is that of the nearest value around it
     */
    public int lineOf(JsonPointer pointer) {
        JsonNode node = tree;
        int at = from;
        for (JsonPointer rest = requireNonNull(pointer, "pointer"); !rest.matches(); rest = rest.tail()) {
            String key = rest.getMatchingProperty();
            int index = rest.getMatchingIndex();
            JsonNode child = node.isObject() ? node.get(key) : node.get(index);
            if (child == null) {
                break;
            }
            int below = at + 1 + valuesBefore(node, node.isObject() ? key : (Object) index);
            if (below >= to) {
                break;
            }
            node = child;
            at = below;
        }
        return lines[at];
    }

    private synchronized int valuesBefore(JsonNode container, Object member) {
        if (before == null) {
            before = new IdentityHashMap<>();
        }
        Map<Object, Integer> known = before.putIfAbsent(container, ASKED_ONCE);
        if (known == null) {
            return countBefore(container, member);
        }
        if (known.isEmpty()) {
            known = valuesBefore(container);
            before.put(container, known);
        }
        // What somebody added to the tree has no line.
        return known.getOrDefault(member, lines.length);
    }

    /** Most are asked once only: then what stands behind need not be counted. */
    private static int countBefore(JsonNode container, Object member) {
        int values = 0;
        if (member instanceof Integer index) {
            for (int element = 0; element < index; element++) {
                values += values(container.get(element));
            }
            return values;
        }
        for (Map.Entry<String, JsonNode> field : container.properties()) {
            if (field.getKey().equals(member)) {
                break;
            }
            values += values(field.getValue());
        }
        return values;
    }

    /**
     * {@return the elements of an array in this document's object, in their order; none if there is no such array}
     *
     * @param member the name of the array
     */
    public List<YamlDocument> elements(String member) {
        JsonNode array = tree.path(requireNonNull(member, "member"));
        List<YamlDocument> elements = new ArrayList<>(array.size());
        if (array.isArray()) {
            int at = from + 1 + requireNonNull(valuesBefore(tree).get(member)) + 1;
            for (JsonNode element : array) {
                int end = at + values(element);
                elements.add(new YamlDocument(element, lines, at, end, 1));
                at = end;
            }
        }
        return elements;
    }

    private static Map<Object, Integer> valuesBefore(JsonNode container) {
        Map<Object, Integer> before = new HashMap<>();
        int values = 0;
        for (Map.Entry<String, JsonNode> member : container.properties()) {
            before.put(member.getKey(), values);
            values += values(member.getValue());
        }
        for (int index = 0; container.isArray() && index < container.size(); index++) {
            before.put(index, values);
            values += values(container.get(index));
        }
        return before;
    }

    private static int values(JsonNode node) {
        int values = 1;
        for (JsonNode child : node) {
            values += values(child);
        }
        return values;
    }
}
