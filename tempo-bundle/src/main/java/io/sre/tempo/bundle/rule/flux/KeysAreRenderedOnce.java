package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.ChartKey;
import java.util.List;
import java.util.Map;

/** What the chart renders has no key twice, for Flux reads it again. */
final class KeysAreRenderedOnce extends InstallationCheck {

    private static final List<String> SELECTORS = List.of("app.kubernetes.io/name", "app.kubernetes.io/instance");
    private static final List<String> LABELS = List.of(
            "helm.sh/chart",
            "app.kubernetes.io/name",
            "app.kubernetes.io/instance",
            "app.kubernetes.io/version",
            "app.kubernetes.io/managed-by");

    /** Keys that the chart writes itself beside those of a value. */
    private static final Map<String, List<String>> WRITTEN = Map.of(
            "podAnnotations", List.of("checksum/config"),
            "podLabels", SELECTORS,
            "extraLabels", LABELS,
            "global.commonLabels", LABELS,
            "service.labels", LABELS);

    KeysAreRenderedOnce() {
        super(
                error("TEMPO-FLUX-015", "no key is rendered twice")
                        .because(
                                "Flux puts what Helm renders through Kustomize, which refuses a key that stands twice in an object, while Helm"
                                        + " alone takes it: the release fails with \"mapping key already defined\".")
                        .mend("delete the key that the chart writes itself")
                        .source(
                                "helm-controller internal/postrender, issue 286; chart tempo 1.7.2 to 2.2.4, rendered and built"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        WRITTEN.forEach((path, keys) -> {
            ChartKey key = tempo.chart().keys().get(path);
            if (key != null && key.kind() != ChartKey.Kind.INERT) {
                keys.forEach(name -> twice(tempo.value(path), name, report));
            }
        });
        if (tempo.value("serviceAccount.create").isTrue()) {
            LABELS.forEach(name -> twice(tempo.value("serviceAccount.labels"), name, report));
        }
        if (tempo.value("serviceMonitor.enabled").isTrue()) {
            Value labels = tempo.value("serviceMonitor.additionalLabels");
            List.of("app", "chart", "heritage").forEach(name -> twice(labels, name, report));
            if (tempo.chart().labelsServiceMonitorWithRelease()) {
                twice(labels, "release", report);
            }
        }
        policy(tempo, report);
    }

    private static void twice(Value map, String key, Report report) {
        if (map.has(key)) {
            report.add(
                    map.get(key),
                    "the chart writes %s as well, and Flux refuses a key that stands twice".formatted(key),
                    "delete it");
        }
    }

    private static void policy(Installation tempo, Report report) {
        Value policy = tempo.value("networkPolicy");
        boolean closed = policy.get("enabled").isTrue()
                && policy.get("ingress").isTrue()
                && policy.get("allowExternal").isFalsy()
                && tempo.chart().isAtLeast("1.10.2");
        if (closed && policy.get("explicitNamespacesSelector").isFalsy()) {
            report.add(
                    policy.get("allowExternal"),
                    "without explicitNamespacesSelector, the chart's NetworkPolicy has podSelector twice, which Flux refuses",
                    "set networkPolicy.explicitNamespacesSelector");
        }
    }
}
