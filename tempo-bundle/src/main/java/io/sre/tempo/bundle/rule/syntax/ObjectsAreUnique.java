package io.sre.tempo.bundle.rule.syntax;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An object stands once in a file. */
final class ObjectsAreUnique extends Check {

    ObjectsAreUnique() {
        super(warning("TEMPO-SYN-005", "an object stands once in a file")
                .because("Kustomize refuses the second one; kubectl applies both, and the last one wins.")
                .mend("delete one of the two, or rename it")
                .source("sigs.k8s.io/kustomize 5, resource ids"));
    }

    @Override
    public void check(Platform platform, Report report) {
        Map<String, Manifest> first = new HashMap<>();
        for (Manifest manifest : platform.resources()) {
            String id = String.join(
                    " ",
                    manifest.document().file(),
                    manifest.apiVersion(),
                    manifest.kind(),
                    manifest.namespace(),
                    manifest.name());
            Manifest other = manifest.name().isEmpty() ? null : first.putIfAbsent(id, manifest);
            // What overlays make of one base stands there once.
            if (other != null && other.document() != manifest.document()) {
                report.add(
                        Spot.of(manifest, "/metadata/name"),
                        "%s stands in line %d already".formatted(manifest.kind() + " " + manifest.name(), other.line()),
                        "delete one of the two, or rename it",
                        List.of(),
                        List.of(Spot.of(other, "/metadata/name")));
            }
        }
    }
}
