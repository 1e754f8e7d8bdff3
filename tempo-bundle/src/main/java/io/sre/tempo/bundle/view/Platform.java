package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.yaml.CrdFit;
import io.sre.tempo.model.flux.FluxResource;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A set of manifests, as it takes effect: what Flux, Kustomize, Helm and the chart make of it. */
public final class Platform {

    private final Manifests manifests;
    private final Index index;
    private final Kustomizations kustomizations;
    private final Overlays overlays;
    private final FluxContext flux;
    private final List<Release> releases;
    private final Map<String, List<Installation>> byService;
    private final List<Datasource> datasources;
    private final List<Spot> brokenProvisioning;
    private final List<Datasource> tempoDatasources;
    private final Map<Release, List<Installation>> candidates = new LinkedHashMap<>();
    private final List<Installation> installations;
    private final Map<Manifest, CrdFit> fits = new HashMap<>();
    private final Map<Manifest, Optional<String>> namespaces = new HashMap<>();
    private final Map<Installation, Optional<Network>> networks = new HashMap<>();
    private final Derived derived = new Derived();

    private Platform(Manifests manifests) {
        this.manifests = manifests;
        this.kustomizations = new Kustomizations(manifests);
        List<Manifest> written = manifests.list().stream()
                .filter(manifest -> !kustomizations.isPatch(manifest))
                .toList();
        this.overlays = new Overlays(kustomizations, manifests);
        Index built = new Index(overlays.applyTo(written), manifests);
        FluxContext before = new FluxContext(built);
        this.index = before.patches() ? patched(built, before) : built;
        this.flux = before.patches() ? new FluxContext(index) : before;
        this.releases = readReleases();
        releases.forEach(release -> candidates.put(release, candidates(release)));
        this.installations = certain();
        this.byService = installations.stream()
                .filter(tempo -> tempo.release().isNamed())
                .collect(Collectors.groupingBy(Installation::fullName));
        Datasources provisioned = Datasources.of(this);
        this.datasources = provisioned.found();
        this.brokenProvisioning = provisioned.broken();
        this.tempoDatasources = datasources.stream().filter(Datasource::isTempo).toList();
    }

    /**
     * {@return the view of a set}
     *
     * @param manifests what was read; what could not be read is left out
     */
    public static Platform of(Manifests manifests) {
        return new Platform(manifests);
    }

    /** Flux Kustomizations patch one another before they patch what they apply. */
    private Index patched(Index built, FluxContext first) {
        List<Manifest> own = overlays.applyFlux(built.all(), first, FluxContext::isKustomization);
        FluxContext second = new FluxContext(new Index(own, manifests));
        List<Manifest> all = overlays.applyFlux(own, second, manifest -> !FluxContext.isKustomization(manifest));
        return new Index(all, manifests);
    }

    private List<Release> readReleases() {
        List<Release> found = new ArrayList<>();
        Contents contents = new Contents(index, kustomizations.generated());
        for (Manifest manifest : index.ofKind("HelmRelease")) {
            Optional<ChartReference> reference = ChartReference.of(manifest, index);
            if (reference.isPresent() && manifest.apiVersion().startsWith("helm.toolkit.fluxcd.io/")) {
                Optional<String> namespace = namespace(manifest);
                ReleaseValues values = ReleaseValues.of(manifest, namespace.orElse(""), contents, flux);
                found.add(new Release(manifest, reference.get(), namespace, values));
            }
        }
        return List.copyOf(found);
    }

    /** {@return what was read} */
    public Manifests manifests() {
        return manifests;
    }

    /** {@return the resources, without Kustomize's patches} */
    public List<Manifest> resources() {
        return index.all();
    }

    /**
     * {@return the resources of a kind}
     *
     * @param kind the kind, {@code ConfigMap}
     */
    public List<Manifest> ofKind(String kind) {
        return index.ofKind(kind);
    }

    /** {@return every HelmRelease of Tempo} */
    public List<Release> releases() {
        return releases;
    }

    /**
     * {@return what a HelmRelease makes of each version of the chart that Flux may take; none if the version is not known
     * or it is another chart}
     *
     * @param release one of the releases
     */
    public List<Installation> installations(Release release) {
        return candidates.getOrDefault(release, List.of());
    }

