package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.manifests;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that somebody wrote, and where. */
class SourceTest {

    private static final JsonPointer TEXT = JsonPointer.compile("/data/text");

    private static Manifest manifest(String text) {
        return manifests("a.yaml", text).list().get(0);
    }

    private static Source map(String data) {
        return Source.of(
                manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map, namespace: own}\ndata:\n" + data));
    }

    /** The field {@code text}, written line by line from the sixth line of the file on. */
    private static Source block(String text) {
        return map("  text: |\n" + text.indent(4));
    }

    private static Place place(Source source, String pointer) {
        return source.place(JsonPointer.compile(pointer));
    }

    @Test
    void shows_a_value_with_its_resource_its_way_and_its_line() {
        Source source = map("  a: b\n");

        assertThat(place(source, "/data/a")).isEqualTo(new Place("a.yaml", 5, "ConfigMap own/map", "data.a", "  a: b"));
        assertThat(place(source, "/data/none"))
                .as("what is around it, where there is no such value")
                .isEqualTo(new Place("a.yaml", 4, "ConfigMap own/map", "data.none", "data:"));
        assertThat(source.lineOf(JsonPointer.compile("/data/a"))).isEqualTo(5);
        assertThat(source).hasToString("a.yaml:1: ConfigMap own/map");
        assertThat(source.resource()).isEqualTo("ConfigMap own/map");
        assertThat(source.manifest()).isPresent();
        assertThat(source.document().file()).isEqualTo("a.yaml");
    }

    @Test
    void names_a_resource_without_a_namespace_by_kind_and_name() {
        assertThat(Source.of(manifest("{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n"))
                        .resource())
                .isEqualTo("Namespace a");
    }

