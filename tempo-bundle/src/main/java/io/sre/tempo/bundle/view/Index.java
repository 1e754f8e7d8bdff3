package io.sre.tempo.bundle.view;

import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The documents of a set, by kind and by file. */
final class Index {

    private final List<Manifest> all;
    private final Map<String, List<Manifest>> byKind = new HashMap<>();
    private final Map<String, Map<String, List<Manifest>>> byName = new HashMap<>();
    private final Map<String, List<Document>> others = new HashMap<>();

    Index(List<Manifest> resources, Manifests manifests) {
        this.all = List.copyOf(resources);
        for (Manifest manifest : resources) {
            byKind.computeIfAbsent(manifest.kind(), kind -> new ArrayList<>()).add(manifest);
        }
        byKind.replaceAll((kind, found) -> List.copyOf(found));
        for (Document document : manifests.others()) {
            others.computeIfAbsent(document.file(), file -> new ArrayList<>()).add(document);
        }
    }

    List<Manifest> all() {
        return all;
    }

    List<Manifest> ofKind(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    List<Manifest> named(String kind, String name) {
        Map<String, List<Manifest>> ofKind = byName.computeIfAbsent(kind, this::byName);
        return ofKind.getOrDefault(name, List.of());
    }

    private Map<String, List<Manifest>> byName(String kind) {
        Map<String, List<Manifest>> found = new HashMap<>();
        for (Manifest manifest : ofKind(kind)) {
            found.computeIfAbsent(manifest.name(), name -> new ArrayList<>()).add(manifest);
        }
        found.replaceAll((name, same) -> List.copyOf(same));
        return found;
    }

    /** The documents of a file that are no resources. */
    List<Document> others(String file) {
        return Collections.unmodifiableList(others.getOrDefault(file, List.of()));
    }
}
