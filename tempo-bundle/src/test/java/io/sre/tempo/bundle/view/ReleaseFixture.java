package io.sre.tempo.bundle.view;

import io.sre.tempo.model.manifest.Manifests;
import java.util.Map;

/** What tests of releases and installations have in common: a set of one HelmRelease named tempo in the namespace tracing. */
final class ReleaseFixture {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tracing}
            spec: %s
            """;

    private static final String CHART =
            "chart: {spec: {chart: tempo, version: %s, sourceRef: {kind: HelmRepository, name: grafana}}}";

    private ReleaseFixture() {}

    /** A HelmRelease with the field spec. */
    static String withSpec(String spec) {
        return RELEASE.formatted(spec);
    }

    /** A HelmRelease of a version of the chart, with values in braces. */
    static String ofChart(String version, String values) {
        return withSpec("{%s, values: %s}".formatted(CHART.formatted(version), values));
    }

    static Platform platform(String... documents) {
        return Platform.of(Manifests.parse(Map.of("a.yaml", String.join("---\n", documents))));
    }

    /** The one release of some documents. */
    static Release release(String... documents) {
        return platform(documents).releases().get(0);
    }

    /** What a version of the chart makes of values in braces. */
    static Installation installation(String version, String values, String... others) {
        return made(ofChart(version, values) + "---\n" + String.join("---\n", others));
    }

    /** What chart 1.24.4 makes of values in braces. */
    static Installation installation(String values) {
        return installation("1.24.4", values);
    }

    /** What chart 1.24.4 makes of a HelmRelease with more fields: {@code releaseName: a}. */
    static Installation installationOf(String fields, String values) {
        return made(withSpec("{%s, %s, values: %s}".formatted(CHART.formatted("1.24.4"), fields, values)));
    }

    private static Installation made(String documents) {
        return platform(documents).installations().get(0);
    }
}
