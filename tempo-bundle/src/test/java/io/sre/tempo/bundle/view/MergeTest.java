package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.manifest.Manifests;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values are laid over values. */
class MergeTest {

    private static Value values(String yaml) {
        return Value.written(Source.of(
                Manifests.parse(Map.of("values.yaml", yaml + "\n")).others().get(0)));
    }

    private static Value defaults(String yaml) {
        Value written = values(yaml);
        return Value.byDefault(written.toJson(), "", written.spot());
    }

    private static String json(Value value) {
        return value.toJson().toString();
    }

    @Nested
    class Of_one_over_another {

        @ParameterizedTest(name = "{1} over {0}: {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "{a: 1}; {b: 2}; {\"a\":1,\"b\":2}",
                    "{a: {b: 1, c: 2}}; {a: {b: 3}}; {\"a\":{\"b\":3,\"c\":2}}",
                    "{a: [1, 2]}; {a: [3]}; {\"a\":[3]}",
                    "{a: {b: 1}}; {a: 2}; {\"a\":2}",
                    "{a: 1}; {a: {b: 2}}; {\"a\":{\"b\":2}}",
                    "{a: {b: 1}}; {a: null}; {\"a\":null}",
                    "{a: {b: 1}}; {a: {}}; {\"a\":{\"b\":1}}"
                })
        void merges_objects_and_replaces_all_else(String base, String upper, String merged) {
            assertThat(json(Merge.over(values(base), values(upper)))).isEqualTo(merged);
        }

        @Test
        void changes_neither() {
            Value base = values("{a: {b: 1}}");
            Value upper = values("{a: {c: 2}}");

            Merge.over(base, upper);

            assertThat(json(base)).isEqualTo("{\"a\":{\"b\":1}}");
            assertThat(json(upper)).isEqualTo("{\"a\":{\"c\":2}}");
        }
    }

    @Nested
    class Of_what_was_written_over_defaults {

        @ParameterizedTest(name = "{1} over {0}: {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "{a: 1, b: 2}; {a: 3}; {\"a\":3,\"b\":2}",
                    "{a: {b: 1, c: 2}}; {a: {b: 3}}; {\"a\":{\"b\":3,\"c\":2}}",
                    "{a: 1}; {b: 2}; {\"a\":1,\"b\":2}",
                    "{a: 1, b: 2}; {a: null}; {\"b\":2}",
                    "{a: {b: 1, c: 2}}; {a: {b: null}}; {\"a\":{\"c\":2}}",
                    "{a: null}; {a: null}; {\"a\":null}",
                    "{a: 1}; {b: null}; {\"a\":1,\"b\":null}",
                    "{a: [1, 2]}; {a: [3]}; {\"a\":[3]}",
                    "{a: {b: 1}}; {a: 2}; {\"a\":2}"
                })
        void takes_a_default_away_with_null(String defaults, String written, String merged) {
            assertThat(json(Merge.overDefaults(defaults(defaults), values(written))))
                    .isEqualTo(merged);
        }

        @Test
        void knows_what_somebody_wrote() {
            Value merged = Merge.overDefaults(defaults("{a: {b: 1, c: 2}, d: {}}"), values("{a: {b: 3}}"));

            assertThat(merged.at("a.b").isWritten()).isTrue();
            assertThat(merged.at("a").isWritten()).isTrue();
            assertThat(merged.at("a.c").isWritten()).isFalse();
            assertThat(merged.at("d").isWritten()).isFalse();
        }

        @Test
        void does_not_know_what_hides_a_default() {
            Value written = values("{}");
            Value unknown = Value.unknown("a", written.spot());

            assertThat(Merge.overDefaults(defaults("{b: 1}"), unknown).isUnknown())
                    .isTrue();
        }
    }

    /** As Helm follows the path of {@code --set}. */
    @Nested
    class Of_a_target_path {

        private static Value set(String values, String path) {
            Value root = values(values);
            Merge.set(root, path, values("{x: new}").get("x"));
            return root;
        }

