package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlWriteTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void writes_lists_below_their_key_and_keeps_the_order() {
        JsonNode tree =
                json("{'spec':{'b':[{'name':'x','ports':[1,2]},{'from':[{'podSelector':{}}]}],'a':[],'c':null}}");

        assertThat(Yaml.write(tree)).isEqualTo("""
                spec:
                  b:
                    - name: x
                      ports:
                        - 1
                        - 2
                    - from:
                        - podSelector: {}
                  a: []
                  c: null
                """);
    }

    @Test
    void writes_lines_as_literal_blocks() {
        JsonNode tree =
                json("{'clip':'a\\nb\\n','strip':'a\\n  b','keep':'a\\n\\n','list':['  a\\nb\\n'],'tab':'a\\n\\tb'}");

        assertThat(Yaml.write(tree)).isEqualTo("""
                clip: |
                  a
                  b
                strip: |-
                  a
                    b
                keep: |+
                  a

                list:
                  - |2
                      a
                    b
                tab: "a\\n\\tb"
                """);
    }

    @Test
    void writes_a_root_that_is_no_object() {
        assertThat(Yaml.write(json("['a',{'b':1,'c':[2]},['d\\ne']]"))).isEqualTo("""
                - a
                - b: 1
                  c:
                    - 2
                -   - |-
                      d
                      e
                """);
        assertThat(Yaml.write(json("{}"))).isEqualTo("{}\n");
        assertThat(Yaml.write(json("[]"))).isEqualTo("[]\n");
        assertThat(Yaml.write(TextNode.valueOf("a"))).isEqualTo("a\n");
    }

    @Test
    void never_folds_a_line() {
        String text = "word ".repeat(100) + "end";

        assertThat(Yaml.write(json("{'a':'" + text + "','b':': " + text + "'}")))
                .isEqualTo("a: %s%nb: \": %s\"%n".formatted(text, text).replace(System.lineSeparator(), "\n"));
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void quotes_what_a_reader_would_take_for_something_else(String text) {
        assertThat(Yaml.write(TextNode.valueOf(text))).startsWith("\"").endsWith("\"\n");
        assertThat(Yaml.write(NODES.objectNode().put(text, 1))).contains("\"");
    }

    @ParameterizedTest
    @MethodSource("plain")
    void leaves_out_quotes_that_nobody_needs(String text) {
        assertThat(Yaml.write(TextNode.valueOf(text))).isEqualTo(text + "\n");
        assertThat(Yaml.write(NODES.objectNode().put(text, 1))).isEqualTo(text + ": 1\n");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void keeps_lines_as_lines(String text) {
        assertThat(Yaml.write(TextNode.valueOf(text))).startsWith("|");
    }

    static List<String> quoted() {
        return TrickyScalars.QUOTED;
    }

    static List<String> plain() {
        return TrickyScalars.PLAIN;
    }

    static List<String> blocks() {
        return TrickyScalars.BLOCKS;
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("numbers")
    void writes_numbers_as_they_are_held(JsonNode number, String expected) {
        assertThat(Yaml.write(number)).isEqualTo(expected + "\n");
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(NODES.numberNode(3), "3"),
                Arguments.of(NODES.numberNode(Long.MIN_VALUE), "-9223372036854775808"),
                Arguments.of(NODES.numberNode(BigInteger.TEN.pow(30)), "1000000000000000000000000000000"),
                Arguments.of(DoubleNode.valueOf(0.1), "0.1"),
                Arguments.of(DoubleNode.valueOf(-0.0), "-0.0"),
                Arguments.of(DoubleNode.valueOf(100), "100.0"),
                Arguments.of(DoubleNode.valueOf(1e10), "10000000000.0"),
                Arguments.of(DoubleNode.valueOf(1.5e-7), "0.00000015"),
                Arguments.of(DoubleNode.valueOf(-1e300), "-1.0e+300"),
                Arguments.of(DoubleNode.valueOf(Double.MIN_VALUE), "4.9e-324"),
                Arguments.of(FloatNode.valueOf(0.1f), "0.1"),
                Arguments.of(DecimalNode.valueOf(new BigDecimal("1.50")), "1.50"),
                Arguments.of(DecimalNode.valueOf(new BigDecimal("1E+3")), "1000"),
                Arguments.of(DecimalNode.valueOf(new BigDecimal("123E+40")), "1.23e+42"),
                Arguments.of(DecimalNode.valueOf(new BigDecimal("0E+200")), "0.0"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void refuses_what_has_no_form_that_all_readers_know(JsonNode value, String reason) {
        JsonNode tree = NODES.objectNode().set("a", NODES.arrayNode().add(value));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yaml.write(tree))
                .withMessage("cannot write YAML: the value at \"/a/0\" " + reason);
    }

    static Stream<Arguments> refused() {
        String range = "is a number beyond the range of a double, which readers take for text or for infinity";
        return Stream.of(
                Arguments.of(DoubleNode.valueOf(Double.NaN), range),
                Arguments.of(FloatNode.valueOf(Float.NEGATIVE_INFINITY), range),
                Arguments.of(DecimalNode.valueOf(new BigDecimal("1E+400")), range),
                Arguments.of(NODES.numberNode(BigInteger.TEN.pow(400)), range),
                Arguments.of(TextNode.valueOf("\uD83D"), "holds half a surrogate pair, which has no UTF-8 form"),
                Arguments.of(new POJONode(new Object()), "is no JSON value"),
                Arguments.of(MissingNode.getInstance(), "is no JSON value"));
    }

    @Test
    void refuses_trees_that_it_would_not_read() {
        JsonNode tree = NODES.numberNode(1);
        for (int level = 0; level < 100; level++) {
            tree = NODES.arrayNode().add(tree);
        }
        assertThat(Yaml.read(Yaml.write(tree))).isEqualTo(tree);

        JsonNode deeper = NODES.objectNode().set("a", tree);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yaml.write(deeper))
                .withMessageStartingWith("cannot write YAML: the value at \"/a/0/0")
                .withMessageEndingWith("lies deeper than 100 levels");
    }

    @Test
    void escapes_byte_order_marks_which_go_cannot_read_everywhere() {
        assertThat(Yaml.write(TextNode.valueOf("a\\\uFEFFb"))).isEqualTo("\"a\\\\\\uFEFFb\"\n");
    }

    @Test
    void writes_bytes_as_base64() {
        assertThat(Yaml.write(BinaryNode.valueOf(new byte[] {1, 2, 3}))).isEqualTo("AQID\n");
    }

    @Test
    void writes_comments_above_keys_and_items() {
        JsonNode tree = json("{'spec':{'egress':[{'ports':[{'port':443}]},{'to':[]}],'a/b':'x\\n'},'z':1}");

        assertThat(Yaml.write(
                        tree,
                        Map.of(
                                JsonPointer.compile("/spec/egress/0/ports/0/port"), "the port",
                                JsonPointer.compile("/spec/egress/0"), "S3\n\nover HTTPS\n",
                                JsonPointer.compile("/spec/egress/0/ports"), "of the bucket",
                                JsonPointer.compile("/spec/egress/1"), "a\u2028b",
                                JsonPointer.compile("/spec/a~1b"), "slash",
                                JsonPointer.compile("/spec"), "the spec",
                                JsonPointer.empty(), "top")))
                .isEqualTo("""
                        # top
                        # the spec
                        spec:
                          egress:
                            # S3
                            #
                            # over HTTPS
                            # of the bucket
                            - ports:
                                # the port
                                - port: 443
                            # a
                            # b
                            - to: []
                          # slash
                          a/b: |
                            x
                        z: 1
                        """);
    }

    @Test
    void refuses_comments_that_have_no_place_or_no_form() {
        JsonNode tree = json("{'a':1}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yaml.write(tree, Map.of(JsonPointer.compile("/b"), "x")))
                .withMessage("cannot comment YAML: there is no value at \"/b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yaml.write(tree, Map.of(JsonPointer.compile("/a"), "x\u0000")))
                .withMessage("cannot comment YAML: \"x\\u0000\" holds control characters");
    }

    @Test
    void joins_documents() {
        assertThat(Yaml.writeAll(List.of(json("{'a':'b\\n\\n'}"), json("{}")))).isEqualTo("a: |+\n  b\n\n---\n{}\n");
        assertThat(Yaml.writeAll(List.of())).isEmpty();
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
