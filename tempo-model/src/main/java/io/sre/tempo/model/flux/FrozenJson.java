package io.sre.tempo.model.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of JSON trees that cannot be changed: Jackson's own nodes over unmodifiable collections. Numbers take the type
 * that Jackson gives them on reading, so that a tree equals itself after it was written and read.
 */
final class FrozenJson {

    private FrozenJson() {}

    static JsonNode copyOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case NUMBER -> number(node);
            case POJO -> pojo((POJONode) node);
            case BINARY -> TextNode.valueOf(node.asText());
            case MISSING, NULL -> NullNode.getInstance();
            case STRING, BOOLEAN -> node;
        };
    }

    private static JsonNode object(JsonNode node) {
        Map<String, JsonNode> copy = new LinkedHashMap<>();
        node.properties().forEach(field -> copy.put(field.getKey(), copyOf(field.getValue())));
        return new ObjectNode(JsonNodeFactory.instance, Collections.unmodifiableMap(copy));
    }

    private static JsonNode array(JsonNode node) {
        List<JsonNode> copy = new ArrayList<>(node.size());
        node.forEach(element -> copy.add(copyOf(element)));
        return new ArrayNode(JsonNodeFactory.instance, Collections.unmodifiableList(copy));
    }

    /** An object that was put into the tree whole is turned into the JSON that it stands for. */
    private static JsonNode pojo(POJONode node) {
        JsonNode tree = FluxJson.tree(node.getPojo());
        return tree.isPojo() ? TextNode.valueOf(tree.asText()) : copyOf(tree);
    }

    private static JsonNode number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return integer(node.bigIntegerValue());
        }
        if (!node.isBigDecimal() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("%s cannot be written as JSON".formatted(node.asText()));
        }
        return fraction(node.decimalValue());
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    /** As a double, which is written as people write it, unless that would be another number. */
    private static JsonNode fraction(BigDecimal value) {
        double closest = value.doubleValue();
        boolean exact = Double.isFinite(closest) && BigDecimal.valueOf(closest).compareTo(value) == 0;
        return exact ? DoubleNode.valueOf(closest) : DecimalNode.valueOf(value.stripTrailingZeros());
    }
}
