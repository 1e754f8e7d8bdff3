package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.yaml.CrdFit;
import io.sre.tempo.model.flux.FluxResource;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A set of manifests, as it takes effect: what Flux, Kustomize, Helm and the chart make of it. */
public final class Platform {

    private static final int MOST_ASKED = 100;

    private final Manifests manifests;
    private final Index index;
    private final Kustomizations kustomizations;
    private final Overlays overlays;
    private final FluxContext flux;
    private final List<Release> releases;
    private final Services services = new Services();
    private final List<Datasource> datasources;
    private final List<Spot> brokenProvisioning;
    private final List<Datasource> tempoDatasources;
    private final Map<Installation, List<Datasource>> asking = new HashMap<>();
    private final Map<Release, List<Installation>> candidates = new LinkedHashMap<>();
    private final List<Installation> installations;
    private final Map<String, Map<String, String>> labels = new HashMap<>();
    private final Map<Manifest, CrdFit> fits = new HashMap<>();
    private final Map<Manifest, Optional<String>> namespaces = new HashMap<>();
    private final Map<String, Map<String, List<Manifest>>> placed = new HashMap<>();
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
        FluxContext before = new FluxContext(built, kustomizations, overlays::home);
        Index patched = before.patches() ? patched(built, before) : built;
        FluxContext context = before.patches() ? new FluxContext(patched, kustomizations, overlays::home) : before;
        this.index =
                context.substitutes() ? new Index(overlays.applyVariables(patched.all(), context), manifests) : patched;
        this.flux = context;
        this.releases = readReleases();
        releases.forEach(release -> candidates.put(release, candidates(release)));
        this.installations = certain();
        for (Installation tempo : installations) {
            if (tempo.release().isNamed()) {
                services.add(tempo, overlays.home(tempo.release().manifest()));
            }
        }
        Datasources provisioned = Datasources.of(this);
        this.datasources = provisioned.found();
        this.brokenProvisioning = provisioned.broken();
        this.tempoDatasources = datasources.stream().filter(Datasource::isTempo).toList();
        tempoDatasources.forEach(this::findAsked);
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
        FluxContext second = new FluxContext(new Index(own, manifests), kustomizations, overlays::home);
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

    /**
     * {@return the resources of a kind that have a name, in any namespace}
     *
     * @param kind the kind, {@code Namespace}
     * @param name the name
     */
    public List<Manifest> named(String kind, String name) {
        return index.named(kind, name);
    }

    /**
     * {@return the resources of a kind in a namespace; those are left out whose namespace is not known}
     *
     * @param kind the kind, {@code Service}
     * @param namespace the namespace
     */
    public List<Manifest> ofKind(String kind, String namespace) {
        Map<String, List<Manifest>> byNamespace = placed.computeIfAbsent(kind, this::byNamespace);
        return Collections.unmodifiableList(byNamespace.getOrDefault(namespace, List.of()));
    }

    private Map<String, List<Manifest>> byNamespace(String kind) {
        Map<String, List<Manifest>> found = new HashMap<>();
        for (Manifest manifest : ofKind(kind)) {
            namespace(manifest)
                    .ifPresent(namespace -> found.computeIfAbsent(namespace, any -> new ArrayList<>())
                            .add(manifest));
        }
        return found;
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
        return wanted.outside()
                ? List.of()
                : services.at(wanted.service(), wanted.namespace().or(() -> from), home(asking.source()));
    }

    private String home(Source source) {
        return source.manifest()
                .map(overlays::home)
                .orElseGet(() -> Kustomizations.folder(source.document().file()));
    }

    /** {@return the names of the Services of all installations} */
    public Collection<String> serviceNames() {
        return services.names();
    }

    /**
     * {@return the datasources of Tempo whose URL leads to an installation}
     *
     * @param tempo one of the installations
     */
    public List<Datasource> datasourcesOf(Installation tempo) {
        return Collections.unmodifiableList(asking.getOrDefault(tempo, List.of()));
    }

