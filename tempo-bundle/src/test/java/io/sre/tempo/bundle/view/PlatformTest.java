package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.datasource;
import static io.sre.tempo.bundle.view.PlatformFixture.inOneFile;
import static io.sre.tempo.bundle.view.PlatformFixture.namespace;
import static io.sre.tempo.bundle.view.PlatformFixture.platform;
import static io.sre.tempo.bundle.view.PlatformFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.yaml.CrdFit;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A set of manifests as it takes effect. */
class PlatformTest {

    private static final String PLAIN = release("{}");

    private static final String FLUX = """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: %s, namespace: flux-system}
            spec: %s
            """;

    private static Installation tempo(Platform platform) {
        return platform.installations().get(0);
    }

    private static List<String> filesAt(Platform platform, String host, Spot asking) {
        return platform.installationsAt(host, Optional.empty(), asking).stream()
                .map(tempo -> tempo.manifest().file())
                .toList();
    }

    /** As Istio's webhooks choose the pods that they are asked for. */
    @ParameterizedTest(name = "pod {0}, namespace {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; ''; false",
                "{}; istio-injection: enabled; true",
                "{}; istio-injection: disabled; false",
                "{}; istio.io/rev: stable; true",
                "{}; 'istio-injection: enabled, istio.io/rev: stable'; true",
                "{}; 'istio-injection: disabled, istio.io/rev: stable'; false",
                "{sidecar.istio.io/inject: 'true'}; ''; true",
                "{sidecar.istio.io/inject: 'true'}; istio-injection: disabled; false",
                "{sidecar.istio.io/inject: 'false'}; istio-injection: enabled; false",
                "{sidecar.istio.io/inject: 'false', istio.io/rev: stable}; istio-injection: enabled; false",
                "{istio.io/rev: stable}; ''; true",
                "{istio.io/rev: stable}; istio-injection: disabled; false"
            })
    void knows_whether_istio_puts_a_sidecar_into_the_pod(String pod, String namespace, boolean sidecar) {
        Platform platform = inOneFile(release("{podLabels: %s}".formatted(pod)), namespace("tracing", namespace));

        assertThat(platform.hasSidecar(tempo(platform))).isEqualTo(sidecar);
    }

    @Test
    void knows_of_no_sidecar_where_the_namespace_is_not_at_hand() {
        Platform platform = inOneFile(PLAIN, namespace("other", "istio-injection: enabled"));

        assertThat(platform.hasSidecar(tempo(platform))).isFalse();
    }

    @Test
    void shows_where_the_injection_of_a_sidecar_was_written() {
        String labelled = release("{podLabels: {sidecar.istio.io/inject: 'true'}}");
        Platform byPod = inOneFile(labelled, namespace("tracing", "istio-injection: enabled"));
        Platform byNamespace = inOneFile(
                PLAIN,
                namespace("other", "istio-injection: enabled"),
                namespace("tracing", "istio-injection: enabled"));
        Platform byNobody = inOneFile(PLAIN, namespace("other", "istio-injection: enabled"));

        assertThat(byPod.injection(tempo(byPod)).orElseThrow().place().path())
                .isEqualTo("spec.values.podLabels[\"sidecar.istio.io/inject\"]");
        assertThat(byNamespace
                        .injection(tempo(byNamespace))
                        .orElseThrow()
                        .place()
                        .resource())
                .isEqualTo("Namespace tracing");
        assertThat(byNamespace
                        .injection(tempo(byNamespace))
                        .orElseThrow()
                        .place()
                        .path())
                .isEqualTo("metadata.labels");
        assertThat(byNobody.injection(tempo(byNobody))).isEmpty();
    }

    @Test
    void knows_the_labels_of_a_namespace_from_each_of_its_manifests() {
        Platform platform = inOneFile(
                namespace("a", "team: one, tier: one"), namespace("b", "zone: two"), namespace("a", "tier: three"));

        assertThat(platform.namespaceLabels("a"))
                .containsEntry("team", "one")
                .containsEntry("tier", "three")
                .hasSize(2);
        assertThat(platform.namespaceLabels("c")).isEmpty();
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "tempo, tracing, true",
        "tempo, , true",
        "tempo, other, false",
        "tempo.tracing, other, true",
        "tempo.other, tracing, false",
        "tempo.tracing.svc.cluster.local, , true",
        "tempo.tracing.example.com, , false",
        "loki.tracing, , false"
    })
    void finds_the_installation_whose_service_a_host_names(String host, String from, boolean found) {
        Platform platform = inOneFile(PLAIN);
        Spot asking = Spot.of(platform.resources().get(0));

        assertThat(platform.installationsAt(host, Optional.ofNullable(from), asking))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void finds_an_installation_in_any_namespace_if_its_own_is_not_known() {
        Platform platform = inOneFile(release("name: tempo", "{}"));
        Spot asking = Spot.of(platform.resources().get(0));

        assertThat(platform.installationsAt("tempo.anywhere", Optional.empty(), asking))
                .hasSize(1);
    }

    @Test
    void finds_no_installation_whose_name_is_not_known() {
        Platform platform = inOneFile(release("name: '${env}', namespace: tracing", "{fullnameOverride: traces}"));
        Spot asking = Spot.of(platform.resources().get(0));

        assertThat(platform.installationsAt("traces.tracing", Optional.empty(), asking))
                .isEmpty();
    }

    @Test
    void finds_of_the_same_in_several_clusters_the_nearest() {
        Platform platform = platform(
                "eu/apps/tempo.yaml",
                PLAIN,
                "us/apps/tempo.yaml",
                PLAIN,
                "us/tempo.yaml",
                release("name: tempo, namespace: other", "{}"),
                "eu/ds.yaml",
                datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"),
                "us/provisioning.yaml",
                "{apiVersion: 1, datasources: [{name: Tempo, type: tempo}]}\n");
        Spot european = platform.datasources().get(0).spot();
        Spot american = platform.datasources().get(1).spot();

        assertThat(filesAt(platform, "tempo.tracing", european)).containsExactly("eu/apps/tempo.yaml");
        assertThat(filesAt(platform, "tempo.tracing", american)).containsExactly("us/apps/tempo.yaml");
        assertThat(filesAt(platform, "tempo", european))
                .as("of each namespace")
                .containsExactly("eu/apps/tempo.yaml", "us/tempo.yaml");
        assertThat(filesAt(platform, "tempo", american)).containsExactly("us/apps/tempo.yaml", "us/tempo.yaml");
    }

    @Test
    void finds_the_installations_of_all_clusters_if_none_is_nearer() {
        Platform platform = platform(
                "eu/tempo.yaml", PLAIN,
                "us/tempo.yaml", PLAIN,
                "ds.yaml", datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"));

        assertThat(filesAt(
                        platform, "tempo.tracing", platform.datasources().get(0).spot()))
                .containsExactly("eu/tempo.yaml", "us/tempo.yaml");
    }

    @Test
    void takes_what_an_overlay_made_for_a_resource_of_its_folder() {
        String overlay = "{namespace: tracing, resources: [../base], patches: [{target: {kind: HelmRelease},"
                + " patch: '[{op: add, path: /metadata/labels, value: {cluster: %s}}]'}]}\n";
        Platform platform = platform(
                "base/kustomization.yaml", "resources: [tempo.yaml]\n",
                "base/tempo.yaml", release("name: tempo", "{}"),
                "eu/kustomization.yaml", overlay.formatted("eu"),
                "us/kustomization.yaml", overlay.formatted("us"),
                "us/ds.yaml", datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"));
        Spot american = platform.datasources().get(0).spot();

        assertThat(platform.installationsAt("tempo.tracing", Optional.empty(), american))
                .singleElement()
                .matches(tempo -> tempo.manifest()
                        .tree()
                        .at("/metadata/labels/cluster")
                        .asText()
                        .equals("us"));
    }

    @Test
    void finds_resources_by_kind_name_and_namespace() {
        Platform platform = platform(
                "a.yaml",
                String.join(
                        "---\n",
                        namespace("tracing", ""),
                        datasource("name: ds, namespace: tracing", "http://tempo.tracing:3200"),
                        datasource("name: ds, namespace: other", "http://tempo.tracing:3200"),
                        datasource("name: nowhere", "http://tempo.tracing:3200")));

        assertThat(platform.named("ConfigMap", "ds"))
                .extracting(Manifest::namespace)
                .containsExactly("tracing", "other");
        assertThat(platform.named("Secret", "ds")).isEmpty();
        assertThat(platform.ofKind("ConfigMap", "tracing"))
                .extracting(Manifest::name)
                .containsExactly("ds");
        assertThat(platform.ofKind("ConfigMap", "")).isEmpty();
        assertThat(platform.ofKind("Namespace", "tracing")).isEmpty();
    }

    @Test
    void knows_which_datasources_ask_which_installation() {
        Platform platform = inOneFile(
                release("name: tempo, namespace: one", "{}"),
                release("name: tempo, namespace: two", "{}"),
                datasource("name: a, namespace: grafana", "http://tempo.one:3200"),
                datasource("name: b, namespace: one", "http://tempo:3200"),
                datasource("name: c, namespace: grafana", "http://tempo.three:3200"),
                datasource("name: d, namespace: grafana", "https://tempo.example.com"));

        assertThat(platform.serviceNames()).containsExactly("tempo");
        assertThat(platform.datasourcesOf(platform.installations().get(0)))
                .extracting(one -> one.spot().source().resource())
                .containsExactly("ConfigMap grafana/a", "ConfigMap one/b");
        assertThat(platform.datasourcesOf(platform.installations().get(1))).isEmpty();
    }

    @Test
    void takes_for_nobodys_a_datasource_that_may_ask_more_than_a_hundred() {
        String datasource = datasource("name: ds", "http://tempo:3200");
        String[] hundred = IntStream.range(0, 100)
                .mapToObj(number -> release("name: tempo, namespace: ns-" + number, "{}"))
                .toArray(String[]::new);
        Platform certain = inOneFile(
                Stream.concat(Stream.of(hundred), Stream.of(datasource)).toArray(String[]::new));
        Platform uncertain = inOneFile(Stream.concat(
                        Stream.of(hundred), Stream.of(release("name: tempo, namespace: one-more", "{}"), datasource))
                .toArray(String[]::new));

        assertThat(certain.installations())
                .hasSize(100)
                .allMatch(tempo -> certain.datasourcesOf(tempo).size() == 1);
        assertThat(uncertain.installations())
                .hasSize(101)
                .allMatch(tempo -> uncertain.datasourcesOf(tempo).isEmpty());
    }

    /** Grafana's repository is frozen; the next version will be in that of the community. */
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.24.4; https://grafana.github.io/helm-charts; true",
                "'*'; https://grafana.github.io/helm-charts; true",
                "'*'; https://grafana-community.github.io/helm-charts; false",
                "1.x; https://grafana-community.github.io/helm-charts; true",
                "1.x; https://charts.example.com; false",
                "<1.25.0; https://charts.example.com; true"
            })
    void is_certain_of_a_version_that_is_the_only_one_that_flux_may_take(String version, String url, boolean certain) {
        String repository = """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: HelmRepository
                metadata: {name: grafana, namespace: tracing}
                spec: {url: "%s"}
                """.formatted(url);
        Platform platform =
                inOneFile(PLAIN.replace("version: 1.24.4", "version: \"%s\"".formatted(version)), repository);

        assertThat(platform.installations(platform.releases().get(0))).isNotEmpty();
        assertThat(platform.installations()).hasSize(certain ? 1 : 0);
    }

    @Test
    void has_the_installation_of_a_release_whose_version_is_certain() {
        Platform platform =
                inOneFile(PLAIN, release("name: other, namespace: other", "{}").replace("1.24.4", "9.9.9"));

        assertThat(platform.releases()).hasSize(2);
        assertThat(platform.installations()).hasSize(1);
        assertThat(platform.installations(platform.releases().get(0))).hasSize(1);
        assertThat(platform.installations(platform.releases().get(1))).isEmpty();
    }

    @Test
    void reads_releases_of_flux_only() {
        assertThat(inOneFile(PLAIN.replace("helm.toolkit.fluxcd.io/v2", "example.com/v2"))
                        .releases())
                .isEmpty();
        assertThat(inOneFile(PLAIN.replace("chart: tempo,", "chart: loki,")).releases())
                .isEmpty();
    }

    @Test
    void has_the_datasources_of_grafana_and_texts_that_are_none() {
        Platform platform = inOneFile(
                datasource("name: a", "http://tempo:3200"),
                datasource("name: b", "http://loki:3100").replace("type: tempo", "type: loki"),
                datasource("name: c", "http://tempo:3200").replace("datasources:", "datasources: ]"));

        assertThat(platform.datasources()).extracting(Datasource::type).containsExactly("tempo", "loki");
        assertThat(platform.tempoDatasources()).extracting(Datasource::type).containsExactly("tempo");
        assertThat(platform.brokenProvisioning())
                .extracting(spot -> spot.place().resource())
                .containsExactly("ConfigMap c");
    }

    @Test
    void knows_what_flux_puts_into_a_resource() {
        String spec = "{path: apps, postBuild: {substitute: {A: b}}}";
        Platform platform = platform(
                "apps/a.yaml", namespace("a", ""),
                "infra/b.yaml", namespace("b", ""),
                "flux/apps.yaml", FLUX.formatted("apps", spec),
                "flux/infra.yaml", FLUX.formatted("infra", "{path: infra}"));
        Manifest substituted = platform.ofKind("Namespace").get(0);
        Manifest left = platform.ofKind("Namespace").get(1);

        assertThat(platform.maySubstitute(substituted)).isTrue();
        assertThat(platform.variables(substituted)).containsEntry("A", "b").hasSize(1);
        assertThat(platform.knowsSubstitution(substituted)).isTrue();
        assertThat(platform.maySubstitute(left)).isFalse();
        assertThat(platform.variables(left)).isEmpty();
        assertThat(platform.knowsSubstitution(left)).isTrue();
    }

    @Test
    void does_not_know_of_substitution_without_kustomizations_of_flux() {
        Platform platform = inOneFile(namespace("a", ""));

        assertThat(platform.knowsSubstitution(platform.resources().get(0))).isFalse();
        assertThat(platform.maySubstitute(platform.resources().get(0))).isFalse();
    }

    @Test
    void reads_kustomizations_of_flux_as_others_patch_them() {
        String patch = "[{target: {kind: Kustomization, name: apps}, patch: '%s'}]"
                .formatted("[{op: add, path: /spec/targetNamespace, value: given},"
                        + " {op: add, path: /spec/dependsOn/-, value: {name: more}}]");
        Platform platform = platform(
                "clusters/root.yaml", FLUX.formatted("root", "{path: flux, patches: %s}".formatted(patch)),
                "flux/apps.yaml", FLUX.formatted("apps", "{path: apps, dependsOn: [{name: infra}]}"),
                "apps/tempo.yaml", release("name: tempo, namespace: own", "{}"));
        Manifest apps = platform.ofKind("Kustomization").get(1);

        assertThat(apps.name()).isEqualTo("apps");
        assertThat(tempo(platform).namespace()).contains("given");
        assertThat(apps.tree().at("/spec/dependsOn").toString())
                .as("the patch is applied once")
                .isEqualTo("[{\"name\":\"infra\"},{\"name\":\"more\"}]");
    }

    @Test
    void has_the_network_of_an_installation_whose_names_are_known() {
        Platform platform =
                inOneFile(PLAIN, release("name: anywhere", "{}"), release("name: '${env}', namespace: tracing", "{}"));

        assertThat(platform.installations())
                .map(tempo -> platform.network(tempo).isPresent())
                .containsExactly(true, false, false);
    }

    @Test
    void derives_once_what_several_ask_for() {
        Platform platform = inOneFile(PLAIN);
        List<Platform> asked = new ArrayList<>();

        for (int time = 0; time < 2; time++) {
            assertThat(platform.derived(String.class, view -> {
                        asked.add(view);
                        return "derived";
                    }))
                    .isEqualTo("derived");
        }
        assertThat(asked).containsExactly(platform);
        assertThat(platform.policies()).isSameAs(platform.policies());
    }

    @Test
    void tells_how_an_object_fits_its_crd() {
        Platform platform = inOneFile(PLAIN, PLAIN.replace("interval: 30m", "intervall: 30m"));
        CrdFit fit = platform.crdFit(platform.resources().get(1), HelmRelease.class);

        assertThat(fit.unknown()).extracting(Problem::path).containsExactly("spec.intervall");
        assertThat(platform.crdFit(platform.resources().get(0), HelmRelease.class)
                        .unknown())
                .isEmpty();
        assertThat(platform.crdFit(platform.resources().get(1), HelmRelease.class))
                .isSameAs(fit);
    }

    @Test
    void has_the_kustomizations_of_kustomize() {
        Platform platform = platform(
                "a/kustomization.yaml", "{resources: []}\n",
                "b/kustomization.yaml", "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization}\n",
                "flux.yaml", FLUX.formatted("apps", "{path: a}"));

        assertThat(platform.kustomizations())
                .extracting(source -> source.document().file())
                .containsExactlyInAnyOrder("a/kustomization.yaml", "b/kustomization.yaml");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "./apps, apps/a.yaml, true",
        "./apps, apps/below/a.yaml, true",
        "./clusters/one/apps, apps/a.yaml, true",
        "./apps, ansible/a.yaml, false",
        "./apps, a.yaml, true",
        "./, ansible/a.yaml, true",
        "./apps, kustomized/a.yaml, false",
        "./kustomized, kustomized/a.yaml, false",
        "./apps, kustomized/named.yaml, true"
    })
    void knows_which_files_nobody_applies(String path, String file, boolean applied) {
        Platform platform = platform(
                "flux.yaml",
                "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: a}, spec: {path: %s}}\n"
                        .formatted(path),
                "kustomized/kustomization.yaml",
                "{resources: [named.yaml]}\n");

        assertThat(platform.mayApply(file)).isEqualTo(applied);
    }

    @Test
    void takes_every_file_for_applied_where_nobody_says_which_are() {
        assertThat(platform("a.yaml", PLAIN).mayApply("ansible/a.yaml")).isTrue();
    }
}
