package io.sre.tempo.bundle.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.bundle.TempoBundle;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.flux.FluxResource;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.flux.HelmRepository;
import io.sre.tempo.model.flux.OCIRepository;
import io.sre.tempo.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdFitTest {

    /** Everything that is told at first sight, in several objects, for some of it excludes other. */
    private static final List<String> PLAIN = List.of("""
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata:
              name: tempo
              namespace: tracing
              labels: {team: sre, app.kubernetes.io/part-of: platform}
              annotations: {purpose: "traces, of everybody"}
            spec:
              interval: 10m
              timeout: 5m
              releaseName: tempo
              targetNamespace: tracing
              storageNamespace: tracing
              serviceAccountName: deployer
              suspend: false
              maxHistory: 5
              chart:
                spec:
                  chart: tempo
                  version: 1.7.2
                  interval: 1h
                  sourceRef: {kind: HelmRepository, name: grafana, namespace: flux-system}
              install:
                timeout: 90s
                crds: CreateReplace
                createNamespace: true
                replace: true
                disableWait: false
                remediation: {retries: 3, remediateLastFailure: true, ignoreTestFailures: false}
              upgrade:
                timeout: 30s
                crds: Skip
                cleanupOnFail: true
                force: false
                disableWait: true
                remediation: {retries: -1, remediateLastFailure: true, ignoreTestFailures: false, strategy: rollback}
              driftDetection: {mode: warn}
              dependsOn:
                - {name: minio, namespace: storage}
                - {name: istio}
              valuesFrom:
                - {kind: ConfigMap, name: shared, valuesKey: values, optional: true}
                - {kind: Secret, name: keys}
              values: {tempo: {retention: 24h}}
            """, """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo}
            spec:
              interval: 1h
              chartRef: {kind: OCIRepository, name: tempo, namespace: flux-system}
              install: {crds: Create}
              upgrade: {remediation: {strategy: uninstall}}
            """, """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: grafana, namespace: flux-system}
            spec: {interval: 24h, url: https://grafana.github.io/helm-charts, timeout: 60s, secretRef: {name: pull}}
            """, """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: tempo, namespace: flux-system}
            spec:
              interval: 10m
              url: oci://ghcr.io/grafana/helm-charts/tempo
              timeout: 1m
              secretRef: {name: pull}
              ref: {tag: 1.7.2, semver: ">=1.7 <2"}
            """);

    private static final Map<String, Class<? extends FluxResource<?, ?>>> TYPES = Map.of(
            "HelmRelease",
            HelmRelease.class,
            "HelmRepository",
            HelmRepository.class,
            "OCIRepository",
            OCIRepository.class);

    /** What people write by mistake, and what is only just allowed. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "7",
            "1.5",
            "99999999999",
            "''",
            "' '",
            "tempo",
            "Tempo",
            "-tempo",
            "tempo-",
            "tem.po",
            "tem_po",
            "${NAME}",
            "0s",
            "10",
            "10d",
            "1h30m",
            "05m",
            "99999h",
            "m",
            "ms",
            "1ms",
            "é",
            "{}",
            "[]",
            "{name: x}",
            "[tempo]",
            "[null]",
            "[{name: x}]",
            "HelmRepository",
            "OCIRepository",
            "Skip",
            "https://",
            "https:///x",
            "http://a b",
            "oci://ghcr.io/x",
            "oci://ghcr.io/x:1",
            "https://example.com",
            "ftp://example.com",
            "a234567890123456789012345678901234567890123456789012",
            "a2345678901234567890123456789012345678901234567890123",
            "a23456789012345678901234567890123456789012345678901234");

    @Property(tries = 3000)
    void a_first_glance_says_what_a_close_look_says(@ForAll Random random) {
        ObjectNode object = (ObjectNode) Yaml.read(PLAIN.get(random.nextInt(PLAIN.size())));
        for (int change = random.nextInt(4); change > 0; change--) {
            change(object, random);
        }
        ObjectNode looked = object.deepCopy();
        looked.putObject("status");
        for (Class<? extends FluxResource<?, ?>> type : TYPES.values()) {
            assertThat(CrdFit.of(object, type)).as(Yaml.write(object)).isEqualTo(CrdFit.of(looked, type));
        }
    }

    private static void change(ObjectNode object, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(object, objects);
        ObjectNode changed = objects.get(random.nextInt(objects.size()));
        List<String> fields = new ArrayList<>();
        changed.fieldNames().forEachRemaining(fields::add);
        String field = fields.isEmpty() ? "name" : fields.get(random.nextInt(fields.size()));
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(field);
            case 1 -> changed.set(field + "s", changed.remove(field));
            default -> changed.set(field, Yaml.read(ODD.get(random.nextInt(ODD.size()))));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    @Example
    void plain_objects_need_no_close_look() {
        for (String text : PLAIN) {
            JsonNode object = Yaml.read(text);
            assertThat(PlainFlux.fits(object, object.path("kind").asText()))
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void what_the_library_writes_needs_no_close_look() {
        S3Storage storage = S3Storage.builder()
                .endpoint("minio.minio.svc:9000")
                .bucket("traces")
                .insecure(true)
                .credentials(S3Credentials.fromSecret("tempo-s3"))
                .build();
        JsonNode release = Yaml.read(
                TempoBundle.of(Tempo.builder().storage(storage).build()).files().getOrDefault("helmrelease.yaml", ""));

        assertThat(PlainFlux.fits(release, "HelmRelease")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HelmRepository", "OCIRepository", "Kustomization"})
    void an_object_of_another_kind_is_not_plain(String kind) {
        assertThat(PlainFlux.fits(Yaml.read(PLAIN.get(0)), kind)).isFalse();
    }

    @Test
    void both_sources_of_a_chart_are_one_too_many() {
        ObjectNode object = (ObjectNode) Yaml.read(PLAIN.get(0));
        ((ObjectNode) object.path("spec")).set("chartRef", Yaml.read("{kind: HelmChart, name: tempo}"));

        assertThat(CrdFit.of(object, HelmRelease.class).misfits())
                .extracting(Problem::path)
                .containsExactly("spec.chart");
    }
}
