package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlLawsTest {

    /** Nodes are the same if their numbers are: a float is read as a double. */
    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return new BigDecimal(left.asText()).compareTo(new BigDecimal(right.asText()));
        }
        return left.equals(right) ? 0 : 1;
    };

    /** Other readers keep a double of every decimal. */
    private static final Comparator<JsonNode> BY_DOUBLE = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return Double.compare(Double.parseDouble(left.asText()), Double.parseDouble(right.asText()));
        }
        return left.equals(right) ? 0 : 1;
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML_1_1 = new ObjectMapper(new YAMLFactory());

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_is_read_back(@ForAll("trees") JsonNode tree) {
        String text = Yaml.write(tree);

        assertSame(tree, Yaml.read(text), BY_VALUE, text);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void reading_and_writing_again_changes_no_byte(@ForAll("trees") JsonNode tree) {
        String text = Yaml.write(Yaml.read(Yaml.write(tree)));

        assertThat(Yaml.write(Yaml.read(text))).isEqualTo(text);
        assertThat(Yaml.write(tree)).isEqualTo(Yaml.write(tree.deepCopy()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_reader_of_yaml_1_1_sees_the_same(@ForAll("trees") JsonNode tree) throws JsonProcessingException {
        String text = Yaml.write(tree);

        assertSame(tree, YAML_1_1.readTree(text), BY_DOUBLE, text);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_reader_of_yaml_1_2_sees_the_same(@ForAll("trees") JsonNode tree) {
        String text = Yaml.write(tree);

        // snakeyaml-engine does not know these two escapes, though YAML 1.2 has them.
        Assume.that(!text.contains("\\L") && !text.contains("\\P"));
        Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
        assertSame(tree, JSON.valueToTree(read), BY_DOUBLE, text);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void several_documents_are_read_back(@ForAll("forests") List<JsonNode> trees) {
        String text = Yaml.writeAll(trees);

        assertThat(Yaml.readAll(text)).as(text).hasSameSizeAs(trees);
        for (int index = 0; index < trees.size(); index++) {
            assertSame(trees.get(index), Yaml.readAll(text).get(index), BY_VALUE, text);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void comments_change_nothing(@ForAll("trees") JsonNode tree, @ForAll("comments") String comment) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonNode node = tree; node.isContainerNode() && !node.isEmpty(); node = node.at(tail(node))) {
            pointer = pointer.append(tail(node));
        }
        Map<JsonPointer, String> comments = new HashMap<>(Map.of(JsonPointer.empty(), comment));
        comments.put(pointer, comment);
        String text = Yaml.write(tree, comments);

        assertSame(tree, Yaml.read(text), BY_VALUE, text);
        assertThat(text).startsWith("#");
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void no_text_makes_anything_but_a_tree_or_one_exception(@ForAll("soup") String text) {
        assertThatCode(() -> readOrRefuse(text))
                .as("<%s>", Characters.onOneLine(text))
                .doesNotThrowAnyException();
    }

    private static void readOrRefuse(String text) {
        try {
            Yaml.readAll(text);
        } catch (YamlException e) {
            assertThat(e).hasMessageStartingWith("line %d, column %d: ", e.line(), e.column());
            assertThat(e.getMessage()).doesNotContain("\n", ": null");
        }
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return Trees.any();
    }

    @Provide
    Arbitrary<List<JsonNode>> forests() {
        return Trees.any().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> comments() {
        return Trees.texts()
                .filter(text -> text.codePoints()
                        .allMatch(point -> point == '\n' || point == 0x2028 || Characters.isPrintable(point)));
    }

    @Provide
    Arbitrary<String> soup() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a: ",
                "- ",
                "\n",
                "  ",
                "? ",
                "[",
                "]",
                "{",
                "}",
                ",",
                "&x ",
                "*x",
                "!!str ",
                "!!int ",
                "!",
                "\"",
                "'",
                "|",
                ">-",
                "---",
                "...",
                "%YAML 1.1",
                "%TAG ! x",
                "\\u00",
                "\\UFFFFFFFF",
                "1",
                "1e999",
                "<<: ",
                "\t",
                "#",
                "\u0000",
                "\uFEFF",
                "😀",
                "\uD83D",
                ":",
                "null");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(15).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(30));
    }

    private static JsonPointer tail(JsonNode container) {
        int last = container.size() - 1;
        return container.isArray()
                ? JsonPointer.empty().appendIndex(last)
                : JsonPointer.empty()
                        .appendProperty(
                                List.copyOf(container.properties()).get(last).getKey());
    }

    private static void assertSame(JsonNode expected, JsonNode actual, Comparator<JsonNode> by, String text) {
        assertThat(expected.equals(by, actual))
                .as("%s read from%n%s", actual, text)
                .isTrue();
    }
}
