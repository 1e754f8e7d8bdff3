package io.sre.tempo.bundle.view;

import io.sre.tempo.model.manifest.Manifests;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets of manifests that are read from texts. */
final class PlatformFixture {

    private PlatformFixture() {}

    /** Files in pairs of name and text. */
    static Manifests manifests(String... files) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int at = 0; at < files.length; at += 2) {
            all.put(files[at], files[at + 1]);
        }
        return Manifests.parse(all);
    }

    /** Files in pairs of name and text. */
    static Platform platform(String... files) {
        return Platform.of(manifests(files));
    }

    /** The documents of one file. */
    static Platform inOneFile(String... documents) {
        return platform("all.yaml", String.join("---\n", documents));
    }

    /** A release of Tempo in the namespace {@code tracing}. */
    static String release(String values) {
        return release("name: tempo, namespace: tracing", values);
    }

    static String release(String metadata, String values) {
        return """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {%s}
                spec:
                  interval: 30m
                  chart: {spec: {chart: tempo, version: 1.24.4, sourceRef: {kind: HelmRepository, name: grafana}}}
                  values: %s
                """.formatted(metadata, values);
    }

    /** A ConfigMap that holds a datasource of Tempo. */
    static String datasource(String metadata, String url) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {%s, labels: {grafana_datasource: "1"}}
                data:
                  tempo.yaml: |
                    apiVersion: 1
                    datasources:
                      - {name: Tempo, type: tempo, uid: tempo, url: "%s"}
                """.formatted(metadata, url);
    }

    static String namespace(String name, String labels) {
        return "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {%s}}}\n".formatted(name, labels);
    }

    /** A NetworkPolicy in the namespace {@code tracing}. */
    static String policy(String name, String spec) {
        return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: %s, namespace: tracing}, spec: %s}\n"
                .formatted(name, spec);
    }
}
