package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.manifest.Manifests;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizationsTest {

    private static final String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a%s}}\n";
    private static final String PLAIN = MAP.formatted("");
    private static final String PLACED = MAP.formatted(", namespace: own");

    /** Files in pairs of name and text. */
    private static Platform platform(String... files) {
        Map<String, String> all = new HashMap<>();
        for (int at = 0; at < files.length; at += 2) {
            all.put(files[at], files[at + 1]);
        }
        return Platform.of(Manifests.parse(all));
    }

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
                "{namespace: given, resources: [null, 5, {a: b}, ../../../..], configMapGenerator: text}",
                "{resources: [a.yaml], secretGenerator: [{name: [a], files: {b: c}}], patches: [null, 5, {path: [a]}]}"
            })
    void takes_kustomizations_of_any_shape(String text) {
        assertThat(namespace("a.yaml", PLACED, "kustomization.yaml", text)).contains("own");
    }
}
