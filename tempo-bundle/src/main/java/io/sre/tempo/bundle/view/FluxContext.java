package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Flux Kustomizations that apply the files of a set: which namespace they give, and what they substitute. */
final class FluxContext {

    private static final String MARK = "kustomize.toolkit.fluxcd.io/substitute";

    private final Map<Manifest, String> kustomizations = new LinkedHashMap<>();
    private final Map<String, List<Manifest>> applying = new HashMap<>();
    private final Map<String, List<Manifest>> surely = new HashMap<>();
    private final Map<String, Map<String, String>> variables = new HashMap<>();
    private final Index index;

    FluxContext(Index index) {
        this.index = index;
        for (Manifest manifest : index.ofKind("Kustomization")) {
            if (isKustomization(manifest)) {
                kustomizations.put(manifest, path(manifest));
            }
        }
    }

    static boolean isKustomization(Manifest manifest) {
        return manifest.kind().equals("Kustomization")
                && manifest.apiVersion().startsWith("kustomize.toolkit.fluxcd.io/");
    }

    /** Whether one of them patches what it applies. */
    boolean patches() {
        return kustomizations.keySet().stream()
                .map(kustomization -> kustomization.tree().path("spec"))
                .anyMatch(spec -> Kustomizations.PATCHES.stream()
                        .anyMatch(field -> !spec.path(field).isEmpty()));
    }

    /**
     * Those that may apply a file: by their path; if no path fits, each of them may. One for a folder further down, which
     * the kustomization above takes in as an object and not as files, is meant rather than that above it.
     */
    List<Manifest> applying(String file) {
        return applying.computeIfAbsent(Kustomizations.folder(file), this::findApplying);
    }

    private List<Manifest> findApplying(String folder) {
        int longest = 0;
        List<Manifest> fitting = new ArrayList<>();
        for (Map.Entry<Manifest, String> kustomization : kustomizations.entrySet()) {
            int length = kustomization.getValue().length();
            if (fits(kustomization.getValue(), folder) && length >= longest) {
                if (length > longest) {
                    fitting.clear();
                    longest = length;
                }
                fitting.add(kustomization.getKey());
            }
        }
        return fitting.isEmpty() ? List.copyOf(kustomizations.keySet()) : List.copyOf(fitting);
    }

    /** Those of which it is not known that they apply other folders. */
    List<Manifest> surely(String file) {
        return surely.computeIfAbsent(
                Kustomizations.folder(file),
                folder -> applying(file).stream()
                        .filter(kustomization -> {
                            String path = kustomizations.getOrDefault(kustomization, "");
                            return folder.isEmpty() || path.isEmpty() || fits(path, folder);
                        })
                        .toList());
    }

    private static String path(Manifest kustomization) {
        return Kustomizations.resolve(
                "", kustomization.tree().path("spec").path("path").asText(""));
    }

    /** The set may have been read from a folder further up or down than the repository's root. */
    private static boolean fits(String path, String folder) {
        if (path.isEmpty() || folder.isEmpty()) {
            return false;
        }
        String inSet = "/" + folder + "/";
        String inRepository = "/" + path + "/";
        return inRepository.endsWith(inSet) || inSet.contains(inRepository);
    }

    /** The namespace that they give to every resource of a file; empty if they give none, or not all the same. */
    Optional<String> targetNamespace(String file) {
        Set<String> namespaces = surely(file).stream()
                .map(kustomization -> kustomization
                        .tree()
                        .path("spec")
                        .path("targetNamespace")
                        .asText(""))
                .collect(Collectors.toSet());
        String only = namespaces.size() == 1 ? namespaces.iterator().next() : "";
        return only.isEmpty() ? Optional.empty() : Optional.of(only);
    }

    /** Whether text of a resource may be substituted. */
    boolean maySubstitute(Manifest manifest) {
        JsonNode metadata = manifest.tree().path("metadata");
        boolean off = metadata.path("labels").path(MARK).asText("").equals("disabled")
                || metadata.path("annotations").path(MARK).asText("").equals("disabled");
        return !off
                && applying(manifest.file()).stream()
                        .anyMatch(kustomization ->
                                kustomization.tree().path("spec").has("postBuild"));
    }

    /** What is known of the variables that are put into a resource; where clusters differ, a variable stands for itself. */
    Map<String, String> variables(Manifest manifest) {
        return variables.computeIfAbsent(Kustomizations.folder(manifest.file()), folder -> {
            Map<String, String> all = new HashMap<>();
            applying(manifest.file()).forEach(kustomization -> add(all, variablesOf(kustomization)));
            return Map.copyOf(all);
        });
    }

    private Map<String, String> variablesOf(Manifest kustomization) {
        JsonNode postBuild = kustomization.tree().path("spec").path("postBuild");
        Map<String, String> variables = new HashMap<>();
        for (JsonNode reference : postBuild.path("substituteFrom")) {
            if (reference.path("kind").asText("").equals("ConfigMap")) {
                String name = reference.path("name").asText("");
                // Each cluster may have its own.
                Map<String, String> named = new HashMap<>();
                for (Manifest map : index.named("ConfigMap", name)) {
                    if (mayBeBeside(kustomization, map)) {
                        add(named, read(map.tree().path("data")));
                    }
                }
                variables.putAll(named);
            }
        }
        variables.putAll(read(postBuild.path("substitute")));
        return variables;
    }

    /** References have no namespace: what they name is in that of the Kustomization. */
    private static boolean mayBeBeside(Manifest kustomization, Manifest map) {
        return map.namespace().isEmpty()
                || kustomization.namespace().isEmpty()
                || map.namespace().equals(kustomization.namespace());
    }

    private static void add(Map<String, String> all, Map<String, String> more) {
        more.forEach(
                (name, value) -> all.merge(name, value, (one, other) -> one.equals(other) ? one : "${" + name + "}"));
    }

    /** Flux removes line breaks, such as that at the end of a block. */
    private static Map<String, String> read(JsonNode object) {
        Map<String, String> variables = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            variables.put(entry.getKey(), entry.getValue().asText("").replace("\n", ""));
        }
        return variables;
    }
}
