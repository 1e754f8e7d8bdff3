package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
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
}
