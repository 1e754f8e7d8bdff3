package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The resources as patches leave them. A base that several overlays take in becomes a resource of each; of what nobody
 * patches there is one, as it was written.
 *
 * <p>Sources: sigs.k8s.io/kustomize 5.8, api/internal/target/kusttarget.go; kustomize-controller 1.9, spec.patches.
 */
final class Overlays {

    /** As often is a patch compared with a resource at most: diamonds of overlays may be endless. */
    private static final long MOST = 1_000_000;

    private static final int DEEPEST = 100;

    private static final Set<String> NEVER_RENAMED = Set.of("Namespace", "CustomResourceDefinition", "APIService");

    /** Whose names others look for as they were written. */
    private static final Set<String> KEEPS_VARIABLES = Set.of("ConfigMap", "Secret", "Kustomization");

    private static final Set<String> IN_METADATA = Set.of("name", "namespace", "labels");

    /** What says where a release is, what its chart is, and whom a policy means. */
    private static final Set<String> IN_SPEC =
            Set.of("releaseName", "targetNamespace", "chart", "chartRef", "ref", "podSelector", "ingress", "egress");

    private final Map<String, Source> kustomizations;
    private final Map<String, List<Manifest>> byFile = new HashMap<>();
    private final Map<String, List<Source>> sources = new HashMap<>();
    private final Map<String, List<Patch>> patches = new HashMap<>();
    private final Map<Manifest, String> homes = new HashMap<>();
    private final Set<Manifest> changed = new HashSet<>();
    private final boolean namespaces;
    private long built;

    Overlays(Kustomizations kustomizations, Manifests manifests) {
        this.kustomizations = kustomizations.byFolder();
        this.namespaces = manifests.list().stream().anyMatch(Overlays::isNamespace);
        for (Manifest manifest : manifests.list()) {
            sources.computeIfAbsent(manifest.file(), file -> new ArrayList<>()).add(Source.of(manifest));
            if (!kustomizations.isPatch(manifest) && !Kustomizations.isKustomization(manifest)) {
                byFile.computeIfAbsent(manifest.file(), file -> new ArrayList<>())
                        .add(manifest);
            }
        }
        for (Document document : manifests.others()) {
            sources.computeIfAbsent(document.file(), file -> new ArrayList<>()).add(Source.of(document));
        }
    }

    /** A resource on its way through the kustomizations. */
    private record Item(Manifest origin, Manifest now, Optional<String> namespace) {

        Item with(Manifest changed) {
            return new Item(origin, changed, namespace);
        }

        /** What is applied: with the namespace that it is given. */
        Manifest applied() {
            return namespace.map(name -> withText(now, "namespace", name)).orElse(now);
        }
    }

    /** The resources after the patches of all kustomizations, in the order of those that were read. */
    List<Manifest> applyTo(List<Manifest> resources) {
        if (kustomizations.values().stream().noneMatch(this::changesResources)) {
            return resources;
        }
        Map<Manifest, Map<Item, String>> rootsByItem = new HashMap<>();
        for (String root : roots()) {
            for (Item item : build(root, List.of(), new LinkedHashSet<>())) {
                rootsByItem
                        .computeIfAbsent(item.origin(), any -> new LinkedHashMap<>())
                        .put(item, root);
                if (item.now() != item.origin()) {
                    changed.add(item.origin());
                }
            }
        }
        if (built > MOST) {
            return resources;
        }
        List<Manifest> all = new ArrayList<>();
        for (Manifest resource : resources) {
            if (changed.contains(resource)) {
                rootsByItem.getOrDefault(resource, Map.of()).forEach((item, root) -> {
                    Manifest made = item.applied();
                    homes.put(made, root);
                    all.add(made);
                });
            } else {
                all.add(resource);
            }
        }
        return List.copyOf(all);
    }

