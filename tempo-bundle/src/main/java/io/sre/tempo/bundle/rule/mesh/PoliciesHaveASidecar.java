package io.sre.tempo.bundle.rule.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies of the mesh need somebody who enforces them. */
final class PoliciesHaveASidecar extends InstallationCheck {

    PoliciesHaveASidecar() {
        super(warning("TEMPO-MESH-002", "a policy of the mesh applies to pods that are in the mesh")
                .because(
                        "PeerAuthentication and AuthorizationPolicy are enforced by the sidecar, or by ztunnel. Without either they do nothing, and look as if they did.")
                .mend("bring the pods into the mesh, or use a NetworkPolicy")
                .source("Istio 1.27, security concepts"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<String> namespace = tempo.namespace();
        boolean labelled = namespace
                .map(platform::namespaceLabels)
                .filter(labels -> !labels.isEmpty())
                .isPresent();
        boolean ambient = namespace
                .map(platform::namespaceLabels)
                .filter(labels ->
                        labels.getOrDefault("istio.io/dataplane-mode", "").equals("ambient"))
                .isPresent();
        if (!labelled
                || ambient
                || platform.hasSidecar(tempo)
                || tempo.value("podLabels").hasUnknown()) {
            return;
        }
        for (String kind : List.of("AuthorizationPolicy", "PeerAuthentication")) {
            for (Manifest policy : platform.ofKind(kind, namespace.orElse(""))) {
                if (meansTempo(policy, tempo)) {
                    report.add(
                            Spot.of(policy, "/spec"),
                            "does nothing: the pods of namespace %s get no sidecar".formatted(namespace.orElse("")),
                            "bring them into the mesh, or use a NetworkPolicy",
                            List.of(),
                            platform.injection(tempo).stream().toList());
                }
            }
        }
    }

    private static boolean meansTempo(Manifest policy, Installation tempo) {
        // These mean a gateway or a waypoint, which is one by itself.
        if (policy.tree().path("spec").has("targetRef")
                || policy.tree().path("spec").has("targetRefs")) {
            return false;
        }
        JsonNode labels = policy.tree().at("/spec/selector/matchLabels");
        for (Map.Entry<String, JsonNode> wanted : labels.properties()) {
            if (!wanted.getValue().asText("").equals(tempo.podLabels().get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