    private void findAsked(Datasource datasource) {
        Optional<String> host = datasource.host();
        if (host.isPresent()) {
            List<Installation> asked = installationsAt(host.get(), datasource.namespace(), datasource.spot());
            // What may mean any of so many means none in particular.
            for (Installation tempo : asked.size() > MOST_ASKED ? List.<Installation>of() : asked) {
                asking.computeIfAbsent(tempo, key -> new ArrayList<>(1)).add(datasource);
            }
        }
    }

    /** {@return the namespace of a resource; empty if it has none and the manifests do not say which it gets} */
    public Optional<String> namespace(Manifest manifest) {
        return namespaces.computeIfAbsent(manifest, this::findNamespace);
    }

    private Optional<String> findNamespace(Manifest manifest) {
        Set<String> targets = flux.targetNamespaces(manifest);
        String target = targets.isEmpty() ? "" : targets.iterator().next();
        // Each cluster may have it somewhere else.
        if (targets.size() > 1 || !target.isEmpty()) {
            return targets.size() > 1 ? Optional.empty() : Optional.of(target);
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
        return kustomizations.takesIn(manifest.file()) || !flux.surely(manifest).isEmpty();
    }

    /** {@return whether Flux may substitute variables in a resource after the build} */
    public boolean maySubstitute(Manifest manifest) {
        return flux.maySubstitute(manifest);
    }

    /**
     * {@return whether Flux may substitute variables in a value of a release after the build, be it in the HelmRelease, in a
     * ConfigMap, or in a file that Kustomize makes a ConfigMap of}
     *
     * @param value one of the values
     * @param release the release that has it
     */
    public boolean maySubstitute(Value value, Release release) {
        return value.spot()
                .source()
                .manifest()
                .map(flux::maySubstitute)
                .orElseGet(() -> release.maySubstitute(value.spot().source().document()));
    }

    /** {@return the variables that Flux puts into a resource, as far as they are known} */
    public Map<String, String> variables(Manifest manifest) {
        return flux.variables(manifest);
    }

    /** {@return whether there is a Flux Kustomization in the set, so that its absence elsewhere means something} */
    public boolean knowsSubstitution(Manifest manifest) {
        return !flux.applying(manifest).isEmpty();
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
        return tempo.namespace().map(name -> index.named("Namespace", name)).orElse(List.of()).stream()
                .map(manifest -> Spot.of(manifest, "/metadata/labels"))
                .findFirst();
    }

    private static boolean injects(Map<String, String> labels) {
        String injection = labels.getOrDefault("istio-injection", "");
        return injection.isEmpty() ? labels.containsKey("istio.io/rev") : injection.equals("enabled");
    }

    /** {@return the labels of a namespace as its manifest says; empty if it is not at hand} */
    public Map<String, String> namespaceLabels(String namespace) {
        return Collections.unmodifiableMap(labels.computeIfAbsent(namespace, this::readLabels));
    }

    private Map<String, String> readLabels(String namespace) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Manifest manifest : index.named("Namespace", namespace)) {
            for (Map.Entry<String, JsonNode> label :
                    manifest.tree().path("metadata").path("labels").properties()) {
                found.put(label.getKey(), label.getValue().asText());
            }
        }
        return found;
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

    /** The folder that a resource belongs to: that of the overlay that made it, or its own. */
    String home(Manifest manifest) {
        return overlays.home(manifest);
    }

    /**
     * {@return whether a file may be applied: not if it is below a kustomization of Kustomize and none names it, or if those of
     * Flux apply other folders}
     */
    public boolean mayApply(String file) {
        return kustomizations.isNamed(file)
                || (!kustomizations.isBelow(file) && flux.mayApply(Kustomizations.folder(file)));
    }

    /** {@return the kustomizations of Kustomize, each with its folder} */
    public List<Source> kustomizations() {
        return List.copyOf(kustomizations.byFolder().values());
    }
}
