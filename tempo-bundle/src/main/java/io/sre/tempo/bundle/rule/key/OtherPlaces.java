package io.sre.tempo.bundle.rule.key;

import static java.util.stream.Collectors.toMap;

import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.ChartKey;
import io.sre.tempo.model.chart.TempoChart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where this chart has what many charts have under another name, or what to do if it has no such value. */
final class OtherPlaces {

    private static final Map<String, String> PLACES = table("""
            args: tempo.extraArgs
            auth_enabled: tempo.multitenancyEnabled
            env: tempo.extraEnv
            envFrom: tempo.extraEnvFrom
            extraEnvVars: tempo.extraEnv
            image.pullPolicy: tempo.pullPolicy
            image.pullSecrets: tempo.pullSecrets
            image.registry: tempo.registry
            image.repository: tempo.repository
            image.tag: tempo.tag
            imagePullSecrets: tempo.pullSecrets
            persistence.accessMode: persistence.accessModes
            persistence.storageClass: persistence.storageClassName
            replicaCount: replicas
            serviceMonitor.extraLabels: serviceMonitor.additionalLabels
            serviceMonitor.labels: serviceMonitor.additionalLabels
            tempo.args: tempo.extraArgs
            tempo.auth_enabled: tempo.multitenancyEnabled
            tempo.compactor.compaction.block_retention: tempo.retention
            tempo.distributor.receivers: tempo.receivers
            tempo.env: tempo.extraEnv
            tempo.envFrom: tempo.extraEnvFrom
            tempo.image.pullPolicy: tempo.pullPolicy
            tempo.image.pullSecrets: tempo.pullSecrets
            tempo.image.registry: tempo.registry
            tempo.image.repository: tempo.repository
            tempo.image.tag: tempo.tag
            tempo.imagePullSecrets: tempo.pullSecrets
            tempo.metricsGenerator.remote_write: tempo.metricsGenerator.storage.remote_write
            tempo.metricsGenerator.remoteWrite: tempo.metricsGenerator.storage.remote_write
            tempo.receiver: tempo.receivers
            tempo.replicaCount: replicas
            tempo.stream_over_http_enabled: tempo.streamOverHttpEnabled
            tempo.volumeMounts: tempo.extraVolumeMounts
            tempo.volumes: extraVolumes
            tempoQuery.ingress.className: tempoQuery.ingress.ingressClassName
            volumeMounts: tempo.extraVolumeMounts
            volumes: extraVolumes
            """);

    private static final String PATCH = "add it to the StatefulSet by spec.postRenderers: the chart has no such value";
    private static final String FIXED_PORTS = "delete it: the chart's Service has fixed ports";
    private static final String ALWAYS_SEARCHES = "delete it: Tempo always searches";

    private static final Map<String, String> MENDS = Map.ofEntries(
            Map.entry("autoscaling", "delete it: a single binary cannot be scaled"),
            Map.entry("containerPorts", FIXED_PORTS),
            Map.entry("dnsConfig", PATCH),
            Map.entry("dnsPolicy", PATCH),
            Map.entry("ingress", "write an Ingress of your own: the chart only has one for tempo-query"),
            Map.entry("lifecycle", PATCH),
            Map.entry(
                    "persistence.existingClaim",
                    "mount the claim by extraVolumes and tempo.extraVolumeMounts, and set persistence.enabled to false"),
            Map.entry("podDisruptionBudget", "write a PodDisruptionBudget of your own: the chart has none"),
            Map.entry("searchEnabled", ALWAYS_SEARCHES),
            Map.entry("service.nodePort", FIXED_PORTS),
            Map.entry("service.port", FIXED_PORTS),
            Map.entry("service.ports", FIXED_PORTS),
            Map.entry("serviceMonitor.namespace", "delete it: the ServiceMonitor is in the namespace of the release"),
            Map.entry("startupProbe", PATCH),
            Map.entry("tempo.searchEnabled", ALWAYS_SEARCHES),
            Map.entry("tempo.search_enabled", ALWAYS_SEARCHES),
            Map.entry("tempo.service.port", FIXED_PORTS),
            Map.entry("tempo.terminationGracePeriodSeconds", PATCH),
            Map.entry("terminationGracePeriodSeconds", PATCH),
            Map.entry("topologySpreadConstraints", PATCH));

    private OtherPlaces() {}

    private static Map<String, String> table(String text) {
        return text.lines().map(line -> line.split(": ", 2)).collect(toMap(row -> row[0], row -> row[1]));
    }

    /** What to do about a value that is not read, if its right place is known or it is known that there is none. */
    static Optional<String> mend(Value value, Installation tempo) {
        String mend = MENDS.get(value.path());
        if (mend != null) {
            return Optional.of(mend);
        }
        Set<String> mends = new LinkedHashSet<>();
        for (Value moved : moved(value)) {
            String path = PLACES.getOrDefault(moved.path(), "");
            String what = moved == value ? "it" : moved.path();
            mends.add("write %s as %s%s".formatted(what, path, availability(path, tempo.chart())));
        }
        return mends.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", mends));
    }

    /** The value itself, or what stands below it and has a place of its own. */
    private static List<Value> moved(Value value) {
        List<Value> moved = new ArrayList<>();
        value.walk(each -> {
            if (PLACES.containsKey(each.path())) {
                moved.add(each);
            }
        });
        return moved;
    }

    private static String availability(String path, TempoChart chart) {
        List<ChartKey> history = TempoChart.history(path);
        boolean later = !history.isEmpty() && !chart.isAtLeast(history.get(0).first());
        return later ? " (from chart %s on)".formatted(history.get(0).first()) : "";
    }
}
