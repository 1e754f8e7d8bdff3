package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Kustomize makes of the files of a folder, as far as it matters here: which files are patches, and which namespace
 * the resources get.
 */
final class Kustomizations {

    /** Where a kustomization names its patches. */
    static final List<String> PATCHES = List.of("patches", "patchesStrategicMerge", "patchesJson6902");

    /** Where it names what it takes in. */
    static final List<String> PARTS = List.of("resources", "bases", "components");

    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final int MOST_NAMESPACES = 2;
    private static final int MOST_TAKERS = 200;

    private final Map<String, Source> byFolder = new HashMap<>();
    private final Set<String> patches = new HashSet<>();
    private final Map<String, Set<String>> namespaces = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private @Nullable Set<String> named;
    private @Nullable TakenIn takenIn;

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
        giveNamespaces();
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

    /** Whether a kustomization names a file, or a folder around it that has none of its own. */
    boolean isNamed(String file) {
        Set<String> all = named();
        String path = file;
        while (!path.isEmpty() && !all.contains(path)) {
            String folder = folder(path);
            path = byFolder.containsKey(folder) ? "" : folder;
        }
        return !path.isEmpty();
    }

    /** Whether there is a kustomization in the folder of a file, or further up: of what lies there Kustomize reads what is named. */
    boolean isBelow(String file) {
        String folder = folder(file);
        while (!folder.isEmpty() && !byFolder.containsKey(folder)) {
            folder = folder(folder);
        }
        return byFolder.containsKey(folder);
    }

    /** Every path that a kustomization names; asked for seldom. */
    private Set<String> named() {
        Set<String> all = named;
        if (all == null) {
            all = new HashSet<>();
            for (Map.Entry<String, Source> kustomization : byFolder.entrySet()) {
                collect(kustomization.getKey(), kustomization.getValue().tree(), all);
            }
            named = all;
        }
        return all;
    }

    private static void collect(String folder, JsonNode node, Set<String> paths) {
        if (node.isTextual() && node.textValue().indexOf('\n') < 0) {
            String text = node.textValue();
            paths.add(resolve(folder, text.substring(text.indexOf('=') + 1)));
        }
        for (JsonNode child : node) {
            collect(folder, child, paths);
        }
    }

    /** The folders whose kustomizations take in something of a folder, through others as well; not more than some. */
    Set<String> takersOf(String folder) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(folder));
        while (!open.isEmpty() && all.size() < MOST_TAKERS) {
            for (String taker : takenIn().takers().getOrDefault(open.remove(), List.of())) {
                if (!taker.equals(folder) && all.add(taker)) {
                    open.add(taker);
                }
            }
        }
        return all;
    }

    /** Whether another folder's kustomization takes in something of a folder. */
    boolean isTaken(String folder) {
        return takenIn().takers().containsKey(folder);
    }

    /**
     * What all kustomizations take in.
     *
     * @param paths files and folders
     * @param takers by folder, the folders of others that take in something of it
     */
    private record TakenIn(Set<String> paths, Map<String, List<String>> takers) {}

    private TakenIn takenIn() {
        TakenIn all = takenIn;
        if (all == null) {
            all = new TakenIn(new HashSet<>(), new HashMap<>());
            for (String folder : byFolder.keySet().stream().sorted().toList()) {
                for (String path : takenIn(folder)) {
                    all.paths().add(path);
                    String part = files.contains(path) ? folder(path) : path;
                    if (!part.equals(folder)) {
                        all.takers()
                                .computeIfAbsent(part, any -> new ArrayList<>())
                                .add(folder);
                    }
                }
            }
            takenIn = all;
        }
        return all;
    }

    /** The namespaces that kustomizations give to the resources of a file; several if it is a base of several. */
    Set<String> namespaces(String file) {
        return Set.copyOf(namespaces.getOrDefault(file, Set.of()));
    }

    /** Whether a kustomization takes in a file. */
    boolean takesIn(String file) {
        return takenIn().paths().contains(file);
    }

    private void readPatches(String folder, Source kustomization) {
        JsonNode tree = kustomization.tree();
        for (String field : PATCHES) {
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

    /**
     * Gives the namespaces of kustomizations to all that they take in; the outer wins over an inner one. Two are as good as
     * more: which of them a file gets is not known. So the work is bounded, whatever leads to what.
     */
    private void giveNamespaces() {
        Map<String, Set<String>> given = new HashMap<>();
        Deque<String> changed = new ArrayDeque<>();
        byFolder.forEach((folder, kustomization) -> text(kustomization.tree(), "namespace")
                .ifPresent(name -> {
                    given.put(folder, new LinkedHashSet<>(Set.of(name)));
                    changed.add(folder);
                }));
        while (!changed.isEmpty()) {
            String folder = changed.remove();
            Set<String> names = Set.copyOf(given.getOrDefault(folder, Set.of()));
            for (String path : takenIn(folder)) {
                if (files.contains(path)) {
                    add(names, namespaces.computeIfAbsent(path, file -> new LinkedHashSet<>()));
                } else if (byFolder.containsKey(path)
                        && add(names, given.computeIfAbsent(path, inner -> new LinkedHashSet<>()))) {
                    changed.add(path);
                }
            }
        }
    }

    /** Whether there is one more than before. */
    private static boolean add(Set<String> names, Set<String> all) {
        int before = all.size();
        for (String name : names) {
            if (all.size() < MOST_NAMESPACES) {
                all.add(name);
            }
        }
        return all.size() > before;
    }

    private List<String> takenIn(String folder) {
        List<String> paths = new ArrayList<>();
        Source kustomization = byFolder.get(folder);
        for (String field : PARTS) {
            for (JsonNode entry : kustomization == null
                    ? List.<JsonNode>of()
                    : kustomization.tree().path(field)) {
                paths.add(resolve(folder, entry.asText("")));
            }
        }
        return paths;
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
        for (int index = 0; list.isArray() && index < list.size(); index++) {
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
            boolean marked = FluxContext.isMarked(kustomization.tree().path("generatorOptions"))
                    || FluxContext.isMarked(entry.path("options"));
            generated.add(new Generated(kind, name, keyFiles, literals, marked, new Spot(kustomization, pointer)));
        }
    }

    /**
     * What a generator makes.
     *
     * @param kind ConfigMap or Secret
     * @param name its name, without the hash
     * @param files the file of each key
     * @param literals the text of each key
     * @param marked whether it keeps Flux from substituting variables
     * @param spot where the generator was written
     */
    record Generated(
            String kind,
            String name,
            Map<String, String> files,
            Map<String, String> literals,
            boolean marked,
            Spot spot) {}

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
