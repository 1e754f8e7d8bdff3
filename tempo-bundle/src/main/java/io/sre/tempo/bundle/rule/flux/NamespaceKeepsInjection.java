package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.manifest.Manifest;

/** A namespace in a mesh is written, for one that Flux makes has no labels. */
final class NamespaceKeepsInjection extends ReleaseCheck {

    NamespaceKeepsInjection() {
        super(warning("TEMPO-FLUX-018", "in a mesh, the namespace of Tempo is written and not made by createNamespace")
                .of("Flux with Istio")
                .because(
                        "A namespace that createNamespace makes has no labels: Istio puts no proxy into its pods, and with strict mTLS"
                                + " nobody in the mesh reaches Tempo.")
                .mend("write the Namespace with the same labels as the others, and delete createNamespace")
                .source("helm-controller 1.6, docs/spec/v2/helmreleases.md; Istio 1.27"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        boolean creates = release.spec().path("install").path("createNamespace").asBoolean(false);
        if (!creates || release.namespace().isEmpty()) {
            return;
        }
        boolean mesh = false;
        for (Manifest namespace : platform.ofKind("Namespace")) {
            if (namespace.name().equals(release.namespace().get())) {
                return;
            }
            mesh |= isInMesh(namespace.tree().path("metadata").path("labels"));
        }
        if (mesh) {
            report.add(
                    release.spot("/spec/install/createNamespace"),
                    "Flux makes the namespace %s without labels, and others here are in the mesh"
                            .formatted(release.namespace().get()),
                    "write the Namespace with the label for injection");
        }
    }

    private static boolean isInMesh(JsonNode labels) {
        return labels.path("istio-injection").asText("").equals("enabled")
                || !labels.path("istio.io/rev").asText("").isEmpty()
                || labels.path("istio.io/dataplane-mode").asText("").equals("ambient");
    }
}
