package io.sre.tempo.bundle.rule.port;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ServiceMonitor or PodMonitor of Tempo names a port that is there. */
final class MonitorsScrapePortsThatExist extends InstallationCheck {

    MonitorsScrapePortsThatExist() {
        super(
                warning("TEMPO-PORT-017", "a ServiceMonitor or PodMonitor of Tempo names a port that is there")
                        .because(
                                "A ServiceMonitor goes by the name of the Service's port, which is tempo-prom-metrics, and a PodMonitor by that of"
                                        + " the container's, which is prom-metrics. With another name Prometheus finds nothing to scrape, and says nothing.")
                        .mend("write tempo-prom-metrics in a ServiceMonitor, prom-metrics in a PodMonitor")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4, templates/service.yaml, servicemonitor.yaml and statefulset.yaml; Prometheus Operator 0.85"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (tempo.namespace().isEmpty()) {
            return;
        }
        Map<String, String> ofService = new HashMap<>(tempo.selectorLabels());
        ofService.put("app.kubernetes.io/managed-by", "Helm");
        for (Manifest monitor : platform.ofKind("ServiceMonitor")) {
            if (isAbout(monitor, tempo, ofService, platform) && !isOfOthers(monitor, platform)) {
                check(monitor, "endpoints", tempo, report);
            }
        }
        for (Manifest monitor : platform.ofKind("PodMonitor")) {
            if (isAbout(monitor, tempo, tempo.podLabels(), platform)) {
                check(monitor, "podMetricsEndpoints", tempo, report);
            }
        }
    }

    private static boolean isAbout(Manifest monitor, Installation tempo, Map<String, String> own, Platform platform) {
        JsonNode spec = monitor.tree().path("spec");
        JsonNode selector = spec.path("selector");
        return selector.path("matchExpressions").isEmpty()
                && PortsOfTempo.selects(selector.path("matchLabels"), tempo, own)
                && looksInto(spec.path("namespaceSelector"), tempo, platform.namespace(monitor));
    }

    private static boolean looksInto(JsonNode namespaces, Installation tempo, Optional<String> own) {
        if (namespaces.path("any").asBoolean(false)) {
            return true;
        }
        for (JsonNode name : namespaces.path("matchNames")) {
            if (tempo.namespace().equals(Optional.of(name.asText("")))) {
                return true;
            }
        }
        return namespaces.path("matchNames").isEmpty() && own.equals(tempo.namespace());
    }

    /** Whether a Service of the set may be meant that is not the chart's. */
    private static boolean isOfOthers(Manifest monitor, Platform platform) {
        JsonNode wanted = monitor.tree().path("spec").path("selector").path("matchLabels");
        for (Manifest service : platform.ofKind("Service")) {
            JsonNode labels = service.tree().path("metadata").path("labels");
            if (wanted.properties().stream()
                    .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()))) {
                return true;
            }
        }
        return false;
    }

    private static void check(Manifest monitor, String list, Installation tempo, Report report) {
        JsonNode endpoints = monitor.tree().path("spec").path(list);
        boolean ofPods = list.equals("podMetricsEndpoints");
        for (int index = 0; index < endpoints.size(); index++) {
            JsonNode port = endpoints.path(index).path("port");
            boolean lacking = port.isTextual()
                    && (ofPods ? PortsOfTempo.podLacks(tempo, port) : PortsOfTempo.serviceLacks(tempo, port));
            if (lacking) {
                report.add(
                        Spot.of(monitor, "/spec/%s/%d/port".formatted(list, index)),
                        "asks for the port %s, and no port of Tempo's %s is called so"
                                .formatted(port, ofPods ? "pod" : "Service"),
                        "write %s".formatted(ofPods ? "prom-metrics" : "tempo-prom-metrics"),
                        List.of(),
                        List.of(tempo.release().reference().version()));
            }
        }
    }
}
