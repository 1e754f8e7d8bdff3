package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Trees whose texts and keys are as nasty as texts can be. */
final class Trees {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String NASTY =
            "aZ09 .:-+_#?&*!|>'\"%@`{}[],=~<\\/\n\t\r\b\u0000\u007F\u0085\u00A0\u2028\u2029\uFEFF\uFFFEé→";

    private Trees() {}

    static Arbitrary<JsonNode> any() {
        return tree(4);
    }

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(TrickyScalars.ALL),
                Arbitraries.strings().withChars(NASTY).ofMaxLength(12),
                Arbitraries.strings().withChars("019:._eExbo+-").ofMaxLength(6),
                lines(),
                Arbitraries.strings().ofMaxLength(200).filter(text -> !Characters.hasHalfPair(text)));
    }

    private static Arbitrary<String> lines() {
        return Arbitraries.of("a", " a", "  - b: 'c'", "", "# d", "e ", "---", "\tf", "😀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(lines -> String.join("\n", lines));
    }

    private static Arbitrary<JsonNode> tree(int levels) {
        if (levels == 0) {
            return scalars();
        }
        Arbitrary<JsonNode> below = Arbitraries.lazy(() -> tree(levels - 1));
        return Arbitraries.oneOf(scalars(), objects(below), arrays(below));
    }

    private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(4).map(members -> {
            ObjectNode object = NODES.objectNode();
            members.forEach(object::set);
            return object;
        });
    }

    private static Arbitrary<JsonNode> arrays(Arbitrary<JsonNode> values) {
        return values.list().ofMaxSize(4).map(items -> {
            ArrayNode array = NODES.arrayNode();
            items.forEach(array::add);
            return array;
        });
    }

    private static Arbitrary<JsonNode> scalars() {
        return Arbitraries.oneOf(
                texts().map(NODES::textNode),
                Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.longs().map(NODES::numberNode),
                Arbitraries.bigIntegers().map(NODES::numberNode),
                Arbitraries.doubles().map(NODES::numberNode),
                Arbitraries.floats().map(NODES::numberNode),
                decimals());
    }

    private static Arbitrary<JsonNode> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-270, 400))
                .as((digits, scale) -> NODES.numberNode(new BigDecimal(digits, scale)));
    }
}
