package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sre.tempo.model.syntax.Syntax;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    private final Problems problems = Problems.none();

    @Test
    void lists_every_problem_in_the_order_it_was_found() {
        problems.check("name", "Tempo", Syntax.DNS_SUBDOMAIN);
        problems.at("storage").check("endpoint", "https://minio:9000", Syntax.S3_ENDPOINT);
        problems.at("receivers[ZIPKIN]").port("port", 0);

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> problems.orThrow("Tempo description"))
                .withMessage("""
                        The Tempo description has 3 problems:
                          1. name: "Tempo" must be a DNS name: at most 253 of a-z, 0-9, '-' and '.', with a letter or \
                        digit at both ends of each part; write "tempo"
                          2. storage.endpoint: "https://minio:9000" must be host[:port], without scheme, path or user; \
                        write "minio:9000"
                          3. receivers[ZIPKIN].port: 0 must be a port number from 1 to 65535; choose a port in that \
                        range""");
    }

    @Test
    void counts_one_problem_in_words() {
        problems.add("name", "x", "must be y", "write y");

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> problems.orThrow("policy"))
                .withMessage("The policy has a problem:\n  1. name: \"x\" must be y; write y");
    }

    @Test
    void gives_the_same_as_data() {
        problems.add("b", "x", "must be y", "write y");
        problems.add("a", 7, "must be 8", "write 8");

        InvalidDescriptionException thrown =
                catchThrowableOfType(InvalidDescriptionException.class, () -> problems.orThrow("thing"));
        problems.add("c", "later", "must not be seen", "wait");

        assertThat(thrown.problems())
                .containsExactly(
                        new Problem("b", "\"x\"", "must be y", "write y"),
                        new Problem("a", "7", "must be 8", "write 8"))
                .isUnmodifiable();
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        assertThat(problems.list()).hasSize(3).isUnmodifiable();
    }

    @Test
    void is_silent_while_nothing_is_wrong() {
        problems.port("port", 1);
        problems.port("port", 65535);
        problems.check("name", Optional.empty(), Syntax.DNS_LABEL);
        problems.check("name", Optional.of("tempo"), Syntax.DNS_LABEL);
        assertThat(problems.check("name", "tempo", Syntax.DNS_LABEL)).isTrue();
        assertThat(problems.present("name", "")).isTrue();

        problems.orThrow("thing");

        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65536, Integer.MAX_VALUE})
    void refuses_ports_that_nobody_can_listen_on(int port) {
        problems.port("port", port);

        assertThat(problems.isEmpty()).isFalse();
        assertThat(problems.list())
                .containsExactly(new Problem(
                        "port",
                        String.valueOf(port),
                        "must be a port number from 1 to 65535",
                        "choose a port in that range"));
    }

    @ParameterizedTest(name = "<{0}> and <{1}> and <{2}>: {3}")
    @CsvSource({
        "'', '', '', ''",
        "'', '', a, a",
        "a, '', '', a",
        "a, b, c, a.b.c",
        "a, [0], b, a[0].b",
        "a, b[X], '', a.b[X]",
        "'', [0], [1], [0][1]",
    })
    void joins_paths(String first, String second, String third, String path) {
        problems.at(first).at(second).add(third, "x", "must be y", "write y");

        assertThat(problems.list()).extracting(Problem::path).containsExactly(path);
    }

    @Test
    void leaves_out_an_empty_path() {
        assertThat(new Problem("", "7", "must be 8", "write 8")).hasToString("7 must be 8; write 8");
        assertThat(new Problem("a", "7", "must be 8", "write 8")).hasToString("a: 7 must be 8; write 8");
    }

    @Test
    void says_that_a_missing_value_is_missing() {
        assertThat(problems.present("name", null)).isFalse();
        assertThat(problems.check("namespace", (String) null, Syntax.DNS_LABEL)).isFalse();

        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly(
                        "name: nothing must not be missing; set it; where there is a default, leaving out the call gives that",
                        "namespace: nothing must not be missing; set it; where there is a default, leaving out the call gives that");
    }

    @Test
    void checks_a_text_that_may_be_absent() {
        problems.check("name", Optional.of("A"), Syntax.DNS_LABEL);

        assertThat(Problems.none().check("name", "A", Syntax.DNS_LABEL)).isFalse();
        assertThat(problems.list()).extracting(Problem::mend).containsExactly("write \"a\"");
    }

    @Test
    void checks_keys_and_values_of_labels() {
        problems.labels("labels", new TreeMap<>(Map.of("good", "", "a/b", "c/d", "a b", "fine")));

        assertThat(problems.list())
                .extracting(problem -> problem.path() + " " + problem.value())
                .containsExactly("labels \"a b\"", "labels[a/b] \"c/d\"");
    }

    @Test
    void checks_keys_of_annotations_only() {
        Map<String, String> annotations = new TreeMap<>(Map.of("a b", "x", "good", "any\nthing"));
        problems.annotations("annotations", annotations);

        assertThat(problems.list())
                .extracting(problem -> problem.path() + " " + problem.value())
                .containsExactly("annotations \"a b\"");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without NullAway exist
    void survives_nulls_in_maps() {
        Map<String, String> map = new HashMap<>();
        map.put(null, "value");
        map.put("key", null);

        problems.labels("labels", map);
        problems.annotations("annotations", map);

        assertThat(problems.list())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("labels", "labels[key]", "annotations", "annotations[key]");
    }

    @Test
    void shows_what_is_invisible_as_its_code() {
        problems.add("v", "a\nb\r\t\u0000\u007f\u0085\u200b\u202e\u2028\u2029\ud800", "r", "m");

        assertThat(problems.list())
                .extracting(Problem::value)
                .containsExactly("\"a\\u000ab\\u000d\\u0009\\u0000\\u007f\\u0085\\u200b\\u202e\\u2028\\u2029\\ud800\"");
    }

    @Test
    void shows_letters_of_every_script_and_codes_beyond_the_basic_plane() {
        problems.add("v", "Größe \u4e16 \ud83d\ude00 \udb40\udc01", "r", "m");

        assertThat(problems.list())
                .extracting(Problem::value)
                .containsExactly("\"Größe \u4e16 \ud83d\ude00 \\udb40\\udc01\"");
    }

    @Test
    void cuts_long_values_after_200_characters() {
        problems.add("v", "x".repeat(200), "r", "m");
        problems.add("v", "x".repeat(201), "r", "m");
        problems.add("v", "\ud83d\ude00".repeat(1_000_000), "r", "m");
        problems.add("v", Arrays.asList("y".repeat(300), "z"), "r", "m");

        assertThat(problems.list())
                .extracting(Problem::value)
                .containsExactly(
                        "\"" + "x".repeat(200) + "\"",
                        "\"" + "x".repeat(200) + "…\"",
                        "\"" + "\ud83d\ude00".repeat(200) + "…\"",
                        "[" + "y".repeat(199) + "…");
    }

    @Test
    void shows_other_values_as_they_are_printed() {
        problems.add("v", List.of("a\n"), "r", "m");
        problems.add("v", CharBuffer.wrap("text"), "r", "m");
        problems.add("v", true, "r", "m");

        assertThat(problems.list()).extracting(Problem::value).containsExactly("[a\\u000a]", "\"text\"", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "http://minio:9000/x, http://minio:9000/x",
        "http://key:se/cr@et@minio/x, http://…@minio/x",
        "http://@minio, http://…@minio",
        "http://key:secret@minio/x, http://…@minio/x",
        "https://key:p@ss@minio, https://…@minio",
        "https://token@minio, https://…@minio",
        "a@b, a@b",
        "a@b://c, a@b://c",
    })
    void hides_the_password_in_a_url(String value, String shown) {
        problems.add("v", value, "r", "m");
        problems.add("v", List.of(value), "r", "m");

        assertThat(problems.list()).extracting(Problem::value).containsExactly("\"" + shown + "\"", "[" + shown + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "key:se/cr@et@minio, …@minio",
        "https://minio/x?token=secret#more, https://minio/x?…",
        "minio:9000#secret, minio:9000#…",
        "what?, what?",
    })
    void hides_passwords_and_tokens_of_addresses_without_a_scheme_too(String value, String shown) {
        problems.add("v", value, "r", "m");

        assertThat(problems.list()).extracting(Problem::value).containsExactly("\"" + shown + "\"");
    }

    @Test
    void keeps_hostile_keys_on_one_line() {
        problems.annotations("annotations", Map.of("a\n  2. forged", "x"));
        problems.labels("labels", Map.of("k\n  2. forged" + "x".repeat(1000), "\n"));
        problems.at("[\n]").add("\u2028", "x", "r", "m");

        InvalidDescriptionException thrown =
                catchThrowableOfType(InvalidDescriptionException.class, () -> problems.orThrow("thing"));

        assertThat(thrown.toString().lines()).hasSize(1 + problems.list().size());
        assertThat(problems.list())
                .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(800));
        assertThat(problems.list().get(problems.list().size() - 1).path()).isEqualTo("[\\u000a].\\u2028");
    }

    @Property(tries = 100)
    void has_one_line_for_each_problem_whatever_the_values_are(@ForAll List<String> values) {
        Problems found = Problems.none();
        values.forEach(value -> found.at(value).add(value, value, "must be y", "write y"));

        if (!values.isEmpty()) {
            InvalidDescriptionException thrown =
                    catchThrowableOfType(InvalidDescriptionException.class, () -> found.orThrow("thing"));
            assertThat(thrown.toString().split("\\R", -1)).hasSize(1 + values.size());
            assertThat(thrown.problems()).hasSize(values.size());
        }
    }

    @Test
    @SuppressWarnings("BanSerializableRead") // what was written two lines above
    void keeps_its_message_when_it_travels() throws IOException, ClassNotFoundException {
        problems.add("name", "x", "must be y", "write y");
        InvalidDescriptionException thrown =
                catchThrowableOfType(InvalidDescriptionException.class, () -> problems.orThrow("thing"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InvalidDescriptionException arrived = (InvalidDescriptionException) in.readObject();
            assertThat(arrived).hasMessage(thrown.getMessage());
            assertThat(arrived.problems()).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // callers without NullAway exist
    void refuses_a_problem_with_a_missing_part() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(null, "v", "r", "m"))
                .withMessage("path");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem("p", null, "r", "m"))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem("p", "v", null, "m"))
                .withMessage("rule");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem("p", "v", "r", null))
                .withMessage("mend");
    }
}
