package io.sre.tempo.bundle.rule.port;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;

/** A Service of one's own leads to a port that Tempo's pod listens on. */
final class ServicesLeadToListeners extends InstallationCheck {

    ServicesLeadToListeners() {
        super(error("TEMPO-PORT-016", "a Service of one's own leads to a port that Tempo listens on")
                .because(
                        "targetPort, or port where there is none, is a port of the pod or the name of one. Tempo listens on"
                                + " http_listen_port, which is 3200 from chart 1.23.1 on and was 3100 before, and on the ports of its receivers."
                                + " Every connection to another port is refused.")
                .mend("write a targetPort that Tempo listens on")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml and values.yaml; Kubernetes core/v1"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Manifest service : platform.ofKind("Service", tempo.namespace().orElse(""))) {
            JsonNode spec = service.tree().path("spec");
            if (PortsOfTempo.selects(spec.path("selector"), tempo, tempo.podLabels())) {
                for (int index = 0; index < spec.path("ports").size(); index++) {
                    check(spec.path("ports").path(index), index, service, tempo, report);
                }
            }
        }
    }

    private static void check(JsonNode port, int index, Manifest service, Installation tempo, Report report) {
        String field = port.has("targetPort") ? "targetPort" : "port";
        JsonNode target = port.path(field);
        if (PortsOfTempo.podLacks(tempo, target)) {
            report.add(
                    Spot.of(service, "/spec/ports/%d/%s".formatted(index, field)),
                    target.isTextual()
                            ? "leads to the port %s, and no port of Tempo's pod is called so".formatted(target)
                            : "leads to port %s of Tempo's pod, which listens on %s"
                                    .formatted(target, PortsOfTempo.ofPod(tempo)),
                    "write a targetPort that Tempo listens on",
                    List.of(),
                    List.of(tempo.release().reference().version()));
        }
    }
}
