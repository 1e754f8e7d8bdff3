package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockReaderTest {

    static Stream<String> usual() {
        return Stream.of(
                "",
                "\n",
                "# nothing\n",
                "---\n",
                "--- # nothing\n# at all\n",
                "a: b",
                "---\na: b\n",
                "\n# c\n---   # c\n\na: b\n",
                "  a: b\n  c: d\n",
                "a: 1\nb: 2.5\nc: true\nd: null\ne: ~\nf: 012\ng: 1.2.3\nh: 10.0.0.0/24\ni: -1\nj: +x\nk: .x\n",
                "a: yes\nyes: a\n1: b\n1.50: c\nn: d\n",
                "a: b # c\nd: e#f\ng: h  \ni: 'j' # k\nl: \"m\"   #n\n",
                "a:\nb: # c\nc:\n  d:\n",
                "a b: c d\ne : f\ng-h/i.j: k:l\nm: http://n:1/o?p=q#r\ns: t,u [v] {w}\n",
                "a: -b\nc: ?d\ne: :f\n-g: h\n?i: j\n:k: l\n",
                "\"a\": b\n'c' : d\n\"e\\tf\": g\n'h''i': j\n'': k\n\"<<\": l\n",
                "a: \"b\\\"c\\\\d\\ne\\rf\\tg\"\nh: 'i''j'\nk: ''\nl: \"\"\nm: '\"'\nn: \"'\"\no: ' p '\nq: 'r: s'\nt: '\t'\n",
                "a:\n  b:\n    c: d\n  e: f\ng: h\n",
                "a:\n- b\n- c\nd:\n  - e\n  - f\ng: h\n",
                "- a\n- b: c\n  d: e\n-   f: g\n    h: i\n- 'j'\n- 'k': l\n- \"m\" # n\n- - o\n  - p\n- - - q\n    - r: s\n",
                "-\n  a: b\n-\n- # c\n  - d\n-\n",
                "- a:\n  - b\n  c: d\n- e:\n    - f\n",
                "a: []\nb: {}\nc: [ ]\nd: { }\ne: [f]\ng: {h: i}\n",
                "a: [b, 'c', \"d\\n\", 1, true, null, -2, x y, 10:30, http://e/f.g, a@b, c*d=e+f]\n",
                "a: {b: c, 'd': e, \"f\":g, h: [i, {j: k}], l: 'm n'} # o\n",
                "- [a, b]\n- {c: d}\n- [[e], [f, [g]]]\n",
                "items:\n- a: 1\n- b: 2\nkind: c\n",
                "items: [1, 2]\n",
                "items:\n  a: b\n",
                "a: |\n  b\n  c\nd: e\n",
                "a: |-\n  b\n\n\nc: |+\n  d\n\n\ne: |\n  f\n\n\ng: h\n",
                "a: | # b\n\n    c\n      d\n\n   \n     \n    e  \n  # f\ng: h\n",
                "- |\n a\n- |-\n  b: c\n  # d\n  \te\n- f\n",
                "a:\n  - b: |\n      c\n    d: e\n",
                "a: |\n  b\n# c\nd: e\n",
                "a: |\n  b\n",
                "a: 1\r\nb:\r\n  - c\r\n\r\n# d\r\ne: |\r\n  f\r\n\r\n  g\r\nh: i\r\n",
                "a: \u00e9\u4e2d\n\u00fc: b\u00a0c\n",
                "a: # b\n  # c\n  d: e\n",
                "a: " + "b".repeat(5000) + "\nc: \"" + "d".repeat(5000) + "\"\n");
    }

    @ParameterizedTest
    @MethodSource("usual")
    void reads_what_is_usual_as_the_other_reader_does(String text) {
        Allowance allowance = Allowance.ofStream();
        List<YamlDocument> read = read(text, allowance);

        Allowance ofOther = Allowance.ofStream();
        List<YamlDocument> expected = DocumentReader.read(text, 7, ofOther, new KnownTexts());
        assertThat(read).isNotNull().map(BlockReaderTest::shown).isEqualTo(shown(expected));
        // The other reader finds a value even in an empty document.
        assertThat(allowance.taken()).isEqualTo(expected.isEmpty() ? 0 : ofOther.taken());
    }

    private static List<String> shown(List<YamlDocument> documents) {
        return documents.stream().map(BlockReaderTest::shown).toList();
    }

    private static String shown(YamlDocument document) {
        List<Integer> lines = YamlReaderLawsTest.pointers(document.tree()).stream()
                .map(document::lineOf)
                .toList();
        return "%s from column %d in lines %s".formatted(document.tree(), document.column(), lines);
    }

    static Stream<String> unusual() {
        return Stream.of(
                // Written in another way.
                "a",
                "'a'",
                "--- a",
                "---\ta: b",
                "%YAML 1.1\n---\na: b\n",
                "a: b\n...\n",
                "a: b\n  c\n",
                "a: 'b\n  c'\n",
                "a:\n  b\n",
                "a:\n  'b'\n",
                "a: >\n  b\n",
                "a: |2\n  b\n",
                "a: |+2\n  b\n",
                "a: |\nb: c\n",
                "a: |\n",
                "a: |\n  b",
                "a: |\n   \n  b\n",
                "- |\na: b\n",
                "a: [\n  b]\n",
                "a: [b: c]\n",
                "a: [b,]\n",
                "a: {b}\n",
                "a: {b: }\n",
                "a: {b: c,}\n",
                "a: {b: {}, }\n",
                "a: [b?]\n",
                "a: {? b}\n",
                "{a: b}: c\n",
                "[a]: b\n",
                "- [a]: b\n",
                "a: &b c\n",
                "a: *b\n",
                "a: !!str b\n",
                "? a\n: b\n",
                "a: \"\\u00e9\"\n",
                "a: \"\\x\"\n",
                "a: b\t\n",
                "a: 'b'\t# c\n",
                "\ta: b\n",
                "a:\tb\n",
                "-\ta\n",
                "a\t: b\n",
                "a: \ud83d\ude00\n",
                "a: b\u2028c\n",
                "a: b\u2029c\n",
                "a: b\u0085c\n",
                "a: b\uFEFFc\n",
                "a: b\rc: d\n",
                "a: b\r",
                "a: " + "[".repeat(101) + "]".repeat(101) + "\n",
                "- ".repeat(101) + "a\n",
                "a".repeat(1001) + ": b\n",
                "'" + "a".repeat(1001) + "': b\n",
                "a: {" + "b".repeat(1001) + ": c}\n",
                // Wrong.
                "a: b: c\n",
                "a: b:\n",
                "a: 'b' c\n",
                "a: 'b'# c\n",
                "a: 'b\n",
                "a: \"b\\",
                "a: [b]# c\n",
                "a: [b\n",
                "a: [b c]]\n",
                "a: [b}\n",
                "a: {b: c]\n",
                "a: {b: c d: e}\n",
                "a: {'b' c}\n",
                "a: - b\n",
                "a: @b\n",
                "a: `b\n",
                "a: %b\n",
                "a: ]\n",
                "a: }\n",
                "a: ,\n",
                "a: ? b\n",
                "a: : b\n",
                "a: b\nc\n",
                "a: b\n c: d\n",
                "a:\n  b: c\n d: e\n",
                "a:\n  - b\n - c\n",
                "- a\nb: c\n",
                "a: b\n- c\n",
                "a:\n  b: c\n  - d\n",
                "- a: b\n c: d\n",
                "a: 1\na: 2\n",
                "a: {b: 1, b: 2}\n",
                "1: a\n'1': b\n",
                "<<: a\n",
                "~: a\n",
                "a: .inf\n",
                "a: 1e999\n",
                "a: {.nan: b}\n",
                "a: \u0007\n",
                "a: \u007F\n",
                "a: \uD83D\n");
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void leaves_everything_else_to_the_other_reader(String text) {
        Allowance allowance = Allowance.ofStream();

        assertThat(read(text, allowance)).isNull();
        assertThat(allowance.taken()).isZero();
    }

    @Test
    void leaves_what_is_too_much_to_the_other_reader() {
        String many = "[" + "1,".repeat(124_990) + "1]";

        assertThat(read("a: " + many + "\nb: " + many + "\n", Allowance.ofStream()))
                .isNotNull();
        assertThat(read("a: " + many + "\nb: " + many + "\nc: " + many + "\n", Allowance.ofStream()))
                .isNull();
        assertThat(read(
                        "a: " + many + "\nitems:\n- " + many + "\n- " + many + "\n- " + many + "\n",
                        Allowance.ofStream()))
                .isNotNull();
        assertThat(read("a: " + "b".repeat(3 * 1024 * 1024) + "\nc: d\n", Allowance.ofStream()))
                .isNull();
    }

    private static @Nullable List<YamlDocument> read(String text, Allowance allowance) {
        String before = "x: y\n";
        BlockReader reader = new BlockReader(before + text, allowance, new KnownTexts());
        return reader.read(before.length(), before.length() + text.length(), 7);
    }
}
