package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The Flux Kustomizations that apply the files of a set: which namespace they give, and what they substitute. */
final class FluxContext {

    private static final String MARK = "kustomize.toolkit.fluxcd.io/substitute";

    private final Map<Manifest, String> kustomizations = new LinkedHashMap<>();
    private final List<Manifest> all = new ArrayList<>();
    private final Map<String, List<Manifest>> byLastFolder = new HashMap<>();
    private final Map<String, List<Manifest>> nearest = new HashMap<>();
    private final Map<String, List<Manifest>> fitting = new HashMap<>();
    private final Map<String, Map<String, String>> variables = new HashMap<>();
    private final Index index;
    private final Kustomizations folders;
    private final Function<Manifest, String> home;

    FluxContext(Index index, Kustomizations folders, Function<Manifest, String> home) {
        this.index = index;
        this.folders = folders;
        this.home = home;
        for (Manifest manifest : index.ofKind("Kustomization")) {
            if (isKustomization(manifest)) {
                String path = path(manifest);
                kustomizations.put(manifest, path);
                all.add(manifest);
                byLastFolder
                        .computeIfAbsent(Kustomizations.name(path), any -> new ArrayList<>())
                        .add(manifest);
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

    /** The folder that a resource belongs to. */
    String home(Manifest manifest) {
        return home.apply(manifest);
    }

    /** Whether one of them substitutes variables. */
    boolean substitutes() {
        return kustomizations.keySet().stream()
                .anyMatch(kustomization -> kustomization.tree().path("spec").has("postBuild"));
    }

    /** Those that may apply a resource: those that surely do; if there are none, each of them may. */
    List<Manifest> applying(Manifest manifest) {
        List<Manifest> fitting = fitting(manifest);
        return fitting.isEmpty() ? all() : fitting;
    }

    private List<Manifest> all() {
        return Collections.unmodifiableList(all);
    }

    /** Those of which it is not known that they apply other folders. */
    List<Manifest> surely(Manifest manifest) {
        List<Manifest> fitting = fitting(manifest);
        if (!fitting.isEmpty()) {
            return fitting;
        }
        // Of a file at the top, and of a path that is none, nobody knows which folder they stand for.
        return home.apply(manifest).isEmpty()
                ? all()
                : Collections.unmodifiableList(byLastFolder.getOrDefault("", List.of()));
    }

    /** Whether one of them may apply what lies in a folder; without any, somebody else does. */
    boolean mayApply(String folder) {
        return all.isEmpty()
                || folder.isEmpty()
                || byLastFolder.containsKey("")
                || !fitting(folder).isEmpty();
    }

    private List<Manifest> fitting(Manifest manifest) {
        return fitting(home.apply(manifest));
    }

    private List<Manifest> fitting(String folder) {
        return fitting.computeIfAbsent(folder, this::findFitting);
    }

    /** By their paths: that of the folder, and those of the folders whose kustomizations take it in. */
    private List<Manifest> findFitting(String folder) {
        Set<Manifest> found = new LinkedHashSet<>();
        Set<String> takers = folders.takersOf(folder);
        for (String taker : takers) {
            found.addAll(folders.isTaken(taker) ? exactly(taker) : nearest(taker));
        }
        found.addAll(takers.isEmpty() ? List.of() : exactly(folder));
        return found.isEmpty() ? nearest(folder) : List.copyOf(found);
    }

    private List<Manifest> exactly(String folder) {
        return byLastFolder.getOrDefault(Kustomizations.name(folder), List.of()).stream()
                .filter(kustomization -> isPath(kustomizations.getOrDefault(kustomization, ""), folder))
                .toList();
    }

    private List<Manifest> nearest(String folder) {
        return nearest.computeIfAbsent(folder, this::findNearest);
    }

    /**
     * Those whose path is that of a folder, or of one further up. One for a folder further down, which the kustomization
     * above takes in as an object and not as files, is meant rather than that above it.
     */
    private List<Manifest> findNearest(String folder) {
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
        return List.copyOf(fitting);
    }

    private static String path(Manifest kustomization) {
        return Kustomizations.resolve(
                "", kustomization.tree().path("spec").path("path").asText(""));
    }

    /** The set may have been read from a folder further up or down than the repository's root. */
    private static boolean isPath(String path, String folder) {
        return path.endsWith(folder)
                && !folder.isEmpty()
                && (path.length() == folder.length() || path.charAt(path.length() - folder.length() - 1) == '/');
    }

    private static boolean fits(String path, String folder) {
        boolean within = !path.isEmpty() && folder.contains(path) && ("/" + folder + "/").contains("/" + path + "/");
        return within || isPath(path, folder);
    }

    /** The namespaces that they give to a resource; empty for its own, and none if none of them surely applies it. */
    Set<String> targetNamespaces(Manifest manifest) {
        Set<String> namespaces = new LinkedHashSet<>();
        for (Manifest kustomization : surely(manifest)) {
            namespaces.add(
                    kustomization.tree().path("spec").path("targetNamespace").asText(""));
        }
        return namespaces;
    }

    /** Whether labels or annotations keep the text of an object from being substituted. */
    static boolean isMarked(JsonNode metadata) {
        return metadata.path("labels").path(MARK).asText("").equals("disabled")
                || metadata.path("annotations").path(MARK).asText("").equals("disabled");
    }

    /** Whether text of a resource may be substituted. */
    boolean maySubstitute(Manifest manifest) {
        return !isMarked(manifest.tree().path("metadata")) && mayBeSubstituted(manifest);
    }

    /** Whether text of what is applied together with a resource may be substituted. */
    boolean mayBeSubstituted(Manifest manifest) {
        return applying(manifest).stream()
                .anyMatch(kustomization -> kustomization.tree().path("spec").has("postBuild"));
    }

    /** What is known of the variables that are put into a resource; where clusters differ, a variable stands for itself. */
    Map<String, String> variables(Manifest manifest) {
        return variables.computeIfAbsent(home.apply(manifest), folder -> {
            Map<String, String> all = new HashMap<>();
            applying(manifest).forEach(kustomization -> add(all, variablesOf(kustomization)));
            return Map.copyOf(all);
        });
    }

    /** Whether a Secret or ConfigMap that is not at hand may say more, so that nobody knows which defaults are taken. */
    boolean mayKnowMore(Manifest manifest) {
        return applying(manifest).stream().anyMatch(this::lacksVariables);
    }

    private boolean lacksVariables(Manifest kustomization) {
        for (JsonNode reference : kustomization.tree().at("/spec/postBuild/substituteFrom")) {
            boolean atHand = reference.path("kind").asText("").equals("ConfigMap")
                    && index.named("ConfigMap", reference.path("name").asText("")).stream()
                            .anyMatch(map -> mayBeBeside(kustomization, map));
            if (!atHand) {
                return true;
            }
        }
        return false;
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
