package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesSourceTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tempo}
            spec:
              chart: {spec: {chart: tempo, version: 1.24.4}}
              values: {tempo: {extraEnv: [{name: A, value: a}]}}
            """;

    private static Release release(String text) {
        return Platform.of(Manifests.parse(Map.of("a.yaml", text))).releases().get(0);
    }

    @Test
    void holds_what_is_at_hand() {
        List<ValuesSource> sources = release(RELEASE + """
                          valuesFrom:
                            - {kind: ConfigMap, name: tempo}
                            - {kind: ConfigMap, name: tempo, valuesKey: size, targetPath: persistence.size}
                            - {kind: Secret, name: elsewhere, optional: true}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: tempo, namespace: tempo}
                        data:
                          values.yaml: "{replicas: 1}"
                          size: 5Gi
                        """).valuesFrom();

        assertThat(sources.get(0).content().at("replicas").number()).hasValue(1);
        assertThat(sources.get(1).content().text()).isEqualTo("5Gi");
        assertThat(sources.get(2).content().isUnknown()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[[.",
                "tempo.extraEnv[.value",
                "tempo.extraEnv[a].value",
                "tempo.extraEnv[99999999999].value",
                "."
            })
    void goes_nowhere_by_a_path_that_is_none(String path) {
        Release release = release(RELEASE
                + "  valuesFrom: [{kind: Secret, name: a, valuesKey: b, targetPath: \"%s\"}]\n".formatted(path));

        assertThat(release.written()
                        .at("tempo.extraEnv")
                        .elements()
                        .get(0)
                        .get("value")
                        .text())
                .isEqualTo("a");
    }

    @Test
    void knows_whether_flux_patches_the_pod() {
        assertThat(release(RELEASE).isPostRendered()).isFalse();
        assertThat(release(RELEASE + "  postRenderers: []\n").isPostRendered()).isFalse();
        assertThat(release(RELEASE + "  postRenderers: [{kustomize: {patches: []}}]\n")
                        .isPostRendered())
                .isTrue();
    }

    /** The one source of a release in the namespace tempo, and what else is in the set. */
    private static ValuesSource source(String entry, String... others) {
        String text = RELEASE + "  valuesFrom: [%s]\n".formatted(entry) + "---\n" + String.join("---\n", others);
        return release(text).valuesFrom().get(0);
    }

    private static String object(String kind, String metadata, String data) {
        return """
                apiVersion: v1
                kind: %s
                metadata: %s
                %s
                """.formatted(kind, metadata, data);
    }

    @Test
    void is_shown_where_its_entry_stands() {
        List<ValuesSource> sources = release(
                        RELEASE + "  valuesFrom: [{kind: ConfigMap, name: a}, {kind: ConfigMap, name: b}]\n")
                .valuesFrom();

        assertThat(sources)
                .extracting(source -> source.spot().pointer().toString())
                .containsExactly("/spec/valuesFrom/0", "/spec/valuesFrom/1");
    }

    @Nested
    class Of_text_that_holds_no_values {

        private static boolean malformed(String text) {
            return source(
                            "{kind: ConfigMap, name: values}",
                            object("ConfigMap", "{name: values, namespace: tempo}", "data: {values.yaml: \"%s\"}")
                                    .formatted(text))
                    .isMalformed();
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"text", "[1, 2]", "5", "a: [", "a: b: c"})
        void is_malformed(String text) {
            assertThat(malformed(text)).isTrue();
        }

        @ParameterizedTest(name = "({0})")
        @ValueSource(
                strings = {
                    "{a: 1}",
                    "",
                    "null",
                    "{a: 1, a: 2}",
                    "{a: '{{ .b }}'",
                    "{{ template }}",
                    "${VALUES}",
                    "{a: 1}\\n---\\n{a: 2}"
                })
        void is_not_surely_malformed(String text) {
            assertThat(malformed(text)).isFalse();
        }

        @Test
        void is_malformed_in_a_secret_that_can_be_read() {
            String entry = "{kind: Secret, name: values}";
            String metadata = "{name: values, namespace: tempo}";

            assertThat(source(entry, object("Secret", metadata, "stringData: {values.yaml: text}"))
                            .isMalformed())
                    .isTrue();
            assertThat(source(entry, object("Secret", metadata, "data: {values.yaml: dGV4dA==}"))
                            .isMalformed())
                    .isFalse();
        }

        @Test
        void is_malformed_in_the_data_of_a_config_map_alone() {
            String map = object("ConfigMap", "{name: values, namespace: tempo}", "data: {values.yaml: dGV4dA==}");

            assertThat(source("{kind: ConfigMap, name: values}", map).isMalformed())
                    .isTrue();
        }

        @Test
        void is_no_matter_where_a_path_takes_it() {
            String map = object("ConfigMap", "{name: values, namespace: tempo}", "data: {size: 5Gi}");

            assertThat(source("{kind: ConfigMap, name: values, valuesKey: size, targetPath: persistence.size}", map)
                            .isMalformed())
                    .isFalse();
        }

        @Test
        void is_not_malformed_if_it_is_not_at_hand() {
            assertThat(source("{kind: ConfigMap, name: values}").isMalformed()).isFalse();
            assertThat(source("text").isMalformed()).isFalse();
        }
    }

    @Nested
    class Of_a_key_that_is_not_there {

        private static final String ENTRY = "{kind: ConfigMap, name: values}";
        private static final String NAMED = "{name: values, namespace: tempo}";

        private static List<String> keyless(String entry, String... others) {
            return source(entry, others).keyless().stream()
                    .map(spot -> spot.pointer().toString())
                    .toList();
        }

        @Test
        void is_missing_in_the_object_that_is_surely_meant() {
            assertThat(keyless(ENTRY, object("ConfigMap", NAMED, "data: {other.yaml: text}")))
                    .containsExactly("/data");
            assertThat(keyless(
                            "{kind: Secret, name: values, valuesKey: own}",
                            object("Secret", NAMED, "stringData: {other: text}")))
                    .containsExactly("/stringData");
        }

        @Test
        void is_not_missing_if_it_is_there_or_nobody_needs_it() {
            assertThat(keyless(ENTRY, object("ConfigMap", NAMED, "data: {values.yaml: '{}'}")))
                    .isEmpty();
            assertThat(keyless(ENTRY, object("ConfigMap", NAMED, "data: {values.yaml: 5, other: text}")))
                    .isEmpty();
            assertThat(keyless(
                            "{kind: Secret, name: values}",
                            object("Secret", NAMED, "stringData: {values.yaml: 5, other: text}")))
                    .isEmpty();
            assertThat(keyless(
                            "{kind: ConfigMap, name: values, optional: true}",
                            object("ConfigMap", NAMED, "data: {other: text}")))
                    .isEmpty();
        }

        @Test
        void is_not_missing_where_nobody_knows_the_object() {
            String other = object("ConfigMap", "{name: values, namespace: elsewhere}", "data: {other: text}");
            String secret = object("Secret", NAMED, "stringData: {other: text}");

            assertThat(keyless(ENTRY)).isEmpty();
            assertThat(keyless(ENTRY, other)).isEmpty();
            assertThat(keyless(ENTRY, secret)).isEmpty();
            assertThat(keyless(ENTRY, other, object("ConfigMap", NAMED, "data: {other: text}")))
                    .containsExactly("/data");
        }

        @Test
        void is_not_missing_where_two_objects_may_be_meant() {
            String here = object("ConfigMap", NAMED, "data: {one: text}");

            assertThat(keyless(ENTRY, here, object("ConfigMap", "{name: values}", "data: {two: text}")))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"data: {}", "binaryData: {other: dGV4dA==}", "data: {'${KEY}': text, other: text}"})
        void is_not_missing_where_others_may_add_it(String data) {
            assertThat(keyless(ENTRY, object("ConfigMap", NAMED, data))).isEmpty();
        }

        @Test
        void is_not_missing_where_flux_applies_a_part_only() {
            String metadata = "{name: values, namespace: tempo, annotations: {kustomize.toolkit.fluxcd.io/ssa: Merge}}";

            assertThat(keyless(ENTRY, object("ConfigMap", metadata, "data: {other: text}")))
                    .isEmpty();
            assertThat(keyless(
                            ENTRY,
                            object("ConfigMap", metadata.replace("ssa: Merge", "prune: x"), "data: {other: text}")))
                    .containsExactly("/data");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "{kind: ConfigMap, name: values, valuesKey: '${KEY}'}",
                    "{kind: ConfigMap, name: '${NAME}', valuesKey: a}"
                })
        void is_not_missing_while_it_is_to_be_substituted(String entry) {
            assertThat(keyless(
                            entry,
                            object("ConfigMap", NAMED, "data: {other: text}"),
                            object("ConfigMap", "{name: '${NAME}', namespace: tempo}", "data: {other: text}")))
                    .isEmpty();
        }

        private static List<String> inFiles(String release, String file, String more) {
            Map<String, String> files = Map.of(
                    "apps/tempo.yaml",
                    release + "  valuesFrom: [%s]\n".formatted(ENTRY),
                    file,
                    object("ConfigMap", "{name: values%s}".formatted(more), "data: {other: text}"));
            Release found = Platform.of(Manifests.parse(files)).releases().get(0);
            return found.valuesFrom().get(0).keyless().stream()
                    .map(spot -> spot.pointer().toString())
                    .toList();
        }

        @Test
        void is_missing_in_an_object_beside_it_that_does_not_say_its_namespace() {
            assertThat(inFiles(RELEASE, "apps/values.yaml", "")).containsExactly("/data");
            assertThat(inFiles(RELEASE, "other/values.yaml", "")).isEmpty();
            assertThat(inFiles(RELEASE, "other/values.yaml", ", namespace: tempo"))
                    .containsExactly("/data");
        }

        @Test
        void is_not_missing_where_the_release_does_not_say_its_namespace() {
            String unplaced = RELEASE.replace(", namespace: tempo", "");

            assertThat(inFiles(unplaced, "apps/values.yaml", ", namespace: tempo"))
                    .isEmpty();
            assertThat(inFiles(unplaced, "apps/values.yaml", "")).containsExactly("/data");
        }

        @Test
        void is_not_missing_beside_what_kustomize_generates() {
            Map<String, String> files = Map.of(
                    "tempo.yaml",
                    RELEASE + "  valuesFrom: [%s]\n".formatted(ENTRY),
                    "values.yaml",
                    object("ConfigMap", NAMED, "data: {other: text}"),
                    "kustomization.yaml",
                    "{resources: [tempo.yaml], configMapGenerator: [{name: values, literals: [a=b]}]}\n");

            assertThat(Platform.of(Manifests.parse(files))
                            .releases()
                            .get(0)
                            .valuesFrom()
                            .get(0)
                            .keyless())
                    .isEmpty();
        }
    }
}
