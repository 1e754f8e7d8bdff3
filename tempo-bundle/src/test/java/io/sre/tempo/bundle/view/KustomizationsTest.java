package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.manifests;
import static io.sre.tempo.bundle.view.PlatformFixture.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizationsTest {

    private static final String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a%s}}\n";
    private static final String PLAIN = MAP.formatted("");
    private static final String PLACED = MAP.formatted(", namespace: own");

    private static Optional<String> namespace(String... files) {
        Platform platform = platform(files);
        return platform.namespace(platform.ofKind("ConfigMap").get(0));
    }

    @Test
    void leaves_a_namespace_that_nobody_changes() {
        assertThat(namespace("a.yaml", PLACED)).contains("own");
        assertThat(namespace("a.yaml", PLAIN)).isEmpty();
        assertThat(namespace("a.yaml", PLACED, "kustomization.yaml", "resources: [a.yaml]\n"))
                .contains("own");
        assertThat(namespace("a.yaml", PLACED, "kustomization.yaml", "{namespace: given, resources: [b.yaml]}\n"))
                .contains("own");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"kustomization.yaml", "kustomization.yml", "Kustomization"})
    void gives_the_namespace_of_a_kustomization(String file) {
        assertThat(namespace("x/a.yaml", PLACED, "x/" + file, "{namespace: given, resources: [./a.yaml]}\n"))
                .contains("given");
    }

    @Test
    void reads_a_kustomization_with_a_kind() {
        String text =
                "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, namespace: given, resources: [a.yaml]}\n";

        assertThat(namespace("a.yaml", PLAIN, "kustomization.yaml", text)).contains("given");
    }

    @Test
    void gives_the_namespace_of_an_overlay_to_what_its_bases_take_in() {
        assertThat(namespace(
                        "base/deep/a.yaml",
                        PLACED,
                        "base/deep/kustomization.yaml",
                        "resources: [a.yaml]\n",
                        "base/kustomization.yaml",
                        "resources: [deep/]\n",
                        "overlay/kustomization.yaml",
                        "{namespace: given, resources: [../base]}\n"))
                .contains("given");
    }

    @Test
    void lets_the_outer_namespace_win() {
        assertThat(namespace(
                        "base/a.yaml",
                        PLACED,
                        "base/kustomization.yaml",
                        "{namespace: inner, resources: [a.yaml]}\n",
                        "overlay/kustomization.yaml",
                        "{namespace: outer, resources: [../base]}\n"))
                .isNotEqualTo(Optional.of("inner"));
    }

    @Test
    void does_not_choose_between_two_overlays() {
        assertThat(namespace(
                        "base/a.yaml",
                        PLACED,
                        "base/kustomization.yaml",
                        "resources: [a.yaml]\n",
                        "dev/kustomization.yaml",
                        "{namespace: dev, resources: [../base]}\n",
                        "live/kustomization.yaml",
                        "{namespace: live, resources: [../base]}\n"))
                .isEmpty();
    }

    @Test
    void ends_where_kustomizations_take_in_each_other() {
        assertThat(namespace(
                        "x/a.yaml",
                        PLACED,
                        "x/kustomization.yaml",
                        "{namespace: given, resources: [a.yaml, ../y, ., ../x]}\n",
                        "y/kustomization.yaml",
                        "{namespace: given, resources: [../x]}\n"))
                .contains("given");
    }

    @Test
    void leaves_patches_out_of_the_resources() {
        Platform platform = platform(
                "a.yaml",
                PLAIN,
                "p1.yaml",
                PLAIN,
                "p2.yaml",
                PLAIN,
                "kustomization.yaml",
                "{resources: [a.yaml], patches: [{path: p1.yaml}, {patch: text}], patchesStrategicMerge: [./p2.yaml, \"a: b\\n\"]}\n");

        assertThat(platform.ofKind("ConfigMap"))
                .singleElement()
                .matches(map -> map.file().equals("a.yaml"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "text",
                "[a.yaml]",
                "{namespace: [a], resources: text, patches: {a: b}}",
                "{configMapGenerator: {name: a, files: [b]}, secretGenerator: {c: d}}",
                "{namespace: given, resources: [null, 5, {a: b}, ../../../..], configMapGenerator: text}",
                "{resources: [a.yaml], secretGenerator: [{name: [a], files: {b: c}}], patches: [null, 5, {path: [a]}]}"
            })
    void takes_kustomizations_of_any_shape(String text) {
        assertThat(namespace("a.yaml", PLACED, "kustomization.yaml", text)).contains("own");
    }

    @Test
    void prefers_a_kustomization_that_says_its_kind() {
        String text =
                "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, namespace: %s, resources: [a.yaml]}\n";

        assertThat(namespace(
                        "a.yaml",
                        PLAIN,
                        "Kustomization",
                        "{namespace: other, resources: [a.yaml]}\n",
                        "kustomization.yaml",
                        text.formatted("given")))
                .contains("given");
    }

    /** Which of them a file gets is not known, however many there are. */
    @Test
    void keeps_two_of_many_namespaces() {
        Kustomizations kustomizations = new Kustomizations(manifests(
                "base/a.yaml", PLACED,
                "base/kustomization.yaml", "resources: [a.yaml]\n",
                "one/kustomization.yaml", "{namespace: one, resources: [../base]}\n",
                "two/kustomization.yaml", "{namespace: two, resources: [../base]}\n",
                "three/kustomization.yaml", "{namespace: three, resources: [../base]}\n"));

        assertThat(kustomizations.namespaces("base/a.yaml")).hasSize(2);
        assertThat(kustomizations.namespaces("base/b.yaml")).isEmpty();
    }

    @Test
    void knows_what_generators_make() {
        List<Kustomizations.Generated> generated =
                new Kustomizations(manifests("x/kustomization.yaml", """
                        configMapGenerator:
                          - name: a
                            files: [values.yaml, other=sub/b.yaml, ../c.yaml]
                            literals: [one=1, two=2=3, =4, five]
                        secretGenerator:
                          - name: b
                        """)).generated();

        assertThat(generated)
                .extracting(Kustomizations.Generated::kind, Kustomizations.Generated::name)
                .containsExactly(tuple("ConfigMap", "a"), tuple("Secret", "b"));
        assertThat(generated.get(0).files())
                .isEqualTo(Map.of("values.yaml", "x/values.yaml", "other", "x/sub/b.yaml", "c.yaml", "c.yaml"));
        assertThat(generated.get(0).literals()).isEqualTo(Map.of("one", "1", "two", "2=3"));
        assertThat(generated.get(0).spot().place()).hasToString("x/kustomization.yaml:2");
        assertThat(generated.get(1).spot().place()).hasToString("x/kustomization.yaml:6");
    }

    @ParameterizedTest(name = "{1} below \"{0}\" is {2}")
    @CsvSource({
        "a, b.yaml, a/b.yaml",
        "a, ./b.yaml, a/b.yaml",
        "a/b, ../c, a/c",
        "a/b, ../../c/, c",
        "a, .., ''",
        "'', b, b",
        "'', .//b, b",
        "a, ../../b, ../b",
        "a, ../../../b, ../../b"
    })
    void follows_paths(String folder, String path, String resolved) {
        assertThat(Kustomizations.resolve(folder, path)).isEqualTo(resolved);
    }

    @ParameterizedTest(name = "{0}: named {1}, below {2}")
    @CsvSource({
        "a.yaml, false, false",
        "elsewhere/a.yaml, false, false",
        "x/listed.yaml, true, true",
        "x/patch.yaml, true, true",
        "x/values.yaml, true, true",
        "x/forgotten.yaml, false, true",
        "x/deep/er/a.yaml, true, true",
        "x/other/a.yaml, false, true",
        "x/kustomization.yaml, false, true",
        "y/shared.yaml, true, true",
        "y/forgotten.yaml, false, true",
        "x/inline.yaml, false, true"
    })
    void know_which_files_they_name(String file, boolean named, boolean below) {
        Kustomizations kustomizations =
                new Kustomizations(manifests("x/kustomization.yaml", """
                resources: [listed.yaml, ./deep, ../y/shared.yaml]
                patches:
                  - path: patch.yaml
                  - patch: |-
                      inline.yaml
                      - op: remove
                configMapGenerator: [{name: a, files: [key=values.yaml]}]
                """, "y/kustomization.yaml", "{namespace: a}\n"));

        assertThat(kustomizations.isNamed(file)).isEqualTo(named);
        assertThat(kustomizations.isBelow(file)).isEqualTo(below);
    }

    @Test
    void are_above_all_else_at_the_top() {
        Kustomizations kustomizations =
                new Kustomizations(manifests("kustomization.yaml", "{resources: [a.yaml, b]}\n"));

        assertThat(kustomizations.isNamed("a.yaml")).isTrue();
        assertThat(kustomizations.isNamed("b/c.yaml")).isTrue();
        assertThat(kustomizations.isNamed("c.yaml")).isFalse();
        assertThat(kustomizations.isNamed("c/d.yaml")).isFalse();
        assertThat(kustomizations.isBelow("c/d.yaml")).isTrue();
        assertThat(new Kustomizations(manifests()).isBelow("d.yaml")).isFalse();
    }

    @Test
    void know_who_takes_in_a_folder() {
        Kustomizations kustomizations = new Kustomizations(manifests(
                "base/a.yaml", PLAIN,
                "base/kustomization.yaml", "{resources: [a.yaml]}\n",
                "middle/kustomization.yaml", "{resources: [../base, ../files/b.yaml]}\n",
                "files/b.yaml", PLAIN,
                "top/kustomization.yaml", "{components: [../middle]}\n",
                "ring/kustomization.yaml", "{resources: [../ring, ../back]}\n",
                "back/kustomization.yaml", "{resources: [../ring]}\n"));

        assertThat(kustomizations.takersOf("base")).containsExactly("middle", "top");
        assertThat(kustomizations.takersOf("files")).containsExactly("middle", "top");
        assertThat(kustomizations.takersOf("top")).isEmpty();
        assertThat(kustomizations.takersOf("ring")).containsExactly("back");
        assertThat(kustomizations.isTaken("base")).isTrue();
        assertThat(kustomizations.isTaken("top")).isFalse();
        assertThat(kustomizations.isTaken("ring")).isTrue();
    }

    @Test
    void do_not_look_for_more_than_some_who_take_in_a_folder() {
        String[] files = new String[2 * 250];
        for (int number = 0; number < 250; number++) {
            files[2 * number] = number + "/kustomization.yaml";
            files[2 * number + 1] = "{resources: [../%d]}\n".formatted(number + 1);
        }

        assertThat(new Kustomizations(manifests(files)).takersOf("250")).hasSize(200);
    }
}