    private static List<Installation> candidates(Release release) {
        return release.candidates().stream()
                .map(chart -> new Installation(release, chart))
                .toList();
    }

    /** {@return the installation of each release of which the version is certain} */
    public List<Installation> installations() {
        return installations;
    }

    private List<Installation> certain() {
        return releases.stream()
                .filter(release -> !release.isOpen())
                .map(this::installations)
                .filter(candidates -> candidates.size() == 1)
                .map(candidates -> candidates.get(0))
                .toList();
    }

    /** {@return every datasource of Grafana, of Tempo or of others} */
    public List<Datasource> datasources() {
        return datasources;
    }

    /** {@return the texts in ConfigMaps and Secrets that would hold datasources, and are no YAML to anybody} */
    public List<Spot> brokenProvisioning() {
        return brokenProvisioning;
    }

    /** {@return the datasources of Tempo} */
    public List<Datasource> tempoDatasources() {
        return tempoDatasources;
    }

    /**
     * {@return the installations whose Service a host names; of those that are the same in several clusters, the ones whose
     * folder is nearest}
     *
     * @param host the host, {@code tempo.tracing.svc.cluster.local}
     * @param from the namespace that it is asked in, for a host without one; empty if that is not known
     * @param asking where the host was written
     */
    public List<Installation> installationsAt(String host, Optional<String> from, Spot asking) {
        ServiceHost wanted = ServiceHost.of(host);
        if (wanted.outside()) {
            return List.of();
        }
        List<Installation> named = byService.getOrDefault(wanted.service(), List.of()).stream()
                .filter(tempo -> {
                    Optional<String> namespace = wanted.namespace().or(() -> from);
                    return namespace.isEmpty() || tempo.namespace().isEmpty() || namespace.equals(tempo.namespace());
                })
                .toList();
        return named.size() < 2 ? named : nearest(named, asking);
    }

    private List<Installation> nearest(List<Installation> named, Spot asking) {
        String folder = asking.source()
                .manifest()
                .map(overlays::home)
                .orElseGet(
                        () -> Kustomizations.folder(asking.source().document().file()));
        Map<Optional<String>, Integer> nearest = new HashMap<>();
        named.forEach(tempo -> nearest.merge(tempo.namespace(), shared(folder, tempo), Math::max));
        return named.stream()
                .filter(tempo -> nearest.getOrDefault(tempo.namespace(), 0) == shared(folder, tempo))
                .toList();
    }

    private int shared(String folder, Installation tempo) {
        return shared(folder, overlays.home(tempo.release().manifest()));
    }

    /** How many folders two paths share from the top on. */
    private static int shared(String one, String other) {
        String[] left = one.split("/", -1);
        String[] right = other.split("/", -1);
        int shared = 0;
        while (shared < left.length && shared < right.length && left[shared].equals(right[shared])) {
            shared++;
        }
        return shared;
    }

    /** {@return the namespace of a resource; empty if it has none and the manifests do not say which it gets} */
    public Optional<String> namespace(Manifest manifest) {
        return namespaces.computeIfAbsent(manifest, this::findNamespace);
    }

    private Optional<String> findNamespace(Manifest manifest) {
        Optional<String> target = flux.targetNamespace(manifest.file());
        if (target.isPresent()) {
            return target;
        }
        Set<String> given = overlays.isMade(manifest) ? Set.of() : kustomizations.namespaces(manifest.file());
        if (given.size() == 1) {
            return Optional.of(given.iterator().next());
        }
        String own = manifest.namespace();
        return !given.isEmpty() || own.isEmpty() || own.contains("${") ? Optional.empty() : Optional.of(own);
    }

    /** {@return whether Kustomize surely reads a resource: a kustomization takes it in, or Flux applies it} */
    public boolean isBuilt(Manifest manifest) {
        return kustomizations.takesIn(manifest.file())
                || !flux.surely(manifest.file()).isEmpty();
    }

    /** {@return whether Flux may substitute variables in a resource after the build} */
    public boolean maySubstitute(Manifest manifest) {
        return flux.maySubstitute(manifest);
    }

