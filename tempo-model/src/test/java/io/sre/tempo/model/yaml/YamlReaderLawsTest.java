package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlReaderLawsTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    };

    private static final String MARK = "the value below";

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void reads_what_is_read_at_once(@ForAll("forests") List<JsonNode> trees) {
        String text = Yaml.writeAll(trees);

        YamlDocuments documents = new YamlReader().read(text);

        assertThat(documents.refused()).isEmpty();
        assertThat(documents.list()).as(text).map(YamlDocument::tree).isEqualTo(Yaml.readAll(text));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void json_means_what_it_means_to_jackson(@ForAll("trees") JsonNode tree) throws JsonProcessingException {
        DefaultIndenter tabs = new DefaultIndenter("\t", "\n");
        PrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(tabs).withArrayIndenter(tabs);
        String text = JSON.writer(printer).writeValueAsString(List.of(tree));

        YamlDocuments documents = new YamlReader().read(text);

        assertThat(documents.refused()).isEmpty();
        JsonNode read = documents.list().get(0).tree();
        assertThat(read.equals(BY_VALUE, JSON.readTree(text)))
                .as("%s read from%n%s", read, text)
                .isTrue();
    }

    /** The writer puts a comment above the line of a value: that tells which line it is. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void knows_the_line_of_every_value(@ForAll("forests") List<JsonNode> forest) {
        List<ObjectNode> trees = forest.stream()
                .map(tree -> JsonNodeFactory.instance.objectNode().set("root", tree))
                .map(ObjectNode.class::cast)
                .toList();
        List<YamlDocument> documents =
                new YamlReader().read(Yaml.writeAll(trees)).list();

        int before = 0;
        for (int index = 0; index < trees.size(); index++) {
            for (JsonPointer pointer : pointers(trees.get(index))) {
                int line = lineOf(Yaml.write(trees.get(index), Map.of(pointer, MARK)));
                assertThat(documents.get(index).lineOf(pointer))
                        .as("%s of %s", pointer, trees)
                        .isEqualTo(before + line);
            }
            before += (int) Yaml.write(trees.get(index)).lines().count() + 1;
        }
    }

    /** Manifests are read by a reader that knows little of YAML and leaves the rest to another. */
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void the_readers_of_yaml_agree(@ForAll("scribbles") String text) {
        DocumentTexts parts = new DocumentTexts(text);
        BlockReader blocks = new BlockReader(text, Allowance.ofStream(), new KnownTexts());
        while (parts.next()) {
            List<YamlDocument> read = blocks.read(parts.from(), parts.to(), parts.line());
            if (read != null) {
                List<YamlDocument> expected =
                        DocumentReader.read(parts.part(), parts.line(), Allowance.ofStream(), new KnownTexts());
                assertThat(read)
                        .as(parts.part())
                        .map(YamlReaderLawsTest::shown)
                        .isEqualTo(
                                expected.stream().map(YamlReaderLawsTest::shown).toList());
            }
        }
    }

    private static String shown(YamlDocument document) {
        StringBuilder shown = new StringBuilder().append(document.tree()).append(document.column());
        pointers(document.tree()).forEach(pointer -> shown.append(' ').append(document.lineOf(pointer)));
        return shown.toString();
    }

    private static int lineOf(String commented) {
        List<String> lines = commented.lines().map(String::strip).toList();
        return lines.indexOf("# " + MARK) + 1;
    }

    static List<JsonPointer> pointers(JsonNode tree) {
        List<JsonPointer> pointers = new ArrayList<>();
        collect(JsonPointer.empty(), tree, pointers);
        return pointers;
    }

    private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> into) {
        into.add(at);
        node.properties().forEach(member -> collect(at.appendProperty(member.getKey()), member.getValue(), into));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            collect(at.appendIndex(index), node.get(index), into);
        }
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return Trees.any();
    }

    @Provide
    Arbitrary<List<JsonNode>> forests() {
        return Trees.any().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> scribbles() {
        Arbitrary<String> indent = Arbitraries.of("", "", "", "  ", "  ", "    ", "   ", "\t");
        Arbitrary<String> content = Arbitraries.of(
                "a: 1",
                "b:",
                "c: # c",
                "- c",
                "- ",
                "-",
                "- d: e",
                "- d:",
                "- - f",
                "-g",
                "\"k\": 'v'",
                "\"k\" : v",
                "k : v",
                "'k':v",
                "e: |",
                "e: |-",
                "- |+",
                "e: | # c",
                "e: |2",
                "e: >",
                "text",
                "text: ",
                "# c",
                "",
                " ",
                "g: [1, b c, {c: \"d\", 'e': f, g:1}] # x",
                "g: [a,",
                "g: [a, ]",
                "g: {a}",
                "g: [a: b]",
                "g: {\"a\":b}",
                "{}",
                "- {a: b}",
                "- []",
                "h: {}",
                "---",
                "--- # c",
                "--- a",
                "...",
                "i: 'it''s'",
                "j: \"a\\tb\\\"\\\\\"",
                "j: \"\\u00e9\"",
                "j: \"a",
                "j: 'a' b",
                "j: 'a'# b",
                "yes: no",
                "1: 2",
                "~: a",
                "null",
                "k: a # b",
                "k: a#b",
                "l: http://x:1",
                "l: a:",
                "m: - n",
                "m: -n",
                "m: ?",
                "<<: a",
                "o: *p",
                "o: &p q",
                "o: !!str 1",
                "r: s\t",
                "r: s\t# c",
                "\u00e9: \u00fc",
                "a\u2028b",
                "items:",
                "items: [1, 2]",
                "n: 012",
                "n: 1_0",
                "n: .5",
                "n: .inf",
                "s:  a  b  ",
                "t: @a",
                "? a",
                ": b",
                "%YAML 1.1",
                "u: \ud83d\ude00");
        Arbitrary<String> line = Combinators.combine(indent, content).as(String::concat);
        return Combinators.combine(
                        line.list().ofMaxSize(8),
                        Arbitraries.of("\n", "\n", "\n", "\r\n", "\r"),
                        Arbitraries.of(true, true, false))
                .as((lines, end, ended) -> String.join(end, lines) + (ended ? end : ""));
    }
}
