package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReadTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The right column is what sigs.k8s.io/yaml 1.6.0 makes of the left one. */
    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "y | true",
                "Yes | true",
                "ON | true",
                "n | false",
                "off | false",
                "yES | \"yES\"",
                "~ | null",
                "NULL | null",
                "'' | \"\"",
                "'y' | \"y\"",
                "! 12 | \"12\"",
                "!!str 12 | \"12\"",
                "!!int '5' | 5",
                "012 | 10",
                "0o14 | 12",
                "0O14 | 12",
                "0b11 | 3",
                "-0b11 | -3",
                "0x_1F | 31",
                "+0X1f | 31",
                "00 | 0",
                "08 | 8.0",
                "1_000 | 1000",
                "+__0 | 0",
                "-012 | -10",
                "2147483648 | 2147483648",
                "18446744073709551616 | 18446744073709551616",
                "1e3 | 1000.0",
                "1. | 1.0",
                ".5 | 0.5",
                "+.5 | 0.5",
                "1.5_0 | 1.5",
                "._5 | \"._5\"",
                ".5e | \".5e\"",
                "0o8 | \"0o8\"",
                "0x1p3 | \"0x1p3\"",
                "--1 | \"--1\"",
                "1:30 | \"1:30\"",
                "2020-01-01 | \"2020-01-01\"",
                "2001-12-14 21:59:43 | \"2001-12-14 21:59:43\"",
                "= | \"=\"",
                "{1: a, 1.5: b, on: c} | {\"1\":\"a\",\"1.5\":\"b\",\"true\":\"c\"}",
                "[&a {b: 1}, *a] | [{\"b\":1},{\"b\":1}]",
                "{'<<': 1} | {\"<<\":1}",
                "\"\\uD83D\\uDE00\" | \"😀\"",
            })
    void reads_scalars_as_kubectl_does(String yaml, String json) throws JsonProcessingException {
        assertThat(Yaml.read(yaml)).isEqualTo(JSON.readTree(json));
    }

    @Test
    void merges_what_merge_keys_name() {
        assertThat(Yaml.read("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a, z: 4}"))
                .isEqualTo(Yaml.read("{a: {x: 1, y: 2}, b: {y: 3, z: 4, x: 1}}"));
        assertThat(Yaml.read("{<<: [{a: 1}, {a: 2, b: {c: 3}}], d: 4}"))
                .isEqualTo(Yaml.read("{d: 4, a: 1, b: {c: 3}}"));
        assertThat(Yaml.read("{'<<': 1}").path("<<").intValue()).isEqualTo(1);
    }

    @Test
    void knows_the_lines_of_what_is_merged() {
        YamlDocument document = new YamlReader()
                .read("a: &a\n  x: {y: 1}\n  z: 2\nb:\n  <<: [*a]\n  c: 3\n")
                .list()
                .get(0);

        assertThat(document.lineOf(JsonPointer.compile("/b/c"))).isEqualTo(6);
        assertThat(document.lineOf(JsonPointer.compile("/b/x/y"))).isEqualTo(2);
        assertThat(document.lineOf(JsonPointer.compile("/b/z"))).isEqualTo(3);
    }

    @Test
    void loses_no_digit() {
        assertThat(Yaml.read("0.1234567890123456789"))
                .isEqualTo(DecimalNode.valueOf(new BigDecimal("0.1234567890123456789")));
        assertThat(Yaml.read("-0.0").doubleValue()).isEqualTo(-0.0);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\nb: 2\\na: 3 | line 3, column 1: duplicate key \"a\"",
                "{1: a, '1': b} | line 1, column 8: duplicate key \"1\"",
                "a:\\n  <<: 1 | line 2, column 3: a merge key (<<) takes an object, or a list of objects; quote it if it is text",
                "a:\\n  <<: [{}, b] | line 2, column 3: a merge key (<<) takes an object, or a list of objects; quote it if it is text",
                "{<<: {a: 1}, <<: {b: 1}} | line 1, column 14: duplicate key \"<<\"",
                "a: *b | line 1, column 4: alias *b stands before its anchor or within it",
                "&a [*a] | line 1, column 5: alias *a stands before its anchor or within it",
                "? [a]\\n: b | line 1, column 3: a key must be a plain or quoted scalar",
                "{a: &x [b], *x : c} | line 1, column 13: a key must be a plain or quoted scalar",
                "{a: &x b, *x : 1, b: 2} | line 1, column 19: duplicate key \"b\"",
                "~: a | line 1, column 1: a key must not be null; quote it if it is text",
                "a: .inf | line 1, column 4: .inf has no JSON form; quote it if it is text",
                "a: 12e999 | line 1, column 4: a number beyond the range of a double; quote it if it is text",
                "a: !!binary aGk= | line 1, column 4: the tag !!binary is not supported here",
                "a: !!int x | line 1, column 4: the tag !!int is not supported here",
                "!!java.net.URL [x] | line 1, column 1: the tag !!java.net.URL is not supported here",
                "!foo {a: b} | line 1, column 1: the tag !foo is not supported here",
                "a: \"\\\\uD83D\" | line 1, column 4: half a surrogate pair",
                "- a\\n- \"\\\\UFFFFFFFF\" | line 1, column 4: an escape sequence behind this place stands for no character",
                "a: [b | line 1, column 6: expected ',' or ']', but got <stream end>",
                "a: b: c | line 1, column 5: mapping values are not allowed here",
                "a:\\n\\tb: c | line 2, column 1: found character '\\\\t(TAB)' that cannot start any token",
                "a: 1\\nb\\7: 2 | line 2, column 2: the character U+0007 is not allowed here; escape it in double quotes",
                "a: 1\\n---\\n# c\\nb: 2 | line 4, column 1: a second document begins where one was wanted",
                "# nothing | line 1, column 1: the text holds no document",
            })
    void refuses_with_the_place_and_the_reason(String yaml, String message) {
        String text = yaml.translateEscapes();

        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Yaml.read(text))
                .withMessageStartingWith(message.translateEscapes())
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void bounds_the_levels(String opening) {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Yaml.read(opening.repeat(100_000)))
                .withMessageContaining("more than 100 levels");
    }

    @Test
    void bounds_the_levels_that_aliases_add() {
        String half = "[".repeat(60) + "]".repeat(60);
        String other = "[".repeat(60) + "*a" + "]".repeat(60);

        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Yaml.read("- &a " + half + "\n- " + other))
                .withMessage("line 2, column 63: more than 100 levels");
    }

    @Test
    void bounds_what_aliases_stand_for() {
        String bomb = IntStream.range(1, 30)
                .mapToObj(index -> "- &a%d [*a%d, *a%d]\n".formatted(index, index - 1, index - 1))
                .collect(Collectors.joining("", "- &a0 [x, y]\n", ""));

        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Yaml.read(bomb))
                .withMessageEndingWith("more than 250000 values, aliases resolved");
    }

    @Test
    void bounds_the_size_and_the_digits() {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Yaml.read("a".repeat(3 * 1024 * 1024 + 1)))
                .withMessage("line 1, column 1: the text has more than 3145728 characters");
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Yaml.read("0." + "1".repeat(1000)))
                .withMessage("line 1, column 1: a number of more than 1000 characters");
    }

    @Test
    void skips_a_byte_order_mark() {
        assertThat(Yaml.read("\uFEFFa: 1")).isEqualTo(Yaml.read("a: 1"));
    }

    @Test
    void leaves_out_documents_with_nothing_in_them() {
        List<JsonNode> documents = Yaml.readAll("---\n# a comment\n---\na: 1\n---\n---\nnull\n");

        assertThat(documents).map(JsonNode::toString).containsExactly("{\"a\":1}", "null");
    }

    @Test
    void takes_the_text_of_an_alias_for_a_key() {
        YamlDocument document = new YamlReader()
                .read("name: &app web\nports:\n  *app :\n    http: 80\n")
                .list()
                .get(0);

        assertThat(document.tree()).hasToString("{\"name\":\"web\",\"ports\":{\"web\":{\"http\":80}}}");
        assertThat(document.lineOf(JsonPointer.compile("/ports/web"))).isEqualTo(3);
        assertThat(document.lineOf(JsonPointer.compile("/ports/web/http"))).isEqualTo(4);
    }

    @Test
    void anchors_end_with_their_document() {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Yaml.readAll("a: &x 1\n---\nb: *x\n"))
                .withMessageContaining("line 3, column 4");
    }
}
