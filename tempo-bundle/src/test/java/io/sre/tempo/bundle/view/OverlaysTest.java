package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.manifests;
import static io.sre.tempo.bundle.view.PlatformFixture.platform;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaysTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo}
            spec:
              interval: 30m
              chart: {spec: {chart: tempo, version: 1.24.4, sourceRef: {kind: HelmRepository, name: grafana, namespace: flux-system}}}
              values: {persistence: {enabled: true}, tempo: {retention: 24h}}
            """;

    private static final String DATASOURCE = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: datasource, labels: {grafana_datasource: "1"}}
            data:
              tempo.yaml: |
                apiVersion: 1
                datasources:
                  - {name: Tempo, type: tempo, uid: tempo, url: "http://tempo:%d"}
            """;

    private static List<String> retentions(String... files) {
        return platform(files).releases().stream()
                .map(release -> release.written().at("tempo.retention").text())
                .toList();
    }

    private static List<String> warnings(String... files) {
        return Validator.standard()
                .validate(manifests(files))
                .atLeast(io.sre.tempo.model.finding.Severity.WARNING)
                .list()
                .stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    private static String patched(String patches) {
        return "{namespace: tracing, resources: [../base], %s}\n".formatted(patches);
    }

    /** As kustomize 5.7 builds it: it knows the lists of Kubernetes' own types, and replaces those of all others. */
    @Test
    void replaces_lists_of_custom_resources_and_merges_those_of_containers() {
        Platform platform = Platform.of(manifests("base/all.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo}
                spec:
                  chart: {spec: {chart: tempo, version: 1.24.4, sourceRef: {kind: HelmRepository, name: grafana}}}
                  values: {tempo: {extraEnv: [{name: A, value: a}, {name: B, value: b}]}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: a, image: a:1, tty: true}, {name: b, image: b:1}]}}}
                """, "kustomization.yaml", """
                resources: [base/all.yaml]
                patches:
                  - patch: |
                      apiVersion: helm.toolkit.fluxcd.io/v2
                      kind: HelmRelease
                      metadata: {name: tempo}
                      spec: {values: {tempo: {extraEnv: [{name: B, value: c}]}}}
                  - patch: |
                      apiVersion: apps/v1
                      kind: Deployment
                      metadata: {name: web}
                      spec: {template: {spec: {containers: [{name: a, image: a:2}, {name: c, image: c:1}]}}}
                """));

        assertThat(platform.releases().get(0).written().at("tempo.extraEnv").toJson())
                .hasToString("[{\"name\":\"B\",\"value\":\"c\"}]");
        assertThat(platform.ofKind("Deployment").get(0).tree().at("/spec/template/spec/containers"))
                .map(Object::toString)
                .containsExactlyInAnyOrder(
                        "{\"name\":\"a\",\"image\":\"a:2\",\"tty\":true}",
                        "{\"name\":\"b\",\"image\":\"b:1\"}",
                        "{\"name\":\"c\",\"image\":\"c:1\"}");
    }

    @Test
    void leaves_what_nobody_patches() {
        Manifests manifests = manifests(
                "base/kustomization.yaml",
                "resources: [a.yaml]\n",
                "base/a.yaml",
                RELEASE,
                "prod/kustomization.yaml",
                patched("patches: [{path: b.yaml, target: {kind: Service}}]"),
                "prod/b.yaml",
                "- {op: remove, path: /spec}\n");

        assertThat(Platform.of(manifests).ofKind("HelmRelease")).containsExactlyElementsOf(manifests.list());
    }

    @Test
    void merges_patches_of_files_and_of_texts() {
        String patch = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo}
                spec: {values: {tempo: {retention: 48h}}}
                """;
        String base = "resources: [a.yaml]\n";

        assertThat(retentions(
                        "base/kustomization.yaml", base,
                        "base/a.yaml", RELEASE,
                        "prod/b.yaml", patch,
                        "prod/kustomization.yaml", patched("patches: [{path: b.yaml}]")))
                .containsExactly("48h");
        assertThat(retentions(
                        "base/kustomization.yaml", base,
                        "base/a.yaml", RELEASE,
                        "prod/b.yaml", patch,
                        "prod/kustomization.yaml", patched("patchesStrategicMerge: [b.yaml]")))
                .containsExactly("48h");
        assertThat(retentions(
                        "base/kustomization.yaml",
                        base,
                        "base/a.yaml",
                        RELEASE,
                        "prod/kustomization.yaml",
                        "resources: [../base]\npatches:\n  - patch: |\n" + patch.indent(6)))
                .containsExactly("48h");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{op: replace, path: /spec/values/tempo/retention, value: 48h}",
                "{op: add, path: /spec/values/tempo, value: {retention: 48h}}",
                "{op: copy, from: /spec/interval, path: /spec/values/tempo/retention}, {op: replace, path: /spec/values/tempo/retention, value: 48h}",
                "{op: test, path: /spec/interval, value: 30m}, {op: replace, path: /spec/values/tempo/retention, value: 48h}"
            })
    void does_the_operations_of_a_patch(String operations) {
        assertThat(retentions(
                        "base/kustomization.yaml",
                        "resources: [a.yaml]\n",
                        "base/a.yaml",
                        RELEASE,
                        "prod/b.yaml",
                        "[%s]\n".formatted(operations),
                        "prod/kustomization.yaml",
                        patched("patchesJson6902: [{path: b.yaml, target: {kind: HelmRelease, name: tempo}}]")))
                .containsExactly("48h");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "kind: HelmRelease",
                "name: tem.*",
                "name: ^(loki|tempo)$",
                "name: .*p.*",
                "group: helm.toolkit.fluxcd.io",
                "labelSelector: team=a"
            })
    void finds_the_target_of_a_patch(String target) {
        assertThat(retentions(
                        "base/kustomization.yaml",
                        "resources: [a.yaml]\n",
                        "base/a.yaml",
                        RELEASE.replace("{name: tempo}", "{name: tempo, labels: {team: a}}"),
                        "prod/b.yaml",
                        "[{op: replace, path: /spec/values/tempo/retention, value: 48h}]\n",
                        "prod/kustomization.yaml",
                        patched("patches: [{path: b.yaml, target: {%s}}]".formatted(target))))
                .containsExactly("48h");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"kind: Helm", "name: temp", "name: tempo.+x", "group: apps", "labelSelector: team=b"})
    void patches_no_other(String target) {
        assertThat(retentions(
                        "base/kustomization.yaml",
                        "resources: [a.yaml]\n",
                        "base/a.yaml",
                        RELEASE.replace("{name: tempo}", "{name: tempo, labels: {team: a}}"),
                        "prod/b.yaml",
                        "[{op: replace, path: /spec/values/tempo/retention, value: 48h}]\n",
                        "prod/kustomization.yaml",
                        patched("patches: [{path: b.yaml, target: {%s}}]".formatted(target))))
                .containsExactly("24h");
    }

    @Test
    void applies_the_patches_of_components() {
        assertThat(retentions(
                        "a.yaml", RELEASE,
                        "c/kustomization.yaml",
                                "{kind: Component, apiVersion: kustomize.config.k8s.io/v1alpha1, patches: [{path: b.yaml, target: {kind: HelmRelease}}]}\n",
                        "c/b.yaml", "[{op: replace, path: /spec/values/tempo/retention, value: 48h}]\n",
                        "kustomization.yaml", "{resources: [a.yaml], components: [c]}\n"))
                .containsExactly("48h");
    }

    @Test
    void judges_each_overlay_by_itself() {
        String staging = "{namespace: staging, resources: [../base, ds.yaml]}\n";
        String prod =
                "{namespace: prod, resources: [../base, ds.yaml], patches: [{path: p.yaml, target: {kind: HelmRelease}}]}\n";
        String older = "[{op: replace, path: /spec/chart/spec/version, value: 1.22.0}]\n";

        assertThat(warnings(
                        "base/kustomization.yaml", "resources: [a.yaml]\n",
                        "base/a.yaml", RELEASE,
                        "staging/kustomization.yaml", staging,
                        "staging/ds.yaml", DATASOURCE.formatted(3200),
                        "prod/kustomization.yaml", prod,
                        "prod/p.yaml", older,
                        "prod/ds.yaml", DATASOURCE.formatted(3100)))
                .isEmpty();
    }

    @Test
    void judges_clusters_with_the_same_names_by_their_folders() {
        String older = RELEASE.replace("1.24.4", "1.22.0").replace("{name: tempo}", "{name: tempo, namespace: obs}");
        String newer = RELEASE.replace("{name: tempo}", "{name: tempo, namespace: obs}");
        String datasource = DATASOURCE.replace("{name: datasource,", "{name: datasource, namespace: obs,");

        assertThat(warnings(
                        "eu/tempo.yaml",
                        older,
                        "eu/ds.yaml",
                        datasource.formatted(3100),
                        "us/tempo.yaml",
                        newer,
                        "us/ds.yaml",
                        datasource.formatted(3200)))
                .isEmpty();
        assertThat(warnings("eu/tempo.yaml", older, "us/tempo.yaml", newer, "us/ds.yaml", datasource.formatted(3100)))
                .containsExactly("TEMPO-PORT-002 us/ds.yaml:8");
    }

    @Test
    void gives_names_their_prefix() {
        assertThat(warnings(
                        "a.yaml",
                        RELEASE,
                        "ds.yaml",
                        DATASOURCE
                                .replace("http://tempo:", "http://dev-tempo.obs:")
                                .formatted(3200),
                        "kustomization.yaml",
                        "{namespace: obs, namePrefix: dev-, resources: [a.yaml, ds.yaml]}\n"))
                .isEmpty();
    }

    @Test
    void shows_a_finding_at_the_patch_and_suppresses_it_at_the_resource() {
        String patch = """
                - op: add
                  path: /spec/values/tempo/server
                  value:
                    http_listen_port: 3100
                """;
        String[] files = {
            "base/kustomization.yaml",
            "resources: [a.yaml]\n",
            "base/a.yaml",
            RELEASE,
            "prod/b.yaml",
            patch,
            "prod/kustomization.yaml",
            patched("patches: [{path: b.yaml, target: {kind: HelmRelease}}]")
        };

        assertThat(warnings(files)).containsExactly("TEMPO-PORT-001 prod/b.yaml:4");
        files[3] = RELEASE.replace(
                "{name: tempo}", "{name: tempo, annotations: {suppress.sre.io/TEMPO-PORT-001: it is so}}");
        assertThat(warnings(files)).isEmpty();
    }

    @Test
    void leaves_out_what_a_patch_deletes() {
        String delete =
                "{$patch: delete, apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: tempo}}\n";

        assertThat(retentions(
                        "base/kustomization.yaml",
                        "resources: [a.yaml]\n",
                        "base/a.yaml",
                        RELEASE,
                        "prod/b.yaml",
                        delete,
                        "prod/kustomization.yaml",
                        patched("patches: [{path: b.yaml}]")))
                .isEmpty();
    }

    @Test
    void applies_the_patches_of_flux_once() {
        String flux = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: %s, namespace: flux-system}
                spec:
                  path: ./%s
                  patches: %s
                """;
        String values =
                "[{target: {kind: HelmRelease}, patch: '[{op: replace, path: /spec/values/tempo/retention, value: 48h}]'}]";
        String patches = "[{target: {kind: Kustomization}, patch: '[{op: add, path: /spec/patches/-, value: %s}]'}]"
                .formatted(values.substring(1, values.length() - 1).replace("'", "''"));

        assertThat(retentions(
                        "clusters/apps.yaml", flux.formatted("apps", "apps", patches),
                        "apps/tempo.yaml",
                                flux.formatted("tempo", "apps/tempo/app", "[{patch: '', target: {kind: None}}]"),
                        "apps/tempo/app/a.yaml", RELEASE))
                .containsExactly("48h");
    }

    /** As kustomize 5.7 builds it; the name that was written is a stand-in, and may be no name. */
    @Test
    void names_a_namespace_as_the_namespace_of_all_else() {
        Manifests manifests = manifests(
                "common/kustomization.yaml",
                "{kind: Component, apiVersion: kustomize.config.k8s.io/v1alpha1, resources: [namespace.yaml]}\n",
                "common/namespace.yaml",
                "{apiVersion: v1, kind: Namespace, metadata: {name: _, labels: {istio-injection: enabled}}}\n",
                "logs/kustomization.yaml",
                "{namespace: logs, components: [../common]}\n",
                "traces/kustomization.yaml",
                "{namespace: traces, components: [../common]}\n");

        Platform platform = Platform.of(manifests);

        assertThat(platform.ofKind("Namespace"))
                .map(namespace -> namespace.name() + namespace.namespace())
                .containsExactly("logs", "traces");
        assertThat(platform.namespaceLabels("traces")).containsEntry("istio-injection", "enabled");
        assertThat(Validator.standard().validate(manifests)).isEmpty();
    }

    @Test
    void leaves_the_name_of_a_namespace_that_no_kustomization_gives() {
        Platform platform = Platform.of(manifests(
                "kustomization.yaml", "resources: [a.yaml]\n",
                "a.yaml", "{apiVersion: v1, kind: Namespace, metadata: {name: tracing}}\n",
                "b/kustomization.yaml", "{namespace: given, resources: [b.yaml]}\n",
                "b/b.yaml", "{apiVersion: example.org/v1, kind: Namespace, metadata: {name: other}}\n"));

        assertThat(platform.ofKind("Namespace")).map(Manifest::name).containsExactly("tracing", "other");
    }

    @Test
    void tells_what_kustomize_builds() {
        String flux = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec: {path: ./apps}
                """;
        Platform platform = Platform.of(manifests(
                "taken/kustomization.yaml",
                "resources: [a.yaml]\n",
                "taken/a.yaml",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: taken}}\n",
                "taken/b.yaml",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: left}}\n",
                "apps/c.yaml",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: applied}}\n",
                "flux.yaml",
                flux));

        assertThat(platform.ofKind("ConfigMap").stream().filter(platform::isBuilt))
                .map(Manifest::name)
                .containsExactly("taken", "applied");
    }

    @Test
    void survives_circles_and_odd_shapes() {
        for (String odd : List.of(
                "{resources: [../base], patches: [a, 1, null, {path: 1}, {patch: '- 1'}, {patch: 'x'}]}\n",
                "{resources: [../prod, ../base], patches: [{path: b.yaml, target: []}]}\n",
                "{components: [../prod], patches: {path: b.yaml}, namePrefix: [a]}\n")) {
            List<Manifest> left = Platform.of(manifests(
                            "base/kustomization.yaml",
                            "{resources: [a.yaml, ../prod], namePrefix: x}\n",
                            "base/a.yaml",
                            RELEASE,
                            "prod/b.yaml",
                            "[{op: move, path: /a}, {op: remove, path: ''}, {op: add, path: /metadata/name/x, value: 1}]\n",
                            "prod/kustomization.yaml",
                            odd))
                    .ofKind("HelmRelease");

            assertThat(left).isNotNull();
        }
    }

    @Test
    void gives_each_of_several_overlays_its_own_resource() {
        String overlay = "{namespace: %s, resources: [../base], patches: [{target: {kind: HelmRelease},"
                + " patch: '[{op: replace, path: /spec/interval, value: %s}]'}]}\n";
        Platform platform = platform(
                "base/kustomization.yaml",
                "resources: [a.yaml]\n",
                "base/a.yaml",
                RELEASE,
                "dev/kustomization.yaml",
                overlay.formatted("dev", "1h"),
                "live/kustomization.yaml",
                overlay.formatted("live", "2h"));

        assertThat(platform.ofKind("HelmRelease"))
                .map(platform::namespace)
                .containsExactly(Optional.of("dev"), Optional.of("live"));
        assertThat(platform.ofKind("HelmRelease"))
                .map(release -> release.tree().at("/spec/interval").asText())
                .containsExactly("1h", "2h");
    }

    @Test
    void knows_the_overlay_of_what_flux_patches_after_it() {
        String overlay = "{namespace: tracing, resources: [../base], namePrefix: %s-}\n";
        String flux = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec:
                  path: ./
                  patches: [{target: {kind: HelmRelease}, patch: '[{op: replace, path: /spec/interval, value: 5m}]'}]
                """;
        Manifests manifests = manifests(
                "base/kustomization.yaml",
                "resources: [a.yaml]\n",
                "base/a.yaml",
                RELEASE,
                "flux.yaml",
                flux,
                "live/kustomization.yaml",
                overlay.formatted("live"));
        Kustomizations kustomizations = new Kustomizations(manifests);
        Overlays overlays = new Overlays(kustomizations, manifests);
        List<Manifest> built = overlays.applyTo(manifests.list());
        List<Manifest> patched = overlays.applyFlux(
                built,
                new FluxContext(new Index(built, manifests), kustomizations, overlays::home),
                manifest -> manifest.kind().equals("HelmRelease"));

        assertThat(patched).extracting(Manifest::name).containsExactly("live-tempo", "apps");
        assertThat(patched.get(0).tree().at("/spec/interval").asText()).isEqualTo("5m");
        assertThat(overlays.isMade(patched.get(0))).isTrue();
        assertThat(overlays.home(patched.get(0))).isEqualTo("live");
        assertThat(overlays.isMade(patched.get(1))).isFalse();
        assertThat(overlays.home(patched.get(1))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "namePrefix: dev-; dev-tempo",
                "nameSuffix: -dev; tempo-dev",
                "namePrefix: a-, nameSuffix: -b; a-tempo-b",
                "namePrefix: ''; tempo"
            })
    void gives_names_their_prefix_and_suffix(String affixes, String name) {
        assertThat(platform("a.yaml", RELEASE, "kustomization.yaml", "{resources: [a.yaml], %s}\n".formatted(affixes))
                        .ofKind("HelmRelease"))
                .extracting(Manifest::name)
                .containsExactly(name);
    }

    @Test
    void never_renames_namespaces_nor_what_has_no_name() {
        Platform platform = platform(
                "a.yaml",
                "{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n---\n{apiVersion: v1, kind: ConfigMap}\n",
                "kustomization.yaml",
                "{resources: [a.yaml], namePrefix: dev-}\n");

        assertThat(platform.resources()).extracting(Manifest::name).containsExactly("a", "");
    }

    @Test
    void finds_what_a_base_renamed_by_its_written_name() {
        assertThat(retentions(
                        "base/kustomization.yaml",
                        "{resources: [a.yaml], namePrefix: dev-}\n",
                        "base/a.yaml",
                        RELEASE,
                        "live/kustomization.yaml",
                        "{resources: [../base], patches: [{target: {name: tempo},"
                                + " patch: '[{op: replace, path: /spec/values/tempo/retention, value: 48h}]'}]}\n"))
                .containsExactly("48h");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "patchesStrategicMerge: ['{kind: HelmRelease, metadata: {name: tempo}, spec: {values: {tempo: {retention: 48h}}}}']",
                "patchesStrategicMerge: [\"kind: HelmRelease\\nmetadata: {name: tempo}\\nspec: {values: {tempo: {retention: 48h}}}\"]",
                "patches: [{patch: '{kind: HelmRelease, metadata: {name: tempo}, spec: {values: {tempo: {retention: 48h}}}}'}]"
            })
    void merges_patches_that_stand_in_the_kustomization(String patches) {
        assertThat(retentions(
                        "a.yaml", RELEASE, "kustomization.yaml", "{resources: [a.yaml], %s}\n".formatted(patches)))
                .containsExactly("48h");
    }

    private static final String INLINE =
            "patches: [{target: {kind: HelmRelease}, patch: '[{op: replace, path: /spec/values/tempo/retention, value: 48h}]'}]";

    @Test
    void patches_beside_a_component_that_is_not_at_hand() {
        assertThat(retentions(
                        "a.yaml",
                        RELEASE,
                        "kustomization.yaml",
                        "{resources: [a.yaml], components: [none], %s}\n".formatted(INLINE)))
                .containsExactly("48h");
    }

    @Test
    void leaves_what_a_component_would_patch_that_nobody_takes_in() {
        assertThat(retentions(
                        "a.yaml",
                        RELEASE,
                        "c/kustomization.yaml",
                        "{apiVersion: kustomize.config.k8s.io/v1alpha1, kind: Component, resources: [../a.yaml], %s}\n"
                                .formatted(INLINE)))
                .containsExactly("24h");
    }

    @ParameterizedTest(name = "{0} folders deep: {1}")
    @CsvSource({"100, 48h", "101, 24h"})
    void follows_kustomizations_as_deep_as_anybody_nests_them(int depth, String retention) {
        List<String> files = new ArrayList<>(List.of("a.yaml", RELEASE));
        for (int folder = 0; folder <= depth; folder++) {
            String below = folder == depth ? "../a.yaml" : "../%03d".formatted(folder + 1);
            files.add("%03d/kustomization.yaml".formatted(folder));
            files.add("{resources: [%s], %s}\n".formatted(below, folder == 0 ? INLINE : "images: []"));
        }

        assertThat(retentions(files.toArray(String[]::new))).containsExactly(retention);
    }

    /** 127 resources that are taken in 3937 times and once more are two short of the million comparisons that are allowed. */
    @ParameterizedTest(name = "{0} patches: {1}")
    @CsvSource({"1, 48h", "2, 24h"})
    void leaves_resources_as_they_are_written_where_overlays_are_without_end(int patches, String retention) {
        String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n---\n";
        String other = ", {target: {kind: None}, patch: '[]'}";

        assertThat(retentions(
                        "base/maps.yaml", map.repeat(127),
                        "base/kustomization.yaml", "resources: [maps.yaml]\n",
                        "many/kustomization.yaml", "resources: [%s]\n".formatted("../base, ".repeat(3937)),
                        "a.yaml", RELEASE,
                        "kustomization.yaml",
                                "{resources: [a.yaml], %s}\n"
                                        .formatted(INLINE.replace("}]'}]", "}]'}" + other.repeat(patches - 1) + "]"))))
                .containsExactly(retention);
    }
}