    /** {@return the variables that Flux puts into a resource, as far as they are known} */
    public Map<String, String> variables(Manifest manifest) {
        return flux.variables(manifest);
    }

    /** {@return whether there is a Flux Kustomization in the set, so that its absence elsewhere means something} */
    public boolean knowsSubstitution(Manifest manifest) {
        return !flux.applying(manifest.file()).isEmpty();
    }

    /**
     * {@return how an object of Flux fits its CRD; worked out once}
     *
     * @param manifest one of the resources
     * @param type its type
     */
    public CrdFit crdFit(Manifest manifest, Class<? extends FluxResource<?, ?>> type) {
        return fits.computeIfAbsent(manifest, key -> CrdFit.of(key.tree(), type));
    }

    /** {@return whether Istio puts a sidecar into the pods of an installation, as far as the manifests say} */
    public boolean hasSidecar(Installation tempo) {
        String ofPod = tempo.podLabels().getOrDefault("sidecar.istio.io/inject", "");
        Map<String, String> ofNamespace =
                tempo.namespace().map(this::namespaceLabels).orElse(Map.of());
        // No webhook asks for the pods of such a namespace, whatever they say themselves.
        boolean disabled = ofNamespace.getOrDefault("istio-injection", "").equals("disabled");
        boolean revised = tempo.podLabels().containsKey("istio.io/rev");
        return !disabled && (ofPod.isEmpty() ? revised || injects(ofNamespace) : ofPod.equals("true"));
    }

    /** {@return where the injection of a sidecar was written: in the values, or in the namespace} */
    public Optional<Spot> injection(Installation tempo) {
        Value label = tempo.value("podLabels").get("sidecar.istio.io/inject");
        if (label.isWritten()) {
            return Optional.of(label.spot());
        }
        return index.ofKind("Namespace").stream()
                .filter(manifest -> tempo.namespace().equals(Optional.of(manifest.name())))
                .map(manifest -> Spot.of(manifest, "/metadata/labels"))
                .findFirst();
    }

    private static boolean injects(Map<String, String> labels) {
        String injection = labels.getOrDefault("istio-injection", "");
        return injection.isEmpty() ? labels.containsKey("istio.io/rev") : injection.equals("enabled");
    }

    /** {@return the labels of a namespace as its manifest says; empty if it is not at hand} */
    public Map<String, String> namespaceLabels(String namespace) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Manifest manifest : index.ofKind("Namespace")) {
            if (manifest.name().equals(namespace)) {
                for (Map.Entry<String, JsonNode> label :
                        manifest.tree().path("metadata").path("labels").properties()) {
                    labels.put(label.getKey(), label.getValue().asText());
                }
            }
        }
        return labels;
    }

    /**
     * {@return the network of an installation, with every policy of the set; empty if its namespace or names are not known}
     *
     * @param tempo one of the installations
     */
    public Optional<Network> network(Installation tempo) {
        if (tempo.namespace().isEmpty() || !tempo.isNamed()) {
            return Optional.empty();
        }
        return networks.computeIfAbsent(tempo, key -> Network.of(this, key));
    }

    /** {@return the network policies of the set} */
    public Policies policies() {
        return derived(Policies.class, Policies::of);
    }

    /**
     * {@return something that several rules want to know, worked out once}
     *
     * @param type what it is
     * @param work works it out
     */
    public <T> T derived(Class<T> type, Function<Platform, T> work) {
        return derived.get(type, this, work);
    }

    /** Of several that are the same in several clusters, the one whose folder is nearest. */
    Manifest nearest(List<Manifest> same, Manifest asking) {
        Manifest nearest = same.get(0);
        for (Manifest candidate : same.subList(1, same.size())) {
            if (shared(candidate, asking) > shared(nearest, asking)) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    private int shared(Manifest one, Manifest other) {
        return shared(overlays.home(one), overlays.home(other));
    }

    /** {@return the kustomizations of Kustomize, each with its folder} */
    public List<Source> kustomizations() {
        return List.copyOf(kustomizations.byFolder().values());
    }
}
