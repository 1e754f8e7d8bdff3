package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.model.manifest.Unread;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Kustomize would make of manifests, which is not done here: patches are no resources, and much else changes. */
final class Kustomizations {

    private static final String GROUP = "kustomize.config.k8s.io/";

    private static final List<String> CHANGES = List.of(
            "namespace",
            "namePrefix",
            "nameSuffix",
            "labels",
            "commonLabels",
            "patches",
            "patchesStrategicMerge",
            "patchesJson6902",
            "replacements",
            "components",
            "generators",
            "transformers",
            "helmCharts");

    private final Set<String> patches = new HashSet<>();
    private final List<Problem> warnings = new ArrayList<>();

    private Kustomizations() {}

    static Kustomizations of(Manifests manifests) {
        Kustomizations found = new Kustomizations();
        for (Manifest manifest : manifests.list()) {
            if (manifest.apiVersion().startsWith(GROUP)) {
                found.add(manifest.document());
            }
        }
        for (Document document : manifests.others()) {
            String name = document.file().substring(document.file().lastIndexOf('/') + 1);
            if (name.equals("kustomization.yaml") || name.equals("kustomization.yml")) {
                found.add(document);
            }
        }
        return found;
    }

    private void add(Document document) {
        JsonNode tree = document.tree();
        for (String field : List.of("patches", "patchesJson6902")) {
            tree.path(field).forEach(patch -> addPatch(document, patch.path("path")));
        }
        tree.path("patchesStrategicMerge").forEach(patch -> addPatch(document, patch));
        List<String> changes = CHANGES.stream()
                .filter(field -> !tree.path(field).isEmpty() || tree.path(field).isTextual())
                .toList();
        if (!changes.isEmpty()) {
            warnings.add(new Problem(
                    document.place(),
                    "what Kustomize makes of " + String.join(", ", changes),
                    "is not applied here",
                    "run kustomize build and read its outcome"));
        }
    }

    /** A patch may be written in the place of its path. */
    private void addPatch(Document document, JsonNode path) {
        if (path.isTextual() && path.textValue().indexOf('\n') < 0) {
            try {
                Path patch = Path.of(document.file())
                        .resolveSibling(path.textValue())
                        .normalize();
                patches.add(patch.toString().replace(patch.getFileSystem().getSeparator(), "/"));
            } catch (InvalidPathException e) {
                // Such a file is nowhere.
                return;
            }
        }
    }

    List<Problem> warnings() {
        return warnings;
    }

    boolean isPatch(String file) {
        return patches.contains(file);
    }

    /** {@return what could not be read, save for patches} */
    List<Problem> problems(Manifests manifests) {
        return manifests.unread().stream()
                .filter(unread -> !isPatch(unread.file()))
                .map(Unread::problem)
                .toList();
    }
}