    /** The resources after the patches of the Flux Kustomizations that apply them; those of another kind are left alone. */
    List<Manifest> applyFlux(List<Manifest> resources, FluxContext flux, Predicate<Manifest> wanted) {
        List<Manifest> all = new ArrayList<>();
        Map<Manifest, List<Patch>> ofFlux = new HashMap<>();
        for (Manifest resource : resources) {
            Set<Manifest> made = new LinkedHashSet<>();
            for (Manifest kustomization : wanted.test(resource) ? flux.surely(resource) : List.<Manifest>of()) {
                boolean own = kustomization.document() == resource.document();
                List<Patch> theirs =
                        ofFlux.computeIfAbsent(kustomization, key -> patchesIn(Source.of(key), "/spec/", ""));
                made.add(own ? resource : patched(resource, theirs));
            }
            String home = homes.get(resource);
            if (home != null) {
                made.forEach(now -> homes.put(now, home));
            }
            all.addAll(made.isEmpty() ? List.of(resource) : made);
        }
        return List.copyOf(all);
    }

    /** The resources with the names that Flux gives them: with the variables that are known. */
    List<Manifest> applyVariables(List<Manifest> resources, FluxContext flux) {
        List<Manifest> all = new ArrayList<>();
        for (Manifest resource : resources) {
            Manifest now = substituted(resource, flux);
            String home = homes.get(resource);
            if (now != resource && home != null) {
                homes.put(now, home);
            }
            all.add(now);
        }
        return List.copyOf(all);
    }

    private static Manifest substituted(Manifest resource, FluxContext flux) {
        if (KEEPS_VARIABLES.contains(resource.kind())
                || !(resource.tree() instanceof ObjectNode tree)
                || flux.surely(resource).isEmpty()
                || !flux.maySubstitute(resource)) {
            return resource;
        }
        ObjectNode now = tree.deepCopy();
        Map<String, String> variables = flux.variables(resource);
        substitute(now.path("metadata"), IN_METADATA, variables);
        substitute(now.path("spec"), IN_SPEC, variables);
        return now.equals(tree) ? resource : resource.patched(now, resource.origins());
    }

    private static void substitute(JsonNode parent, Set<String> fields, Map<String, String> variables) {
        if (parent instanceof ObjectNode object) {
            for (String field : fields) {
                if (object.has(field)) {
                    object.set(field, Substitution.known(object.path(field), variables));
                }
            }
        }
    }

    private static Manifest patched(Manifest resource, List<Patch> patches) {
        Manifest now = resource;
        for (Patch patch : patches) {
            now = patch.isFor(now) ? patch.applyTo(now).orElse(now) : now;
        }
        return now;
    }

    /** Whether an overlay made it, so that it has its namespace already. */
    boolean isMade(Manifest manifest) {
        return homes.containsKey(manifest);
    }

    /** The folder that a resource belongs to: that of the overlay that made it, or its own. */
    String home(Manifest manifest) {
        return homes.getOrDefault(manifest, Kustomizations.folder(manifest.file()));
    }

    private boolean changesResources(Source kustomization) {
        JsonNode tree = kustomization.tree();
        boolean changes = !SelectorLabels.of(tree).isEmpty()
                || !affix(tree, "namePrefix").isEmpty()
                || !affix(tree, "nameSuffix").isEmpty()
                || (namespaces && !affix(tree, "namespace").isEmpty());
        return changes
                || Kustomizations.PATCHES.stream()
                        .anyMatch(field -> !tree.path(field).isEmpty());
    }

    private static String affix(JsonNode tree, String field) {
        return tree.path(field).asText("");
    }

    /** The kustomizations that no other takes in. */
    private Set<String> roots() {
        Set<String> roots =
                new LinkedHashSet<>(kustomizations.keySet().stream().sorted().toList());
        kustomizations.forEach((folder, kustomization) -> {
            for (String field : Kustomizations.PARTS) {
                for (JsonNode entry : kustomization.tree().path(field)) {
                    String path = Kustomizations.resolve(folder, entry.asText(""));
                    if (!path.equals(folder)) {
                        roots.remove(path);
                    }
                }
            }
        });
        roots.removeIf(this::isComponent);
        return roots;
    }

    private boolean isComponent(String folder) {
        Source kustomization = kustomizations.get(folder);
        return kustomization != null
                && kustomization.tree().path("kind").asText("").equals("Component");
    }