    @Test
    void may_be_a_file_that_is_no_resource() {
        Source source =
                Source.of(manifests("values.yaml", "a: b\nc: d\n").others().get(0));

        assertThat(place(source, "/c")).isEqualTo(new Place("values.yaml", 2, "", "c", "c: d"));
        assertThat(source.manifest()).isEmpty();
        assertThat(source.resource()).isEmpty();
        assertThat(source).hasToString("values.yaml:1");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; ''",
                "/spec/values; spec.values",
                "/spec/extraEnv/0/name; spec.extraEnv[0].name",
                "/data/tempo.yaml; data[\"tempo.yaml\"]",
                "/a~1b; [\"a/b\"]",
                "/0; [0]",
                "/with-dash/with_line; with-dash.with_line"
            })
    void writes_the_way_to_a_value_as_people_do(String pointer, String way) {
        assertThat(Source.dotted(JsonPointer.compile(pointer))).isEqualTo(way);
    }

    /** The API server takes no names that are as long. */
    @Test
    void cuts_names_without_end() {
        String longest = "n".repeat(1200 - "Namespace ".length());
        String namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}\n";

        assertThat(place(Source.of(manifest(namespace.formatted(longest))), "").resource())
                .isEqualTo("Namespace " + longest);
        assertThat(place(Source.of(manifest(namespace.formatted(longest + "n"))), "")
                        .resource())
                .isEqualTo("Namespace " + longest + "…");
        assertThat(place(map("  a: b\n"), "/" + "p".repeat(1201)).path()).isEqualTo("p".repeat(1200) + "…");
    }

    @Test
    void keeps_the_values_of_secrets_to_itself() {
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  a: b\n";

        assertThat(place(Source.of(manifest(secret)), "/stringData/a").text()).isEqualTo("  a: ***");
        assertThat(place(Source.of(manifest(secret.replace("Secret", "ConfigMap"))), "/stringData/a")
                        .text())
                .isEqualTo("  a: b");
    }

    @Test
    void keeps_the_value_of_a_variable_to_itself_whose_name_says_that_it_is_secret() {
        Source source = map("""
                  env:
                    - name: S3_SECRET_KEY
                      value: a
                      note: b
                    - name: REGION
                      value: c
                  value: d
                """);

        assertThat(place(source, "/data/env/0/value").text()).isEqualTo("      value: ***");
        assertThat(place(source, "/data/env/0/note").text()).isEqualTo("      note: b");
        assertThat(place(source, "/data/env/1/value").text()).isEqualTo("      value: c");
        assertThat(place(source, "/data/value").text()).isEqualTo("  value: d");
    }

    @Test
    void shows_what_a_patch_wrote_in_the_patch() {
        Manifest written = manifest("a: b\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata: {a: b}\n");
        Manifest.Origin origin = new Manifest.Origin(
                manifests("patch.yaml", "- op: add\n  value: c\n").others().get(0), 2);
        Source source = Source.of(written.patched(written.tree(), Map.of(JsonPointer.compile("/data/a"), origin)));

        assertThat(place(source, "/data/a"))
                .isEqualTo(new Place("patch.yaml", 2, "ConfigMap a", "data.a", "  value: c"));
        assertThat(place(source, "/data")).hasToString("a.yaml:5");
    }

    @Test
    void has_the_documents_inside_a_field_with_their_lines() {
        List<Source> inside = block("a: {b: c}\nd: e\n---\nf:\n  - g\n").inside(TEXT);

        assertThat(inside).hasSize(2);
        assertThat(place(inside.get(0), "/d"))
                .isEqualTo(new Place("a.yaml", 7, "ConfigMap own/map", "data.text » d", "    d: e"));
        assertThat(place(inside.get(1), "/f/0"))
                .isEqualTo(new Place("a.yaml", 10, "ConfigMap own/map", "data.text » f[0]", "      - g"));
        assertThat(inside.get(1).tree()).hasToString("{\"f\":[\"g\"]}");
        assertThat(inside.get(1).resource()).isEqualTo("ConfigMap own/map");
    }

    @Test
    void has_documents_inside_documents() {
        Source inside = block("a: |\n  b: c\n  d: e\n")
                .inside(TEXT)
                .get(0)
                .inside(JsonPointer.compile("/a"))
                .get(0);

        assertThat(place(inside, "/d"))
                .isEqualTo(new Place("a.yaml", 8, "ConfigMap own/map", "data.text » a » d", "      d: e"));
    }

    @Test
    void shows_a_text_that_begins_with_an_empty_line_line_by_line() {
        assertThat(place(block("\na: b\nc: d\n").inside(TEXT).get(0), "/c")).hasToString("a.yaml:8");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "  text: \"a: b\\nc: d\\n\"\n",
                "  text: '\n\n\n    a: b\n\n    c: d'\n",
                "  text: \"\\n\\na: b\\nc: d\"\n"
            })
    void shows_a_text_that_is_not_written_line_by_line_where_it_begins(String data) {
        Source inside = map(data).inside(TEXT).get(0);

        assertThat(inside.tree().path("c").asText()).isEqualTo("d");
        assertThat(place(inside, "/c").line()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"5", "{a: b}", "[a]", "null", "''"})
    void has_nothing_inside_what_holds_no_yaml_as_text(String value) {
        Source source = map("  text: %s\n".formatted(value));

        assertThat(source.inside(TEXT)).isEmpty();
        assertThat(source.inside(JsonPointer.compile("/none"))).isEmpty();
        assertThat(source.embedded(TEXT).broken()).isFalse();
    }

    @Test
    void gives_all_documents_of_a_field_or_none() {
        Source.Embedded half = block("a: b\n---\n]\n").embedded(TEXT);

        assertThat(half.documents()).hasSize(1);
        assertThat(half.whole()).isFalse();
        assertThat(half.all()).isEmpty();
        assertThat(block("a: b\n---\nc: d\n").embedded(TEXT).all()).hasSize(2);
    }

    /** Helm and Grafana read the first document only; some readers take what others refuse, such as a key that is there twice. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a: b; false",
                "'a: ]'; true",
                "'a: [b'; true",
                "'a: {b: c'; true",
                "'a: @b'; true",
                "'a: b: c'; true",
                "'a: \"b'; true",
                "'a: \"\\q\"'; true",
                "'a: b\\nc'; true",
                "'a: b\\na: c'; false",
                "'a: b\\n---\\nc: ]'; false",
                "'c: ]\\n---\\na: b'; true"
            })
    void knows_text_that_is_no_yaml_to_anybody(String text, boolean broken) {
        assertThat(block(text.replace("\\n", "\n")).embedded(TEXT).broken()).isEqualTo(broken);
    }
}
