package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Condition;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary values of any Flux type: every subset of its fields, down to its leaves, valid or not. */
final class Samples {

    private static final List<String> TEXTS =
            List.of("", "tempo", "30m", "0", "true", "null", "a b", "ä\"\\\n", "${x}", "1.10", "~", "oci://x/y");

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Random random;

    private Samples(Random random) {
        this.random = random;
    }

    static <T extends FluxValue> Arbitrary<T> of(Class<T> type) {
        return Arbitraries.randoms()
                .map(random -> Fixtures.json(new Samples(random).object(type).toString(), type));
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode object = nodes.objectNode();
        for (String name : type.getAnnotation(JsonPropertyOrder.class).value()) {
            if (random.nextInt(3) > 0) {
                object.set(name, any(returned(type, name)));
            }
        }
        if (random.nextInt(8) == 0) {
            object.set("newInFlux", tree(2));
        }
        return object;
    }

    private static Type returned(Class<?> type, String name) {
        try {
            return type.getMethod(name).getGenericReturnType();
        } catch (NoSuchMethodException none) {
            throw new LinkageError(name, none);
        }
    }

    private JsonNode any(Type type) {
        if (type instanceof ParameterizedType generic) {
            return many(generic);
        }
        if (type == Boolean.class) {
            return nodes.booleanNode(random.nextBoolean());
        }
        if (type == Integer.class || type == int.class) {
            return nodes.numberNode(random.nextInt());
        }
        if (type == Long.class) {
            return nodes.numberNode(random.nextLong());
        }
        if (type == JsonNode.class) {
            return tree(4);
        }
        if (type == Condition.class) {
            return nodes.objectNode().put("type", text()).put("status", text());
        }
        boolean leaf = type == String.class || Choice.class.isAssignableFrom((Class<?>) type);
        return leaf ? nodes.textNode(text()) : object((Class<?>) type);
    }

    private JsonNode many(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return any(arguments[0]);
        }
        if (type.getRawType() == Map.class) {
            ObjectNode map = nodes.objectNode();
            random.ints(random.nextInt(3), 0, 9).forEach(key -> map.set("key" + key, any(arguments[1])));
            return map;
        }
        return random.ints(random.nextInt(3))
                .mapToObj(ignored -> any(arguments[0]))
                .collect(nodes::arrayNode, (array, element) -> array.add(element), (one, other) -> one.addAll(other));
    }

    private JsonNode tree(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(random.nextLong());
            case 4 -> nodes.numberNode(random.nextGaussian());
            case 5 -> nodes.textNode(text());
            case 6 -> nodes.arrayNode().add(tree(depth - 1)).add(tree(depth - 1));
            default ->
                nodes.objectNode().<ObjectNode>set(text(), tree(depth - 1)).set("b", tree(depth - 1));
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
