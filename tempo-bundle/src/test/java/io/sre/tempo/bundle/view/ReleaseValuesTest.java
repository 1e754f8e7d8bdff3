package io.sre.tempo.bundle.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.manifest.Manifests;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseValuesTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tempo}
            spec:
              chart:
                spec:
                  chart: tempo
                  version: 1.24.4
                  sourceRef: {kind: HelmRepository, name: grafana}
              valuesFrom: %s
              values: %s
            """;

    private static final String WHOLE = "{kind: ConfigMap, name: whole}";
    private static final String SINGLE = "{kind: ConfigMap, name: single, valuesKey: text, targetPath: %s}";

    private static String source(String kind, String name, String data) {
        return """
                apiVersion: v1
                kind: %s
                metadata: {name: %s, namespace: tempo}
                %s
                """.formatted(kind, name, data);
    }

    private static String whole(String values) {
        return source("ConfigMap", "whole", "data: {values.yaml: \"%s\"}".formatted(values));
    }

    private static String single(String text) {
        return source("ConfigMap", "single", "data: {text: \"%s\"}".formatted(text));
    }

    private static Release release(String valuesFrom, String values, String... others) {
        String text = RELEASE.formatted(valuesFrom, values) + "---\n" + String.join("---\n", others);
        return Platform.of(Manifests.parse(Map.of("a.yaml", text))).releases().get(0);
    }

    private static Value written(String path, String valuesFrom, String values, String... others) {
        return release(valuesFrom, values, others).written().at(path);
    }

    private static Installation installation(String values) {
        Platform platform = Platform.of(Manifests.parse(Map.of("a.yaml", RELEASE.formatted("[]", values))));
        return platform.installations().get(0);
    }

    @Test
    void lays_inline_values_over_whole_files() {
        String from = "[" + WHOLE + "]";

        assertThat(written("a.b", from, "{a: {b: inline}}", whole("{a: {b: file, c: 1}}"))
                        .text())
                .isEqualTo("inline");
        assertThat(written("a.c", from, "{a: {b: inline}}", whole("{a: {b: file, c: 1}}"))
                        .text())
                .isEqualTo("1");
    }

    @Test
    void lays_later_files_over_earlier_ones() {
        String first = source("ConfigMap", "first", "data: {values.yaml: \"{a: {b: first, c: first}, l: [1, 2]}\"}");
        String second = source("ConfigMap", "second", "data: {values.yaml: \"{a: {b: second}, l: [3]}\"}");
        Release release =
                release("[{kind: ConfigMap, name: first}, {kind: ConfigMap, name: second}]", "{}", second, first);

        assertThat(release.written().at("a.b").text()).isEqualTo("second");
        assertThat(release.written().at("a.c").text()).isEqualTo("first");
        assertThat(release.written().at("l").elements()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} / {1} / {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // Order of sources; whole file; inline values; what a.b is then
                "whole; {a: {b: file}}; {a: {b: inline}}; inline",
                "single; {}; {a: {b: inline}}; path",
                "whole, single; {a: {c: file}}; {a: {b: inline}}; inline",
                "single, whole; {a: {b: file}}; {}; file",
                "single, whole; {a: {b: file}}; {a: {c: inline}}; path",
                "whole, single; {a: {b: file}}; {}; path"
            })
    void follows_the_code_of_flux_where_sources_compete(String order, String file, String inline, String winner) {
        String from = "[" + order.replace("whole", WHOLE).replace("single", SINGLE.formatted("a.b")) + "]";

        assertThat(written("a.b", from, inline, whole(file), single("path")).text())
                .isEqualTo(winner);
    }

    @Test
    void lays_inline_values_over_a_target_path_at_the_top() {
        assertThat(written("x", "[" + SINGLE.formatted("x") + "]", "{x: inline}", single("path"))
                        .text())
                .isEqualTo("inline");
        assertThat(written("x", "[" + SINGLE.formatted("x") + "]", "{}", single("path"))
                        .text())
                .isEqualTo("path");
    }

    @Test
    void follows_indices_and_escapes_of_a_target_path() {
        String list = "{l: [{name: a}, {name: b}]}";
        Release release = release("[" + SINGLE.formatted("'l[1].value'") + "]", list, single("path"));

        assertThat(release.written().at("l").elements().get(1).at("value").text())
                .isEqualTo("path");
        assertThat(written("a", "[" + SINGLE.formatted("'a.b\\.c'") + "]", "{}", single("path"))
                        .get("b.c")
                        .text())
                .isEqualTo("path");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "'l[9].x'",
                "'l[99999].x'",
                "'l[-1].x'",
                "'l[x].x'",
                "'[0]'",
                "'.'",
                "'..'",
                "'a.b.c'",
                "'a[0].b'",
                "'l[0]'",
                "'\\'",
                "'a.'",
                "5"
            })
    void takes_target_paths_that_lead_nowhere(String path) {
        assertThat(release("[" + SINGLE.formatted(path) + "]", "{a: text, l: [1]}", single("path"))
                        .written()
                        .at("a"))
                .isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "true, isTrue",
        "5, isNumber",
        "text, isText",
        "null, isNull",
        "007, isText",
        "TRUE, isTrue",
        "-5, isNumber"
    })
    void types_what_a_target_path_sets(String text, String type) {
        Value value = written("a.b", "[" + SINGLE.formatted("a.b") + "]", "{}", single(text));

        assertThat(Map.of(
                                "isTrue", value.isTrue(),
                                "isNumber", value.isNumber(),
                                "isText", value.isText(),
                                "isNull", value.isNull())
                        .get(type))
                .isTrue();
    }

    @ParameterizedTest(name = "({0})")
    @ValueSource(strings = {"a,b", "{a}", "a\\\\.b", ""})
    void does_not_guess_what_set_makes_of_its_own_syntax(String text) {
        assertThat(written("a.b", "[" + SINGLE.formatted("a.b") + "]", "{}", single(text))
                        .isUnknown())
                .isTrue();
    }

    @ParameterizedTest(name = "({0}) becomes ({1})")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"'5'; 5", "'true'; true", "'it''s'; it''s", "'; ``"})
    void takes_what_stands_in_quotes_for_text(String text, String result) {
        Value value = written("a.b", "[" + SINGLE.formatted("a.b") + "]", "{}", single(text));

        assertThat(value.isText()).isTrue();
        assertThat(value.text()).isEqualTo(result);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a,b", "{a}", "5", "true", "'5'"})
    void takes_literal_text_as_it_is(String text) {
        String literal = SINGLE.formatted("a.b").replace("}", ", literal: true}");
        Value value = written("a.b", "[" + literal + "]", "{}", single(text));

        assertThat(value.isText()).isTrue();
        assertThat(value.text()).isEqualTo(text);
    }

    @Test
    void says_where_it_was_written_what_it_does_not_guess() {
        Value value = written("a.b", "[" + SINGLE.formatted("a.b") + "]", "{}", single("a,b"));

        assertThat(value.spot()).hasToString("a.yaml:13: ConfigMap tempo/single data.text");
    }

    @Test
    void knows_nothing_for_certain_without_a_required_source() {
        Release release = release("[" + WHOLE + "]", "{a: {b: inline}}");

        assertThat(release.isIncomplete()).isTrue();
        assertThat(release.written().at("a.b").text()).isEqualTo("inline");
        assertThat(release.written().at("a.c").isUnknown()).isTrue();
        assertThat(release.written().at("z").isUnknown()).isTrue();
        assertThat(release.written().at("a").hasUnknown()).isTrue();
    }

    @Test
    void goes_on_without_an_optional_source() {
        Release release = release("[{kind: ConfigMap, name: none, optional: true}]", "{a: b}");

        assertThat(release.isIncomplete()).isFalse();
        assertThat(release.written().at("z").isMissing()).isTrue();
        assertThat(release.valuesFrom())
                .singleElement()
                .matches(ValuesSource::optional)
                .matches(source -> !source.atHand());
    }

    @Test
    void knows_nothing_below_a_target_path_whose_source_is_missing() {
        Release release = release("[{kind: Secret, name: none, targetPath: a.b}]", "{a: {c: d}}");

        assertThat(release.isIncomplete()).isFalse();
        assertThat(release.written().at("a.b").isUnknown()).isTrue();
        assertThat(release.written().at("a.c").text()).isEqualTo("d");
    }

    @Test
    void lacks_a_source_without_the_key() {
        String other = source("ConfigMap", "whole", "data: {other.yaml: \"{a: b}\"}");

        assertThat(release("[" + WHOLE + "]", "{}", other).isIncomplete()).isTrue();
        assertThat(release("[{kind: ConfigMap, name: whole, valuesKey: other.yaml}]", "{}", other)
                        .isIncomplete())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"text", "[1]", "a: [", "5", "null"})
    void knows_nothing_of_content_that_is_no_object(String content) {
        assertThat(release("[" + WHOLE + "]", "{}", whole(content)).isIncomplete())
                .isTrue();
    }

    @Test
    void reads_secrets_in_both_forms_and_shows_neither() {
        String path = "[{kind: Secret, name: s, valuesKey: k, targetPath: tempo.storage.trace.s3.secret_key}]";
        Value encoded = written(
                "tempo.storage.trace.s3.secret_key", path, "{}", source("Secret", "s", "data: {k: aHVudGVyMg==}"));
        Value plain = written(
                "tempo.storage.trace.s3.secret_key", path, "{}", source("Secret", "s", "stringData: {k: hunter2}"));
        Value broken =
                written("tempo.storage.trace.s3.secret_key", path, "{}", source("Secret", "s", "data: {k: hunter-2}"));

        assertThat(encoded.text()).isEqualTo("hunter2");
        assertThat(encoded).hasToString("***");
        assertThat(plain).hasToString("***");
        assertThat(encoded.spot().place().text()).doesNotContain("aHVudGVyMg");
        assertThat(plain.spot().place().text()).doesNotContain("hunter2");
        assertThat(broken.isUnknown()).isTrue();
    }

    @Test
    void reads_whole_values_of_a_secret_that_are_encoded_in_several_lines() {
        String values = Base64.getMimeEncoder(40, new byte[] {'\n'})
                .encodeToString("tempo:\n  retention: 5h\n  image: {tag: x}\n".getBytes(UTF_8));
        String secret = source("Secret", "s", "data:\n  values.yaml: |\n    " + values.replace("\n", "\n    "));
        Release release = release("[{kind: Secret, name: s}]", "{tempo: {image: {tag: z}}}", secret);

        assertThat(release.isIncomplete()).isFalse();
        assertThat(release.written().at("tempo.retention").text()).isEqualTo("5h");
        assertThat(release.written().at("tempo.image.tag").text()).isEqualTo("z");
        assertThat(release.written().at("tempo.retention").spot().place())
                .hasToString("a.yaml:17")
                .extracting(Place::text)
                .isEqualTo("  values.yaml: |");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"data", "stringData"})
    void says_nothing_of_whole_values_of_a_secret_but_their_keys(String field) {
        String values = "{tempo: {retention: hunter2, receivers: {otlp: hunter3}, storage: {trace: {backend: hunter4,"
                + " s3: {endpoint: 'https://hunter5', bucket: HUNTER6}}}, metricsGenerator: {enabled: hunter7}},"
                + " service: {type: hunter8}, hunter: [hunter9]}";
        String held = field.equals("data") ? Base64.getEncoder().encodeToString(values.getBytes(UTF_8)) : values;
        String secret = source("Secret", "s", "%s: {values.yaml: \"%s\"}".formatted(field, held));
        String text = RELEASE.formatted("[{kind: Secret, name: s}]", "{}") + "---\n" + secret;
        Findings findings = Validator.standard().validate(Manifests.parse(Map.of("a.yaml", text)));

        assertThat(findings.list()).hasSizeGreaterThan(4);
        assertThat(findings.toText()).doesNotContainPattern("(?i)hunter[2-9]").doesNotContain(held.substring(9, 20));
    }

    @Test
    void shows_nothing_from_a_secret_whatever_the_value_is_called() {
        String path = "[{kind: Secret, name: s, valuesKey: k, targetPath: tempo.storage.trace.backend}]";
        String text = RELEASE.formatted(path, "{}") + "---\n" + source("Secret", "s", "stringData: {k: hunter2}");

        assertThat(Validator.standard()
                        .validate(Manifests.parse(Map.of("a.yaml", text)))
                        .ofRule("TEMPO-STOR-001")
                        .list())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message() + finding.place() + finding.mend())
                        .doesNotContain("hunter2"));
    }

    @Test
    void does_not_take_what_is_in_another_namespace() {
        String elsewhere = whole("{a: b}").replace("namespace: tempo", "namespace: other");
        String anywhere = whole("{a: b}").replace(", namespace: tempo", "");

        assertThat(release("[" + WHOLE + "]", "{}", elsewhere).isIncomplete()).isTrue();
        assertThat(release("[" + WHOLE + "]", "{}", anywhere).written().at("a").text())
                .isEqualTo("b");
    }

    private static Release generated(String kustomization, Map<String, String> files) {
        Map<String, String> all = new HashMap<>(files);
        all.put("kustomization.yaml", kustomization);
        all.put("a.yaml", RELEASE.formatted("[" + WHOLE + ", " + SINGLE.formatted("a.b") + "]", "{}"));
        return Platform.of(Manifests.parse(all)).releases().get(0);
    }

    @Test
    void reads_what_kustomize_generates() {
        Release release = generated("""
                resources: [a.yaml]
                configMapGenerator:
                  - {name: whole, files: [values.yaml=config/tempo.yaml]}
                  - {name: single, literals: ["text=a=b"]}
                """, Map.of("config/tempo.yaml", "z: {key: file}\n"));

        assertThat(release.isIncomplete()).isFalse();
        assertThat(release.written().at("z.key").text()).isEqualTo("file");
        assertThat(release.written().at("a.b").text()).isEqualTo("a=b");
        assertThat(release.written().at("z.key").spot().place().file()).isEqualTo("config/tempo.yaml");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "${HOST}:9000, minio:9000",
        "$${KEY}, ${KEY}",
        "${NONE}, ${NONE}",
        "${NONE:=a}, ${NONE:=a}",
        // Of the text of a ConfigMap nobody knows whether quotes stood there.
        "${NUMBER}, ${NUMBER}"
    })
    void puts_variables_into_what_kustomize_generates(String text, String result) {
        assertThat(generated("", text).text()).isEqualTo(result);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"labels", "annotations"})
    void leaves_what_is_generated_with_a_mark(String field) {
        String mark = ", generatorOptions: {%s: {kustomize.toolkit.fluxcd.io/substitute: disabled}}".formatted(field);

        assertThat(generated(mark, "${HOST}").text()).isEqualTo("${HOST}");
    }

    private static Value generated(String options, String text) {
        return Platform.of(Manifests.parse(Map.of(
                        "apps/a.yaml",
                        RELEASE.formatted("[" + WHOLE + "]", "{}"),
                        "apps/kustomization.yaml",
                        "{resources: [a.yaml], configMapGenerator: [{name: whole, files: [values.yaml]}]%s}\n"
                                .formatted(options),
                        "apps/values.yaml",
                        "z: '%s'\n".formatted(text),
                        "flux.yaml",
                        """
                        apiVersion: kustomize.toolkit.fluxcd.io/v1
                        kind: Kustomization
                        metadata: {name: apps}
                        spec: {path: apps, postBuild: {substitute: {HOST: minio, NUMBER: "5"}}}
                        """)))
                .releases()
                .get(0)
                .written()
                .at("z");
    }

    @Test
    void puts_variables_into_the_text_of_config_maps() {
        String flux = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps}
                spec: {path: ./, postBuild: {substitute: {HOST: minio}}}
                """;

        assertThat(written("a.b", "[" + WHOLE + "]", "{}", whole("{a: {b: '${HOST}:9000'}}"), flux)
                        .text())
                .isEqualTo("minio:9000");
    }

    @Test
    void names_a_generated_key_after_its_file() {
        Release release = generated(
                "{resources: [a.yaml], configMapGenerator: [{name: whole, files: [config/values.yaml]}, {name: 5, files: text, literals: [5, null]}, text]}",
                Map.of("config/values.yaml", "z: {key: file}\n"));

        assertThat(release.written().at("z.key").text()).isEqualTo("file");
    }

    @Test
    void lacks_a_generated_source_whose_file_is_not_at_hand() {
        assertThat(generated(
                                "{resources: [a.yaml], configMapGenerator: [{name: whole, files: [config/values.yaml]}]}",
                                Map.of())
                        .isIncomplete())
                .isTrue();
    }

    @Test
    void does_not_choose_between_overlays_that_have_a_source_of_one_name() {
        Map<String, String> files = new HashMap<>();
        files.put("base/a.yaml", RELEASE.formatted("[" + WHOLE + "]", "{}"));
        files.put("base/kustomization.yaml", "resources: [a.yaml]\n");
        for (String overlay : new String[] {"dev", "live"}) {
            files.put(
                    overlay + "/kustomization.yaml",
                    "{resources: [../base], configMapGenerator: [{name: whole, files: [values.yaml]}]}\n");
            files.put(overlay + "/values.yaml", "z: %s\n".formatted(overlay));
        }

        Release release = Platform.of(Manifests.parse(files)).releases().get(0);

        assertThat(release.isIncomplete()).isTrue();
        assertThat(release.written().at("z").isUnknown()).isTrue();
    }

    @Test
    void takes_what_the_overlay_generates_that_made_the_release() {
        Map<String, String> files = new HashMap<>();
        files.put("base/a.yaml", RELEASE.formatted("[" + WHOLE + "]", "{}"));
        files.put("base/kustomization.yaml", "resources: [a.yaml]\n");
        for (String overlay : new String[] {"dev", "live"}) {
            files.put(overlay + "/kustomization.yaml", """
                    resources: [../base]
                    nameSuffix: -%s
                    configMapGenerator: [{name: whole, files: [values.yaml]}]
                    """.formatted(overlay));
            files.put(overlay + "/values.yaml", "z: %s\n".formatted(overlay));
        }

        assertThat(Platform.of(Manifests.parse(files)).releases())
                .extracting(Release::name, release -> release.written().at("z").text())
                .containsExactlyInAnyOrder(tuple("tempo-dev", "dev"), tuple("tempo-live", "live"));
    }

    @Test
    void takes_defaults_of_the_chart_away_with_null() {
        Installation tempo = installation("{tempo: {receivers: {jaeger: {protocols: {grpc: null}}}, retention: null}}");

        assertThat(tempo.value("tempo.receivers.jaeger.protocols").has("grpc")).isFalse();
        assertThat(tempo.value("tempo.receivers.jaeger.protocols").has("thrift_http"))
                .isTrue();
        assertThat(tempo.value("tempo.retention").isMissing()).isTrue();
    }

    @Test
    void keeps_null_where_the_default_is_null_or_there_is_none() {
        Installation tempo = installation("{tempo: {tag: null, own: null}}");

        assertThat(tempo.value("tempo").has("own")).isTrue();
        assertThat(tempo.value("tempo.own").isNull()).isTrue();
        assertThat(tempo.chart().defaults().at("/tempo/tag").isNull())
                .isEqualTo(tempo.value("tempo").has("tag"));
    }

    @Test
    void replaces_lists_and_lays_objects_over_objects() {
        Installation tempo = installation("{tempo: {resources: {limits: {cpu: 1}}}, tolerations: [{key: a}]}");

        assertThat(tempo.value("tempo.resources.limits.cpu").isWritten()).isTrue();
        assertThat(tempo.value("tolerations").elements()).hasSize(1);
        assertThat(tempo.value("tempo.storage.trace.backend").isWritten()).isFalse();
        assertThat(tempo.value("tempo.storage.trace.backend").text()).isEqualTo("local");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "text",
                "{a: b}",
                "[text, 5, null, {}]",
                "[{kind: [a], name: {b: c}, targetPath: 5, optional: text}]",
                "[{kind: ConfigMap}]"
            })
    void takes_sources_of_any_shape(String valuesFrom) {
        assertThat(release(valuesFrom, "{a: b}").written().at("a").text()).isEqualTo("b");
        assertThat(release(valuesFrom, "text").written()).isNotNull();
    }
}