    private List<Item> build(String folder, List<Item> taken, Set<String> within) {
        Source kustomization = kustomizations.get(folder);
        if (kustomization == null || built > MOST || within.size() > DEEPEST || !within.add(folder)) {
            return taken;
        }
        List<Item> items = new ArrayList<>(taken);
        JsonNode tree = kustomization.tree();
        for (String field : List.of("resources", "bases")) {
            for (JsonNode entry : tree.path(field)) {
                String path = Kustomizations.resolve(folder, entry.asText(""));
                if (byFile.containsKey(path)) {
                    byFile.get(path).forEach(manifest -> items.add(new Item(manifest, manifest, Optional.empty())));
                } else {
                    items.addAll(build(path, List.of(), within));
                }
            }
        }
        List<Item> all = items;
        for (JsonNode entry : tree.path("components")) {
            all = build(Kustomizations.resolve(folder, entry.asText("")), all, within);
        }
        within.remove(folder);
        return change(folder, kustomization, all);
    }

    private List<Item> change(String folder, Source kustomization, List<Item> items) {
        List<Patch> ofFolder = patches.computeIfAbsent(folder, any -> patchesIn(kustomization, "/", folder));
        built += items.size() * (1L + ofFolder.size());
        Map<String, JsonNode> labels = SelectorLabels.of(kustomization.tree());
        List<Item> left = new ArrayList<>();
        for (Item item : items) {
            Optional<Manifest> now = Optional.of(item.now());
            for (Patch patch : ofFolder) {
                now = now.flatMap(manifest -> patch.isFor(manifest) ? patch.applyTo(manifest) : Optional.of(manifest));
            }
            if (now.isEmpty()) {
                changed.add(item.origin());
            }
            now.map(item::with)
                    .map(one -> placed(one, kustomization.tree()))
                    .map(one -> labelled(one, labels))
                    .ifPresent(left::add);
        }
        return left;
    }

    private static Item labelled(Item item, Map<String, JsonNode> labels) {
        Manifest now = labels.isEmpty() ? item.now() : SelectorLabels.in(item.now(), labels);
        return now == item.now() ? item : item.with(now);
    }

    private static boolean isNamespace(Manifest manifest) {
        return manifest.kind().equals("Namespace") && manifest.apiVersion().equals("v1");
    }

    private static Item placed(Item item, JsonNode tree) {
        String namespace = tree.path("namespace").asText("");
        if (isNamespace(item.now())) {
            // Kustomize gives a Namespace the name of the namespace that it gives to all else.
            boolean same = namespace.isEmpty() || item.now().name().equals(namespace);
            return same ? item : item.with(withText(item.now(), "name", namespace));
        }
        String prefix = affix(tree, "namePrefix");
        String suffix = affix(tree, "nameSuffix");
        boolean renames = !(prefix + suffix).isEmpty()
                && !NEVER_RENAMED.contains(item.now().kind());
        Manifest named =
                renames ? withText(item.now(), "name", prefix + item.now().name() + suffix) : item.now();
        Optional<String> given = namespace.isEmpty() ? item.namespace() : Optional.of(namespace);
        return new Item(item.origin(), named, given);
    }

    private static Manifest withText(Manifest manifest, String field, String text) {
        ObjectNode tree = manifest.tree().deepCopy();
        if (!(tree.path("metadata") instanceof ObjectNode metadata)) {
            return manifest;
        }
        metadata.set(field, TextNode.valueOf(text));
        return manifest.patched(tree, manifest.origins());
    }

    private List<Patch> patchesIn(Source kustomization, String below, String folder) {
        List<Patch> found = new ArrayList<>();
        for (String field : Kustomizations.PATCHES) {
            JsonPointer list = JsonPointer.compile(below + field);
            JsonNode entries = kustomization.tree().at(list);
            for (int index = 0; entries.isArray() && index < entries.size(); index++) {
                JsonNode entry = entries.get(index);
                JsonPointer at = list.appendIndex(index);
                for (Source source : textOf(kustomization, at, entry, folder)) {
                    found.add(new Patch(entry.path("target"), source));
                }
            }
        }
        return found;
    }

    /** What an entry says, in place or in a file. */
    private List<Source> textOf(Source kustomization, JsonPointer at, JsonNode entry, String folder) {
        boolean inline = entry.isTextual()
                && (entry.textValue().contains("\n") || entry.textValue().startsWith("{"));
        String path = entry.isTextual() ? entry.textValue() : entry.path("path").asText("");
        if (inline) {
            return kustomization.inside(at);
        }
        if (entry.path("patch").isTextual()) {
            return kustomization.inside(at.appendProperty("patch"));
        }
        return sources.getOrDefault(Kustomizations.resolve(folder, path), List.of());
    }
}
