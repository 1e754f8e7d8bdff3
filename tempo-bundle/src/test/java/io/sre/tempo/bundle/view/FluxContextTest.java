package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.platform;
import static io.sre.tempo.bundle.view.PlatformFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxContextTest {

    private static final String FLUX = """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: %s, namespace: flux-system}
            spec: %s
            """;

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: own%s}
            spec:
              chart:
                spec:
                  chart: tempo
                  version: 1.24.4
                  sourceRef: {kind: HelmRepository, name: grafana}
              values: {tempo: {retention: "%s"}}
            """;

    private static final String PLAIN = RELEASE.formatted("", "24h");

    private static Release release(String... files) {
        return platform(files).releases().get(0);
    }

    private static String flux(String spec) {
        return FLUX.formatted("apps", spec);
    }

    private static Value retention(String text, String spec) {
        return release("apps/tempo.yaml", RELEASE.formatted("", text), "flux.yaml", flux(spec))
                .written()
                .at("tempo.retention");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "./apps, given",
        "apps, given",
        "apps/, given",
        "./clusters/live/apps, given",
        "./infrastructure, own",
        "./myapps, own",
        "./, given"
    })
    void gives_the_target_namespace_to_what_lies_below_the_path(String path, String namespace) {
        String flux = flux("{path: %s, targetNamespace: given}".formatted(path));

        assertThat(release("apps/tempo.yaml", PLAIN, "flux.yaml", flux).namespace())
                .contains(namespace);
    }

    @Test
    void gives_the_target_namespace_over_that_of_kustomize() {
        assertThat(release(
                                "apps/tempo.yaml",
                                PLAIN,
                                "apps/kustomization.yaml",
                                "{namespace: inner, resources: [tempo.yaml]}\n",
                                "flux.yaml",
                                flux("{path: apps, targetNamespace: given}"))
                        .namespace())
                .contains("given");
    }

    @Test
    void chooses_the_kustomization_whose_path_fits() {
        assertThat(release(
                                "apps/tempo.yaml",
                                PLAIN,
                                "one.yaml",
                                flux("{path: apps, targetNamespace: given}"),
                                "two.yaml",
                                FLUX.formatted("infra", "{path: infra, targetNamespace: other}"))
                        .namespace())
                .contains("given");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "${RETENTION}, 48h",
        "x${RETENTION}y, x48hy",
        "${NONE:=5h}, 5h",
        "${NONE:-5h}, 5h",
        "${NONE-5h}, 5h",
        "$RETENTION, $RETENTION",
        "$${RETENTION}, ${RETENTION}",
        "${NONE}, ${NONE}"
    })
    void substitutes_what_is_known(String text, String result) {
        assertThat(retention(text, "{path: apps, postBuild: {substitute: {RETENTION: 48h}}}")
                        .text())
                .isEqualTo(result);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"${APP}, tempo", "x-${APP}-y, x-tempo-y", "${NONE}, ${NONE}", "${NONE:=tempo}, ${NONE:=tempo}"})
    void names_a_release_as_the_variables_say(String name, String result) {
        Release release = release(
                "apps/tempo.yaml",
                PLAIN.replace("name: tempo,", "name: '%s',".formatted(name)),
                "flux.yaml",
                flux(
                        "{path: apps, postBuild: {substitute: {APP: tempo}, substituteFrom: [{kind: Secret, name: more}]}}"));

        assertThat(release.name()).isEqualTo(result);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            value = {"${PORT}; 3200", "1${PORT}; 13200", "http${PORT}; \"http3200\"", "${NONE}; \"${NONE}\""})
    void makes_numbers_of_ports_as_flux_reads_them(String port, String result) {
        JsonNode policy = platform(
                        "apps/policy.yaml",
                        policy("tempo", "{ingress: [{ports: [{port: '%s'}]}]}".formatted(port)),
                        "flux.yaml",
                        flux("{path: apps, postBuild: {substitute: {PORT: '3200'}}}"))
                .ofKind("NetworkPolicy")
                .get(0)
                .tree();

        assertThat(policy.at("/spec/ingress/0/ports/0/port")).hasToString(result);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Secret", "ConfigMap"})
    void takes_no_default_where_variables_are_not_at_hand(String kind) {
        String from = "{path: apps, postBuild: {substitute: {EMPTY: ''}, substituteFrom: [{kind: %s, name: more}]}}"
                .formatted(kind);

        assertThat(retention("${NONE:=5h}", from).hasPlaceholder()).isTrue();
        assertThat(retention("${EMPTY:=5h}", from).text()).isEqualTo("5h");
    }

    @Test
    void leaves_text_without_post_build() {
        assertThat(retention("${RETENTION}", "{path: apps}").hasPlaceholder()).isTrue();
        assertThat(retention("$${RETENTION}", "{path: infra, postBuild: null}").text())
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"labels", "annotations"})
    void leaves_objects_that_are_marked(String field) {
        String mark = ", %s: {kustomize.toolkit.fluxcd.io/substitute: disabled}".formatted(field);

        assertThat(release(
                                "apps/tempo.yaml",
                                RELEASE.formatted(mark, "${RETENTION}"),
                                "flux.yaml",
                                flux("{path: apps, postBuild: {substitute: {RETENTION: 48h}}}"))
                        .written()
                        .at("tempo.retention")
                        .text())
                .isEqualTo("${RETENTION}");
    }

    @Test
    void puts_inline_variables_over_those_of_config_maps() {
        String maps = """
                {apiVersion: v1, kind: ConfigMap, metadata: {name: one, namespace: flux-system}, data: {A: one, B: one, C: one}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: two, namespace: flux-system}, data: {B: two, C: two}}
                """;
        String spec =
                "{path: apps, postBuild: {substitute: {C: three}, substituteFrom: [{kind: ConfigMap, name: one}, {kind: ConfigMap, name: two}]}}";

        assertThat(release(
                                "apps/tempo.yaml",
                                RELEASE.formatted("", "${A} ${B} ${C}"),
                                "flux.yaml",
                                flux(spec),
                                "maps.yaml",
                                maps)
                        .written()
                        .at("tempo.retention")
                        .text())
                .isEqualTo("one two three");
    }

    @Test
    void reads_the_config_maps_that_are_named_and_no_secrets() {
        String others = """
                {apiVersion: v1, kind: ConfigMap, metadata: {name: other, namespace: flux-system}, data: {A: other}}
                ---
                {apiVersion: v1, kind: Secret, metadata: {name: one, namespace: flux-system}, stringData: {A: secret}}
                """;
        String spec =
                "{path: apps, postBuild: {substituteFrom: [{kind: ConfigMap, name: one}, {kind: Secret, name: one}]}}";
        Value retention = release(
                        "apps/tempo.yaml", RELEASE.formatted("", "${A}"), "flux.yaml", flux(spec), "maps.yaml", others)
                .written()
                .at("tempo.retention");

        assertThat(retention.hasPlaceholder()).isTrue();
    }

    private static final String SETTINGS =
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings%s}, data: {A: %s}}\n";

    private static Value withSettings(String... files) {
        List<String> all = new ArrayList<>(List.of(files));
        all.addAll(List.of("apps/tempo.yaml", RELEASE.formatted("", "${A}")));
        all.addAll(List.of(
                "clusters/apps.yaml",
                flux("{path: apps, postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}}")));
        return release(all.toArray(String[]::new)).written().at("tempo.retention");
    }

    @Test
    void does_not_choose_between_the_config_maps_of_two_clusters() {
        String own = SETTINGS.formatted(", namespace: flux-system", "1h");

        assertThat(withSettings("eu/a.yaml", own, "us/a.yaml", own.replace("1h", "2h"))
                        .hasPlaceholder())
                .isTrue();
        assertThat(withSettings("eu/a.yaml", own, "us/a.yaml", own).text()).isEqualTo("1h");
    }

    @Test
    void reads_config_maps_in_the_namespace_of_the_kustomization() {
        String own = SETTINGS.formatted(", namespace: flux-system", "1h");
        String other = SETTINGS.formatted(", namespace: other", "2h");
        String anywhere = SETTINGS.formatted("", "3h");

        assertThat(withSettings("a.yaml", own, "b.yaml", other).text()).isEqualTo("1h");
        assertThat(withSettings("b.yaml", other).hasPlaceholder()).isTrue();
        assertThat(withSettings("c.yaml", anywhere).text()).isEqualTo("3h");
    }

    @Test
    void reads_config_maps_of_any_namespace_if_that_of_the_kustomization_is_not_known() {
        String flux = flux("{path: apps, postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}}")
                .replace(", namespace: flux-system", "");

        assertThat(release(
                                "apps/tempo.yaml",
                                RELEASE.formatted("", "${A}"),
                                "flux.yaml",
                                flux,
                                "a.yaml",
                                SETTINGS.formatted(", namespace: flux-system", "1h"))
                        .written()
                        .at("tempo.retention")
                        .text())
                .isEqualTo("1h");
    }

    @Test
    void removes_line_breaks_from_variables() {
        String map = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: one, namespace: flux-system}
                data:
                  A: |
                    48h
                """;
        String spec =
                "{path: apps, postBuild: {substitute: {B: \"x\\ny\"}, substituteFrom: [{kind: ConfigMap, name: one}]}}";

        assertThat(release(
                                "apps/tempo.yaml",
                                RELEASE.formatted("", "${A} ${B}"),
                                "flux.yaml",
                                flux(spec),
                                "maps.yaml",
                                map)
                        .written()
                        .at("tempo.retention")
                        .text())
                .isEqualTo("48h xy");
    }

    @Test
    void does_not_know_which_kustomization_applies_a_file_at_the_top() {
        Value retention = release(
                        "tempo.yaml",
                        RELEASE.formatted("", "${A}"),
                        "flux/apps.yaml",
                        FLUX.formatted("apps", "{path: apps, postBuild: {substitute: {A: 1h}}}"),
                        "flux/infra.yaml",
                        FLUX.formatted("infra", "{path: infra, postBuild: {substitute: {A: 2h}}}"))
                .written()
                .at("tempo.retention");

        assertThat(retention.hasPlaceholder()).isTrue();
    }

    @Test
    void does_not_choose_between_two_clusters() {
        Value retention = release(
                        "apps/tempo.yaml",
                        RELEASE.formatted("", "${RETENTION}"),
                        "dev.yaml",
                        FLUX.formatted("dev", "{path: apps, postBuild: {substitute: {RETENTION: 1h}}}"),
                        "live.yaml",
                        FLUX.formatted("live", "{path: apps, postBuild: {substitute: {RETENTION: 2h}}}"))
                .written()
                .at("tempo.retention");

        assertThat(retention.hasPlaceholder()).isTrue();
    }

    @Test
    void does_not_know_the_namespace_that_is_to_be_substituted() {
        String target = PLAIN.replace("spec:\n  chart:", "spec:\n  targetNamespace: ${ns}\n  chart:");

        assertThat(release("a.yaml", target).namespace()).isEqualTo(Optional.empty());
        assertThat(release("a.yaml", target).isNamed()).isFalse();
        assertThat(release("a.yaml", PLAIN.replace("namespace: own", "namespace: '${ns}'"))
                        .namespace())
                .isEqualTo(Optional.empty());
        assertThat(release("a.yaml", PLAIN).isNamed()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "null",
                "text",
                "[1]",
                "{path: [a], targetNamespace: {b: c}, postBuild: text}",
                "{postBuild: {substitute: [a], substituteFrom: {b: c}}}",
                "{postBuild: {substitute: {A: [b], C: null}, substituteFrom: [null, 5, {kind: ConfigMap}]}}"
            })
    void takes_kustomizations_of_any_shape(String spec) {
        assertThat(release("apps/tempo.yaml", RELEASE.formatted("", "${A}"), "flux.yaml", flux(spec))
                        .namespace())
                .contains("own");
    }

    /** A base beside two overlays, each applied by a Flux Kustomization of its own: as most repositories have it. */
    private static Release ofBase(String production, String staging) {
        String overlay = "{resources: [../base]}\n";
        return release(
                "apps/base/tempo.yaml",
                RELEASE.formatted("", "${KEEP}"),
                "apps/base/kustomization.yaml",
                "{resources: [tempo.yaml]}\n",
                "apps/production/kustomization.yaml",
                overlay,
                "apps/staging/kustomization.yaml",
                overlay,
                "clusters/production/apps.yaml",
                FLUX.formatted("production", production),
                "clusters/staging/apps.yaml",
                FLUX.formatted("staging", staging));
    }

    @Test
    void reaches_a_base_through_the_overlay_at_its_path() {
        Release release = ofBase(
                "{path: ./apps/production, targetNamespace: given, postBuild: {substitute: {KEEP: 5h}}}",
                "{path: ./elsewhere, targetNamespace: other, postBuild: {substitute: {KEEP: 9h}}}");

        assertThat(release.namespace()).contains("given");
        assertThat(release.written().at("tempo.retention").text()).isEqualTo("5h");
    }

    @Test
    void knows_of_a_base_of_several_only_what_they_agree_in() {
        Release release = ofBase(
                "{path: ./apps/production, targetNamespace: given, postBuild: {substitute: {KEEP: 5h}}}",
                "{path: ./apps/staging, targetNamespace: given, postBuild: {substitute: {KEEP: 9h}}}");

        assertThat(release.namespace()).contains("given");
        assertThat(release.written().at("tempo.retention").hasPlaceholder()).isTrue();
    }

    @Test
    void does_not_know_the_namespace_where_overlays_differ() {
        Release release = ofBase(
                "{path: ./apps/production, targetNamespace: given, postBuild: {substitute: {KEEP: 5h}}}",
                "{path: ./apps, targetNamespace: other, postBuild: {substitute: {KEEP: 5h}}}");

        assertThat(release.namespace()).isEmpty();
    }

    @Test
    void takes_a_base_for_what_it_is_if_somebody_applies_it_itself() {
        Release release = ofBase(
                "{path: ./apps/base, targetNamespace: given, postBuild: {substitute: {KEEP: 5h}}}",
                "{path: ./elsewhere, targetNamespace: other}");

        assertThat(release.namespace()).contains("given");
        assertThat(release.written().at("tempo.retention").text()).isEqualTo("5h");
    }

    @Test
    void knows_that_a_base_may_be_applied_itself_beside_its_overlay() {
        Release release = ofBase(
                "{path: ./apps/production, targetNamespace: given, postBuild: {substitute: {KEEP: 5h}}}",
                "{path: ./apps/base, targetNamespace: other, postBuild: {substitute: {KEEP: 5h}}}");
        Release elsewhere = ofBase(
                "{path: ./apps/production, targetNamespace: given, postBuild: {substitute: {KEEP: 5h}}}",
                "{path: ./other/base, targetNamespace: other, postBuild: {substitute: {KEEP: 5h}}}");

        assertThat(release.namespace()).isEmpty();
        assertThat(release.written().at("tempo.retention").text()).isEqualTo("5h");
        assertThat(elsewhere.namespace()).contains("given");
    }
}
