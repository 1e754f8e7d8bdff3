package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree of values, of which parts are made when they are asked for. */
class ValueTest {

    private static Value of(String yaml) {
        return Value.written(
                Source.of(Manifests.parse(Map.of("values.yaml", yaml)).others().get(0)));
    }

    private static Value one(String yaml) {
        return of("{a: %s}".formatted(yaml)).get("a");
    }

    @Test
    void finds_what_is_below_it_and_says_where_it_is() {
        Value value = of("{a: {b: [x, {c: y}]}, \"d.e\": 1}");

        assertThat(value.at("a.b").elements().get(1).get("c").path()).isEqualTo("a.b[1].c");
        assertThat(value.at("a.b").elements().get(1).get("c").spot().pointer()).hasToString("/a/b/1/c");
        assertThat(value.at("a.b").elements().get(1).get("c").key()).isEqualTo("c");
        assertThat(value.at("d.e").isMissing()).isTrue();
        assertThat(value.get("d.e").number()).hasValue(1);
        assertThat(value.at("a.x.y").path()).isEqualTo("a.x.y");
        assertThat(value.keys()).containsExactly("a", "d.e");
        assertThat(value.has("a")).isTrue();
        assertThat(value.has("b")).isFalse();
    }

    @ParameterizedTest(name = "{0}: empty {1}, falsy {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; true; true",
                "[]; true; true",
                "null; true; true",
                "''; true; true",
                "false; false; true",
                "0; false; true",
                "0.0; false; true",
                "1; false; false",
                "text; false; false",
                "[null]; false; false",
                "{b: null}; false; false"
            })
    void is_nothing_as_people_and_templates_see_it(String yaml, boolean empty, boolean falsy) {
        Value untouched = one(yaml.isEmpty() ? "''" : yaml);
        Value touched = one(yaml.isEmpty() ? "''" : yaml);
        touched.walk(value -> {});

        assertThat(untouched.isEmpty()).isEqualTo(empty);
        assertThat(touched.isEmpty()).isEqualTo(empty);
        assertThat(untouched.isFalsy()).isEqualTo(falsy);
    }

    @Test
    void what_is_unknown_is_no_nothing() {
        Value unknown = Value.unknown("a", of("{}").spot());

        assertThat(unknown.isFalsy()).isFalse();
        assertThat(unknown.isEmpty()).isFalse();
        assertThat(unknown.hasUnknown()).isTrue();
        assertThat(unknown.get("b").isUnknown()).isTrue();
        assertThat(unknown).hasToString("something unknown");
    }

    @Test
    void knows_whether_something_below_it_is_unknown() {
        Map<String, Value> fields = new LinkedHashMap<>();
        Value known = of("{x: [1]}");
        fields.put("known", known);
        Value object = Value.object("", known.spot(), true, fields);

        assertThat(object.hasUnknown()).isFalse();
        assertThat(known.opened().hasUnknown()).isTrue();
        fields.put("list", Value.list("list", known.spot(), true, List.of(Value.unknown("list[0]", known.spot()))));
        assertThat(object.hasUnknown()).isTrue();
    }

    @Test
    void is_walked_from_the_top_on() {
        List<String> paths = new ArrayList<>();

        of("{a: {b: 1}, c: [2, {d: 3}]}").walk(value -> paths.add(value.path()));

        assertThat(paths).containsExactly("", "a", "a.b", "c", "c[0]", "c[1]", "c[1].d");
    }

    @Test
    void has_another_name_where_it_is_put_elsewhere() {
        Value value = of("{a: {b: [x]}, c: 1}").renamed("elsewhere");
        List<String> paths = new ArrayList<>();
        value.walk(each -> paths.add(each.path()));

        assertThat(paths)
                .containsExactly("elsewhere", "elsewhere.a", "elsewhere.a.b", "elsewhere.a.b[0]", "elsewhere.c");
        assertThat(value.at("a.b").elements().get(0).spot().pointer()).hasToString("/a/b/0");
        assertThat(value.toJson()).hasToString("{\"a\":{\"b\":[\"x\"]},\"c\":1}");
    }

    @Test
    void replaces_each_text_and_nothing_else() {
        Value value = of("{a: x, b: [w, 1], c: {d: z}, e: true}").map(text -> TextNode.valueOf(text + text));

        assertThat(value.toJson()).hasToString("{\"a\":\"xx\",\"b\":[\"ww\",1],\"c\":{\"d\":\"zz\"},\"e\":true}");
        assertThat(value.at("b").elements().get(0).path()).isEqualTo("b[0]");
    }

    @Test
    void leaves_out_of_its_tree_what_is_not_there() {
        Value some = of("{a: 1}");
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("known", some.get("a"));
        fields.put("unknown", Value.unknown("unknown", some.spot()));
        fields.put("missing", Value.missing("missing", some.spot()));

        assertThat(Value.object("", some.spot(), true, fields).toJson()).hasToString("{\"known\":1}");
        assertThat(some.toJson()).isNotSameAs(some.toJson());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REPLACE_ME",
                "replace-with-your-bucket",
                "changeme",
                "fill in",
                "<bucket>",
                "<your key here>",
                "s3.<your-region>.amazonaws.com",
                "todo",
                "TBD",
                "xxx",
                "your-bucket",
                "override this"
            })
    void tells_what_is_left_for_others_to_fill_in(String text) {
        assertThat(one("\"%s\"".formatted(text)).isStandIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"traces", "exchange", "todos", "replacements", "yours", "a < b", "minio:9000", "xx"})
    void takes_what_means_itself_as_it_is(String text) {
        assertThat(one("\"%s\"".formatted(text)).isStandIn()).isFalse();
    }

    @Test
    void looks_for_stand_ins_in_short_texts_only() {
        assertThat(one("\"<%s>\"".formatted("x".repeat(198))).isStandIn()).isTrue();
        assertThat(one("\"<%s>\"".formatted("x".repeat(199))).isStandIn()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "5; 5",
                "-5; -5",
                "'5'; 5",
                "'007'; 7",
                "'999999999999999999'; 999999999999999999",
                "9223372036854775807; 9223372036854775807",
                "9223372036854775808; ",
                "'1000000000000000000'; ",
                "5.0; ",
                "'-5'; ",
                "5Gi; ",
                "''; ",
                "true; ",
                "[5]; "
            },
            quoteCharacter = '`')
    void is_a_whole_number_or_text_that_is_one(String yaml, Long number) {
        assertThat(one(yaml).number().stream().boxed().findFirst()).isEqualTo(Optional.ofNullable(number));
    }

    @Test
    void shows_what_any_other_resource_holds() {
        Manifests manifests =
                Manifests.parse(Map.of("a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"));

        assertThat(Value.written(Source.of(manifests.list().get(0))).at("metadata.name"))
                .hasToString("\"a\"");
    }

    @Test
    void finds_what_is_below_an_empty_key() {
        assertThat(of("{'': {a: 1}, a: {'': 2}}").at(".a").number()).hasValue(1);
        assertThat(of("{'': {a: 1}, a: {'': 2}}").at("a.").number()).hasValue(2);
    }

    @Test
    void hides_what_a_secret_holds() {
        Manifests manifests = Manifests.parse(
                Map.of("a.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {user: tempo}}"));
        Value secret = Value.written(Source.of(manifests.list().get(0)));

        assertThat(secret.at("stringData.user")).hasToString("***");
        assertThat(secret.at("stringData")).hasToString("an object");
        assertThat(one("tempo")).hasToString("\"tempo\"");
        assertThat(of("{}").get("a")).hasToString("nothing");
    }
}
