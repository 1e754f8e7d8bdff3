package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Kustomize makes of the files of a folder, as far as it matters here: which files are patches, and which namespace
 * the resources get.
 */
final class Kustomizations {

    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final Map<String, Source> byFolder = new HashMap<>();
    private final Set<String> patches = new HashSet<>();
    private final Map<String, Set<String>> namespaces = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    Kustomizations(Manifests manifests) {
        manifests.list().forEach(manifest -> files.add(manifest.file()));
        for (Manifest manifest : manifests.list()) {
            if (isKustomization(manifest)) {
                byFolder.put(folder(manifest.file()), Source.of(manifest));
            }
        }
        for (Document document : manifests.others()) {
            if (NAMES.contains(name(document.file())) && document.tree().isObject()) {
                byFolder.putIfAbsent(folder(document.file()), Source.of(document));
            }
        }
        byFolder.forEach(this::readPatches);
        for (String folder : byFolder.keySet()) {
            Optional<String> namespace = text(byFolder.get(folder).tree(), "namespace");
            namespace.ifPresent(name -> give(folder, name, new HashSet<>()));
        }
    }

    static boolean isKustomization(Manifest manifest) {
        return manifest.apiVersion().startsWith("kustomize.config.k8s.io/");
    }

    /** The kustomizations, by folder. */
    Map<String, Source> byFolder() {
        return Map.copyOf(byFolder);
    }

    boolean isPatch(Manifest manifest) {
        return patches.contains(manifest.file());
    }

    /** The namespaces that kustomizations give to the resources of a file; several if it is a base of several. */
    Set<String> namespaces(String file) {
        return Set.copyOf(namespaces.getOrDefault(file, Set.of()));
    }

    private void readPatches(String folder, Source kustomization) {
        JsonNode tree = kustomization.tree();
        for (String field : List.of("patches", "patchesStrategicMerge", "patchesJson6902")) {
            for (JsonNode patch : tree.path(field)) {
                String path = patch.isTextual()
                        ? patch.textValue()
                        : patch.path("path").asText("");
                if (!path.isEmpty() && !path.contains("\n")) {
                    patches.add(resolve(folder, path));
                }
            }
        }
    }

    /** Gives a namespace to all that a kustomization takes in, except where an inner one... overrides nothing: the outer wins. */
    private void give(String folder, String namespace, Set<String> seen) {
        Source kustomization = byFolder.get(folder);
        if (kustomization == null || !seen.add(folder)) {
            return;
        }
        for (String field : List.of("resources", "bases", "components")) {
            for (JsonNode entry : kustomization.tree().path(field)) {
                String path = resolve(folder, entry.asText(""));
                if (files.contains(path)) {
                    namespaces
                            .computeIfAbsent(path, file -> new LinkedHashSet<>())
                            .add(namespace);
                } else {
                    give(path, namespace, seen);
                }
            }
        }
    }

    private static Optional<String> text(JsonNode tree, String field) {
        String text = tree.path(field).asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A ConfigMap or Secret that a kustomization generates, by its name before the hash. */
    List<Generated> generated() {
        List<Generated> generated = new ArrayList<>();
        byFolder.forEach((folder, kustomization) -> {
            generators(generated, folder, kustomization, "configMapGenerator", "ConfigMap");
            generators(generated, folder, kustomization, "secretGenerator", "Secret");
        });
        return generated;
    }

    private static void generators(
            List<Generated> generated, String folder, Source kustomization, String field, String kind) {
        JsonNode list = kustomization.tree().path(field);
        for (int index = 0; index < list.size(); index++) {
            JsonNode entry = list.get(index);
            JsonPointer pointer = JsonPointer.empty().appendProperty(field).appendIndex(index);
            Map<String, String> keyFiles = new HashMap<>();
            for (JsonNode file : entry.path("files")) {
                String text = file.asText("");
                int equals = text.indexOf('=');
                String path = text.substring(equals + 1);
                keyFiles.put(equals < 0 ? name(path) : text.substring(0, equals), resolve(folder, path));
            }
            Map<String, String> literals = new HashMap<>();
            for (JsonNode literal : entry.path("literals")) {
                String text = literal.asText("");
                int equals = text.indexOf('=');
                if (equals > 0) {
                    literals.put(text.substring(0, equals), text.substring(equals + 1));
                }
            }
            String name = entry.path("name").asText("");
            generated.add(new Generated(kind, name, keyFiles, literals, new Spot(kustomization, pointer)));
        }
    }

    /**
     * What a generator makes.
     *
     * @param kind ConfigMap or Secret
     * @param name its name, without the hash
     * @param files the file of each key
     * @param literals the text of each key
     * @param spot where the generator was written
     */
    record Generated(String kind, String name, Map<String, String> files, Map<String, String> literals, Spot spot) {}

    static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** A path below a folder, without dots; what leads out of the set stays with them. */
    static String resolve(String folder, String path) {
        List<String> parts = new ArrayList<>(folder.isEmpty() ? List.of() : List.of(folder.split("/", -1)));
        for (String part : path.split("/", -1)) {
            if (part.equals("..")
                    && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
