package io.sre.tempo.bundle.rule;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;

/** What tests of rules have in common. */
public final class RuleFixture {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tempo}
            spec:
              chart:
                spec:
                  chart: tempo
                  version: %s
                  sourceRef: {kind: HelmRepository, name: grafana}
              values: %s
            """;

    private RuleFixture() {}

    /** A HelmRelease of a version of the chart, with values in braces. */
    public static String release(String version, String values) {
        return RELEASE.formatted(version, values);
    }

    /** Severity and message of each finding of a rule. */
    public static List<String> found(String rule, String... documents) {
        return found(rule, Map.of("a.yaml", String.join("---\n", documents)));
    }

    /** Severity and message of each finding of a rule in files, by their names. */
    public static List<String> found(String rule, Map<String, String> files) {
        return Validator.standard().validate(Manifests.parse(files)).ofRule(rule).list().stream()
                .map(finding -> finding.severity() + ": " + finding.message())
                .toList();
    }
}