        @ParameterizedTest(name = "{1} in {0}: {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "{}; a; {\"a\":\"new\"}",
                    "{}; a.b; {\"a\":{\"b\":\"new\"}}",
                    "{a: null}; a.b; {\"a\":{\"b\":\"new\"}}",
                    "{a: {c: 1}}; a.b; {\"a\":{\"c\":1,\"b\":\"new\"}}",
                    "{a: {b: 1}}; a.b; {\"a\":{\"b\":\"new\"}}",
                    "{a: {b: {c: 1}}}; a.b; {\"a\":{\"b\":\"new\"}}",
                    "{}; a\\.b; {\"a.b\":\"new\"}",
                    "{a: [{b: 1}, {}]}; a[0].b; {\"a\":[{\"b\":\"new\"},{}]}",
                    "{a: [{b: 1}, {}]}; a[1].b; {\"a\":[{\"b\":1},{\"b\":\"new\"}]}"
                })
        void makes_what_is_not_there_on_the_way(String values, String path, String result) {
            assertThat(json(set(values, path))).isEqualTo(result);
        }

        @ParameterizedTest(name = "{1} in {0}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "{a: text}; a.b",
                    "{a: text}; a.b.c",
                    "{a: [1]}; a.b",
                    "{a: [1]}; a.b.c",
                    "{a: [{}, {}]}; a[2].b",
                    "{a: [{}]}; a[x].b",
                    "{a: [{}]}; a[100000].b",
                    "{a: [{}]}; a[00000000000].b",
                    "{a: {}}; a[0]",
                    "{a: {}}; a[0].b",
                    "{}; [0]"
                })
        void goes_nowhere_where_there_is_something_else(String values, String path) {
            assertThat(json(set(values, path))).isEqualTo(json(values(values)));
        }

        @Test
        void is_as_long_as_the_api_server_lets_it_be() {
            String longest = "a".repeat(248) + ".b";

            assertThat(set("{}", longest).at(longest).text()).isEqualTo("new");
            assertThat(set("{}", longest + "b").keys()).isEmpty();
        }

        @Test
        void goes_as_far_as_a_list_does() {
            String list = "{a: [%s]}".formatted(String.join(", ", Collections.nCopies(200, "{}")));

            assertThat(set(list, "a[199].b")
                            .get("a")
                            .elements()
                            .get(199)
                            .get("b")
                            .text())
                    .isEqualTo("new");
        }

        @Test
        void sets_nothing_below_what_is_unknown() {
            Value root = values("{}");
            root = Merge.over(root, Value.object("", root.spot(), true, Map.of("a", Value.unknown("a", root.spot()))));

            Merge.set(root, "a.b.c", values("{x: new}").get("x"));

            assertThat(root.at("a").isUnknown()).isTrue();
            assertThat(root.at("a.b.c").isUnknown()).isTrue();
        }

        @Test
        void names_what_it_sets_after_the_path() {
            Value root = set("{l: [{}]}", "a.b.c");

            assertThat(root.at("a.b.c").path()).isEqualTo("a.b.c");
            assertThat(root.at("a.b").path()).isEqualTo("a.b");
            assertThat(root.at("a").isWritten()).isTrue();
            assertThat(set("{}", "a").at("a").path()).isEqualTo("a");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "a.b; a|b",
                    "a[0].b; a|[0]|b",
                    "a[0][1]; a|[0]|[1]",
                    "a\\.b.c; a.b|c",
                    "a\\[0; a[0",
                    "a..b.; a|b"
                })
        void is_parted_at_dots_and_brackets(String path, String keys) {
            assertThat(Merge.keys(path)).containsExactly(keys.split("\\|"));
        }

        @ParameterizedTest(name = "({0})")
        @ValueSource(strings = {"", ".", ".."})
        void has_a_key_even_if_it_says_none(String path) {
            assertThat(Merge.keys(path)).isEqualTo(List.of(""));
        }

        @Test
        void keeps_a_backslash_at_its_end() {
            assertThat(Merge.keys("a\\")).containsExactly("a\\");
        }
    }
}
