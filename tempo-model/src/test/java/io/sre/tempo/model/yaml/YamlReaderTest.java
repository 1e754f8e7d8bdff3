package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\n---\\nb: 2 | 1 {\"a\":1}, 3 {\"b\":2}",
                "--- a\\n--- b | 1 \"a\", 2 \"b\"",
                "---\\r\\na: 1\\r\\n---\\r\\n\\r\\nb: 2\\r\\n | 2 {\"a\":1}, 5 {\"b\":2}",
                "%YAML 1.1\\n---\\na: 1\\n...\\n%YAML 1.1\\n# c\\n---\\nb: 2 | 3 {\"a\":1}, 8 {\"b\":2}",
                "a: 1\\n%YAML 1.1\\n\\n--- b | 1 {\"a\":1}, 4 \"b\"",
                "a: 1\\n...\\nb: 2\\n...\\n | 1 {\"a\":1}, 3 {\"b\":2}",
                "a: 1\\n... # c\\n# d\\n---\\nb: 2 | 1 {\"a\":1}, 5 {\"b\":2}",
                "`a: |\\n  ---\\n  ...\\n---x: 1` | `1 {\"a\":\"---\\n...\\n\",\"---x\":1}`",
                "a: '\\n --- '\\n.. : 1 | 1 {\"a\":\" --- \",\"..\":1}",
                "# c\\n---\\n# d\\n---\\n---\\nnull | 6 null",
                "a: 1\\r--- b\\rc | 1 {\"a\":1}, 2 \"b c\"",
                "{\"a\": 1}{\"b\": 2} | 1 {\"a\":1}, 1 {\"b\":2}",
                "\\n\\t[1,\\n2]\\n--- {a: 1} | 2 [1,2], 4 {\"a\":1}",
            })
    void reads_every_document(String text, String documents) {
        YamlDocuments read = new YamlReader().read(text.translateEscapes());

        assertThat(read.refused()).isEmpty();
        assertThat(shown(read)).isEqualTo(documents);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 'b\\n---\\nc: 1 | 2 1 found unexpected end of stream | 3 {\"c\":1}",
                "a: [b\\n---\\nc: 1 | 2 1 expected ',' or ']', but got <stream end> | 3 {\"c\":1}",
                "a: 1\\na: 2\\n...\\nc: 1 | 2 1 duplicate key \"a\" | 4 {\"c\":1}",
                "a: 1\\n---\\nb: \\7\\n---\\nc: 1 | 3 4 the character U+0007 is not allowed here; escape it in double quotes | 1 {\"a\":1}, 5 {\"c\":1}",
                "--- &x 1\\n---\\n*x\\n---\\nc: 1 | 3 1 alias *x stands before its anchor or within it | 1 1, 5 {\"c\":1}",
                "{\"a\": 1\\n---\\nc: 1 | 2 1 unexpected end-of-input: expected close marker for Object | 3 {\"c\":1}",
            })
    void one_broken_document_hides_no_other(String text, String refused, String documents) {
        YamlDocuments read = new YamlReader().read(text.translateEscapes());

        assertThat(read.refused())
                .singleElement()
                .satisfies(e -> assertThat("%d %d %s".formatted(e.line(), e.column(), e.reason()))
                        .isEqualTo(refused));
        assertThat(shown(read)).isEqualTo(documents);
    }

    private static String shown(YamlDocuments documents) {
        return documents.list().stream()
                .map(document -> document.line() + " " + document.tree())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {}",
                "[ ] | []",
                "{\"a\":\t[1, -2.5, 1e3, true, false, null, 0, -0.0]} | {\"a\":[1,-2.5,1000.0,true,false,null,0,-0.0]}",
                "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"] | [\"\\\"\\\\/\\b\\f\\n\\r\\té😀\"]",
                "[\"2020-01-01\", \"yes\", \"\"] | [\"2020-01-01\",\"yes\",\"\"]",
                "{yes: no, a: b} | {\"true\":false,\"a\":\"b\"}",
                "[012, 0x1F, .5, 1., +1] | [10,31,0.5,1.0,1]",
                "[1,] | [1]",
            })
    void reads_json_and_yaml_in_braces(String text, String json) {
        YamlDocuments read = new YamlReader().read(text);

        assertThat(read.refused()).isEmpty();
        assertThat(read.list()).singleElement().extracting(YamlDocument::tree).hasToString(json);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\\n\\t\"a\" 1} | 2 6 unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
                "{\\n\\t\"a\": 1\\n\\t\"b\": 2} | 3 2 unexpected character ('\"' (code 34)): was expecting comma to separate Object entries",
                "[\\n\\t1 2] | 2 4 unexpected character ('2' (code 50)): was expecting comma to separate Array entries",
                "[\\n\\t1,] | 2 4 unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "{\\n\\t\"a\": 1, b: 2} | 2 10 unexpected character ('b' (code 98)): was expecting double-quote to start field name",
                "{\\n\\t\"a\": nul} | 2 7 unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "{\\n\\t\"a\": 1.} | 2 8 unexpected character ('}' (code 125)) in numeric value: Decimal point not followed by a digit",
                "{\\n\\t\"a\": -} | 2 8 unexpected character ('}' (code 125)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
                "{\\n\\t\"a\": 01} | 2 8 invalid numeric value: Leading zeroes not allowed",
                "{\\n\\t\"a\": 1e999} | 2 7 a number beyond the range of a double; quote it if it is text",
                "{\\n\\t\"a\": \"b | 2 9 unexpected end-of-input: was expecting closing quote for a string value",
                "{\\n\\t\"a\": \"\\\\n | 2 10 unexpected end-of-input: was expecting closing quote for a string value",
                "{\\n\\t\"a\": \"b\\n\"} | 2 9 illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value",
                "{\\n\\t\"a\": \"\\\\x\"} | 2 9 unrecognized character escape 'x' (code 120)",
                "{\\n\\t\"a\": \"\\\\u12g4\"} | 2 12 unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence",
                "{\\n\\t\"a\": \"\\\\uD83D\"} | 2 7 half a surrogate pair",
                "{\\n\\t\"a\": 1, \"a\": 2} | 2 10 duplicate key \"a\"",
                "{\\n\\t\"a\": [ | 2 8 unexpected end-of-input: expected close marker for Array",
            })
    void says_where_json_is_broken(String text, String refused) {
        YamlDocuments read = new YamlReader().read(text.translateEscapes());

        assertThat(read.refused())
                .singleElement()
                .satisfies(e -> assertThat("%d %d %s".formatted(e.line(), e.column(), e.reason()))
                        .isEqualTo(refused));
    }

    @Test
    void bounds_each_document() {
        String large = block(2 * 1024 * 1024);

        assertThat(refused(("a: " + large + "---\n").repeat(3))).isEmpty();
        assertThat(refused("a: " + large + "b: " + large + "c: d"))
                .containsExactly("line 4197, column 1: more than 3145728 characters in one object");
        assertThat(refused("[" + "1,".repeat(249_998) + "1]\n---\n" + "[" + "1,".repeat(249_999) + "1]"))
                .containsExactly("line 3, column 500000: more than 250000 values, aliases resolved");
        assertThat(refused("- ".repeat(101) + "a")).containsExactly("line 1, column 201: more than 100 levels");
        assertThat(refused("[".repeat(101))).containsExactly("line 1, column 101: more than 100 levels");
        assertThat(refused("a: 1\n'" + "a".repeat(3 * 1024 * 1024) + "'"))
                .containsExactly("line 2, column 1: more than 3145728 characters in one line");
    }

    @Test
    void bounds_each_item_of_a_list() {
        String large = block(2 * 1024 * 1024);
        String largeText = "\"" + "a".repeat(2 * 1024 * 1024) + "\"";
        String many = "[" + "1,".repeat(200_000) + "1]";
        String tooMany = "[" + "1,".repeat(249_999) + "1]";

        assertThat(refused("items:\n- " + large + "- " + large + "- " + many + "\n- " + many + "\nkind: A"))
                .isEmpty();
        assertThat(refused("{\"items\": [" + largeText + "," + largeText + "," + many + "," + many + "]}"))
                .isEmpty();
        assertThat(refused("items:\n- a: " + large + "  b: " + large + "  c: d\n"))
                .containsExactly("line 4198, column 3: more than 3145728 characters in one object");
        assertThat(refused("{\"items\": [\n{\"a\": " + largeText + ",\n\"b\": " + largeText + ",\n\"c\": 1}]}"))
                .containsExactly("line 4, column 1: more than 3145728 characters in one object");
        assertThat(refused("items:\n- 1\n- " + tooMany))
                .containsExactly("line 3, column 500002: more than 250000 values, aliases resolved");
        assertThat(refused("{\"items\":\n[1,\n" + tooMany + "]}"))
                .containsExactly("line 3, column 500000: more than 250000 values, aliases resolved");
        assertThat(refused("a: " + large + "items:\n- 1\n- 2\nb: " + large + "c: d"))
                .containsExactly("line 4200, column 1: more than 3145728 characters in one object");
        assertThat(refused("a:\n  items:\n  - " + many + "\n  - " + many))
                .containsExactly("line 4, column 99990: more than 250000 values, aliases resolved");
    }

    private static String block(int characters) {
        return "|\n" + ("    " + "a".repeat(995) + "\n").repeat(characters / 1000);
    }

    @Test
    void bounds_what_aliases_stand_for_in_a_document() {
        String many = "[" + "1,".repeat(99_999) + "1]";

        assertThat(refused("a: &a " + many + "\nitems:\n- *a\n- *a\n---\na: &a " + many + "\nb: *a"))
                .isEmpty();
        assertThat(refused("a: &a " + many + "\nitems:\n- *a\n- *a\n- *a"))
                .containsExactly("line 5, column 3: more than 250000 values, aliases resolved");
    }

    @Test
    void bounds_a_text_of_many_documents() {
        String many = "[" + "1,".repeat(249_998) + "1]\n---\n";

        assertThat(refused(many.repeat(19))).isEmpty();
        assertThat(refused(many.repeat(25)))
                .containsExactly("line 41, column 1: more than 5000000 values, aliases resolved");
        assertThat(refused("#".repeat(64 * 1024 * 1024 + 1)))
                .containsExactly("line 1, column 1: more than 67108864 characters");
    }

    private static List<String> refused(String text) {
        return new YamlReader()
                .read(text).refused().stream().map(Throwable::getMessage).toList();
    }

    @Test
    void takes_the_elements_of_a_document() {
        YamlDocument document = new YamlReader()
                .read("a: [1, {b: 2}]\nc:\n  - d: [3]\n    e: 4\n  - 5\n  -\n    f: 6\n")
                .list()
                .get(0);

        List<YamlDocument> elements = document.elements("c");
        assertThat(elements)
                .map(element -> element.line() + " " + element.tree())
                .containsExactly("3 {\"d\":[3],\"e\":4}", "5 5", "7 {\"f\":6}");
        assertThat(elements.get(0).lineOf(JsonPointer.compile("/e"))).isEqualTo(4);
        assertThat(elements.get(0).lineOf(JsonPointer.compile("/d/0"))).isEqualTo(3);
        assertThat(document.elements("a")).map(YamlDocument::line).containsExactly(1, 1);
        assertThat(document.elements("b")).isEmpty();
        assertThat(elements.get(1).elements("b")).isEmpty();
    }

    @Test
    void keeps_equal_texts_once() {
        YamlReader reader = new YamlReader();

        List<YamlDocument> documents = IntStream.range(0, 2)
                .mapToObj(round -> reader.read("kind: \"Pod\"").list().get(0))
                .toList();

        assertThat(documents.get(0).tree().get("kind"))
                .isSameAs(documents.get(1).tree().get("kind"));
    }
}
