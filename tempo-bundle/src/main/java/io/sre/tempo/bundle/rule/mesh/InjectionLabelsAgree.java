package io.sre.tempo.bundle.rule.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.Optional;

/** The two labels of injection do not contradict each other. */
final class InjectionLabelsAgree extends Check {

    InjectionLabelsAgree() {
        super(warning("TEMPO-MESH-005", "a namespace has one of the two labels of injection")
                .because("With both istio-injection and istio.io/rev the first one wins, and the revision is ignored.")
                .mend("delete one of the two")
                .source("Istio 1.27, Installing the sidecar"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Manifest namespace : platform.ofKind("Namespace")) {
            JsonNode labels = namespace.tree().at("/metadata/labels");
            if (labels.has("istio-injection") && labels.has("istio.io/rev") && hasTempo(namespace, platform)) {
                report.add(
                        Spot.of(namespace, "/metadata/labels/istio-injection"),
                        "istio.io/rev has no effect beside istio-injection",
                        "delete one of the two");
            }
        }
    }

    private static boolean hasTempo(Manifest namespace, Platform platform) {
        return platform.installations().stream()
                .anyMatch(tempo -> tempo.namespace().equals(Optional.of(namespace.name())));
    }
}
