package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.model.syntax.Syntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of what decides who reaches whom: namespaces, pods, workloads, Services, Nodes and policies. Other resources
 * are left out. Immutable; {@code with} and {@code without} give another.
 *
 * <pre>{@code
 * Cluster cluster = Cluster.read(Path.of("platform")).withPod("shop", "checkout", Map.of("app", "checkout"));
 * }</pre>
 *
 * <p>Namespaces that are only implied are made up, and each has the label {@code kubernetes.io/metadata.name}. A workload
 * whose pods are there as well is represented by them. Policies are NetworkPolicy, ClusterNetworkPolicy (v1alpha2),
 * AdminNetworkPolicy and BaselineAdminNetworkPolicy (v1alpha1); those of network plugins are not evaluated, which
 * {@link #warnings()} tells.
 */
public final class Cluster {

    private static final Cluster EMPTY = new Cluster(new Contents(), List.of(), List.of());

    private final Contents contents;
    private final List<Problem> problems;
    private final List<Problem> warnings;

    /** Found when somebody asks: clusters that are only steps to others need none. */
    private volatile @Nullable Residents residents;

    private Cluster(Contents contents, List<Problem> problems, List<Problem> warnings) {
        this.contents = contents;
        this.problems = problems;
        this.warnings = warnings;
    }

    private Residents residents() {
        Residents known = residents;
        if (known == null) {
            known = new Residents(contents);
            residents = known;
        }
        return known;
    }

    /** {@return a cluster with nothing in it} */
    public static Cluster empty() {
        return EMPTY;
    }

    /**
     * {@return the cluster that these resources make}
     *
     * @param resources of any kinds; lists are taken apart
     * @throws InvalidDescriptionException with everything that the API server would refuse, and every unknown field of a
     *     policy
     */
    public static Cluster of(Collection<? extends KubernetesResource> resources) {
        return loader().of(resources);
    }

    /**
     * {@return the cluster that these resources make}
     *
     * @param resources of any kinds
     * @throws InvalidDescriptionException as for {@link #of(Collection)}
     */
    public static Cluster of(HasMetadata... resources) {
        return of(Arrays.asList(resources));
    }

    /**
     * {@return the cluster that these manifests make}
     *
     * @param manifests what was read from files
     * @throws InvalidDescriptionException as for {@link #of(Collection)}, with files and lines; and if the manifests have
     *     problems of their own
     */
    public static Cluster of(Manifests manifests) {
        return loader().of(manifests);
    }

    /**
     * {@return the cluster that the manifests in these files and folders make}
     *
     * @param paths files, or folders with all that is in them
     * @throws InvalidDescriptionException as for {@link #of(Manifests)}
     */
    public static Cluster read(Path... paths) {
        return of(Manifests.read(paths));
    }

    /** {@return a way to make a cluster of resources that are not all in order} */
    public static Loader loader() {
        return new Loader(false, false, manifest -> Optional.empty());
    }

    /**
     * {@return this cluster with more in it}
     *
     * @param resources of any kinds; each replaces the one of the same kind and name
     * @throws InvalidDescriptionException as for {@link #of(Collection)}
     */
    public Cluster with(HasMetadata... resources) {
        return with(Arrays.asList(resources));
    }

    /**
     * {@return this cluster with more in it}
     *
     * @param resources of any kinds; each replaces the one of the same kind and name
     * @throws InvalidDescriptionException as for {@link #of(Collection)}
     */
    public Cluster with(Collection<? extends KubernetesResource> resources) {
        Contents more = new Contents(contents);
        Reading reading = new Reading(false);
        readAll(resources, new ResourceReader(reading, false, more));
        orThrow(reading.problems());
        return new Cluster(more, problems, joined(warnings, reading.warnings()));
    }

    /**
     * {@return this cluster with more in it}
     *
     * @param manifests what was read from files; each replaces the one of the same kind and name
     * @throws InvalidDescriptionException as for {@link #of(Manifests)}
     */
    public Cluster with(Manifests manifests) {
        Contents more = new Contents(contents);
        Reading reading = new Reading(false);
        List<Problem> unreadable = readAll(manifests, new ResourceReader(reading, false, more));
        orThrow(manifests.isAccepted() ? reading.problems() : joined(unreadable, reading.problems()));
        return new Cluster(more, problems, joined(warnings, reading.warnings()));
    }

    /**
     * {@return this cluster with a namespace}
     *
     * @param name its name
     * @throws InvalidDescriptionException if the name is none
     */
    public Cluster withNamespace(String name) {
        return withNamespace(name, Map.of());
    }

    /**
     * {@return this cluster with a namespace; replaces the one of that name}
     *
     * @param name its name
     * @param labels its labels; that with its name is added
     * @throws InvalidDescriptionException if name or labels break their rules
     */
    public Cluster withNamespace(String name, Map<String, String> labels) {
        requireNonNull(labels, "labels");
        return withNamespaces(Map.of(requireNonNull(name, "name"), labels));
    }

    /**
     * {@return this cluster with more namespaces; each replaces the one of its name}
     *
     * @param labels the labels of each namespace, by its name; that with its name is added
     * @throws InvalidDescriptionException if names or labels break their rules
     */
    public Cluster withNamespaces(Map<String, ? extends Map<String, String>> labels) {
        return with(labels, List.of());
    }

    /**
     * {@return this cluster with more namespaces and pods; each replaces the one of its name}
     *
     * @param labels the labels of each namespace, by its name; that with its name is added
     * @param more the pods
     * @throws InvalidDescriptionException if names or labels of namespaces break their rules
     */
    public Cluster with(Map<String, ? extends Map<String, String>> labels, Collection<ClusterPod> more) {
        Contents all = new Contents(contents);
        Problems wrong = Problems.none();
        requireNonNull(labels, "labels").forEach((name, ofNamespace) -> {
            wrong.check("namespace", name, Syntax.DNS_LABEL);
            wrong.labels("labels", ofNamespace);
            all.namespaces.put(name, Map.copyOf(ofNamespace));
        });
        wrong.orThrow("cluster");
        for (ClusterPod pod : requireNonNull(more, "more")) {
            all.add(new Contents.Workload("Pod", pod.namespace(), pod.name(), "", List.of(pod)));
        }
        return new Cluster(all, problems, warnings);
    }

    /**
     * {@return this cluster with a pod of which only the labels matter}
     *
     * @param namespace where it runs
     * @param name its name
     * @param labels its labels
     * @throws InvalidDescriptionException if a name or label breaks its rule
     */
    public Cluster withPod(String namespace, String name, Map<String, String> labels) {
        return withPods(List.of(ClusterPod.sketch(namespace, name, labels)));
    }

    /**
     * {@return this cluster with more pods; each replaces the one of its namespace and name}
     *
     * @param more the pods
     */
    public Cluster withPods(Collection<ClusterPod> more) {
        return with(Map.of(), more);
    }

    /**
     * {@return some of the policies of this cluster, and nothing else of it}
     *
     * @param wanted which ones; those that are not there are left out
     */
    public Cluster onlyPolicies(Collection<PolicyRef> wanted) {
        Contents some = new Contents();
        for (PolicyRef ref : requireNonNull(wanted, "wanted")) {
            Policy policy = contents.policies.get(ref);
            if (policy != null) {
                some.policies.put(ref, policy);
                some.places.put(ref, contents.places.getOrDefault(ref, () -> ""));
            }
        }
        return new Cluster(some, List.of(), List.of());
    }

    /**
     * {@return this cluster without a policy}
     *
     * @param policy one of {@link #policies()}
     * @throws IllegalArgumentException if there is no such policy
     */
    public Cluster without(PolicyRef policy) {
        requirePolicy(policy);
        Contents less = new Contents(contents);
        less.policies.remove(policy);
        return new Cluster(less, problems, warnings);
    }

    /**
     * {@return this cluster without a rule; the places of the other rules stay as they were}
     *
     * @param rule one of {@link #rules()}
     * @throws IllegalArgumentException if there is no such rule
     */
    public Cluster without(RuleRef rule) {
        requirePolicy(rule.policy());
        if (!rules().contains(rule)) {
            throw new IllegalArgumentException("there is no %s".formatted(rule));
        }
        Contents less = new Contents(contents);
        less.policies.computeIfPresent(rule.policy(), (ref, policy) -> policy.without(rule));
        return new Cluster(less, problems, warnings);
    }

    /** {@return every pod, ordered by namespace and name} */
    public List<ClusterPod> pods() {
        return residents().pods();
    }

    /**
     * {@return the pods of that name, and those made by a workload of that name; empty if there are none}
     *
     * @param namespacedName {@code namespace/name}
     */
    public List<ClusterPod> pods(String namespacedName) {
        return residents().pods(requireNonNull(namespacedName, "namespacedName"));
    }

    /** {@return every namespace, ordered by name} */
    public List<ClusterNamespace> namespaces() {
        return List.copyOf(residents().namespaces().values());
    }

    /**
     * {@return the labels of a namespace as a resource or a call gave them, without the one that each namespace has; none if
     * there is no such namespace, or it is only implied}
     *
     * @param namespace its name
     */
    public Map<String, String> writtenLabels(String namespace) {
        return Collections.unmodifiableMap(
                contents.namespaces.getOrDefault(requireNonNull(namespace, "namespace"), Map.of()));
    }

    /** {@return every policy that is evaluated, in order} */
    public List<PolicyRef> policies() {
        return List.copyOf(contents.policies.keySet());
    }

    /** {@return the rules of those policies in the directions that they are about, in order} */
    public List<RuleRef> rules() {
        List<RuleRef> rules = new ArrayList<>();
        for (Policy policy : contents.policies.values()) {
            for (Direction direction : Direction.values()) {
                if (policy.concerns(direction)) {
                    policy.rules(direction).forEach(rule -> rules.add(rule.ref()));
                }
            }
        }
        return rules;
    }

    /**
     * {@return a rule in a few words: {@code allows pods app=web of namespace shop on TCP 80}}
     *
     * @param rule one of {@link #rules()}
     * @throws IllegalArgumentException if there is no such rule
     */
    public String describe(RuleRef rule) {
        requirePolicy(rule.policy());
        for (Rule candidate :
                requireNonNull(contents.policies.get(rule.policy())).rules(rule.direction())) {
            if (candidate.ref().equals(rule)) {
                return candidate.text();
            }
        }
        throw new IllegalArgumentException("there is no %s".formatted(rule));
    }

    /**
     * {@return the pods that rules speak of and nobody in the cluster is, each once, in the order of the rules. Pods on
     * their node's network and pods that have finished are nobody here; what no labels can fit is left out}
     */
    public List<AbsentPeer> absentPeers() {
        return AbsentPeers.of(this);
    }

    /**
     * {@return pods that do not exist and would fit peers of the rules that apply to some pods, each once, in the order of
     * the rules: for each value that a selector takes, up to ten, one in each namespace that is named and one in a namespace
     * that is not there yet, if others than named ones fit. Where somebody else than those pods is like that, it is left out}
     *
     * @param subjects pods of this cluster
     */
    public List<AbsentPeer> possiblePeers(Collection<ClusterPod> subjects) {
        return PossiblePeers.of(this, Set.copyOf(requireNonNull(subjects, "subjects")));
    }

    /** {@return every Service, as {@code namespace/name}, in order} */
    public List<String> services() {
        return List.copyOf(contents.services.keySet());
    }

    /** {@return what a lenient {@link Loader} dropped or left out; empty for every other cluster} */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * {@return what is no mistake but seldom meant, such as a pod without a namespace, a policy that is not evaluated, or one
     * that selects no pod of a namespace that has some}
     */
    public List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(warnings);
        Set<String> populated = new HashSet<>();
        pods().forEach(pod -> populated.add(pod.namespace()));
        for (Policy policy : contents.policies.values()) {
            PeerSpec.OfPods subject = policy.subject();
            if (populated.contains(policy.ref().namespace())
                    && pods().stream()
                            .noneMatch(pod -> pod.namespace().equals(subject.ownNamespace())
                                    && subject.pods().matches(pod.labels()))) {
                String place =
                        contents.places.getOrDefault(policy.ref(), () -> "").get();
                all.add(new Problem(
                        "%s%s spec.podSelector".formatted(place.isEmpty() ? "" : place + " ", policy.ref()),
                        subject.pods().toString(),
                        "selects no pod, though the namespace has some",
                        "compare it with their labels"));
            }
        }
        return List.copyOf(all);
    }

    /** {@return how much is in it} */
    @Override
    public String toString() {
        return "cluster of %d namespaces, %d pods, %d Services and %d policies"
                .formatted(
                        residents().namespaces().size(),
                        pods().size(),
                        contents.services.size(),
                        contents.policies.size());
    }

    Collection<Policy> allPolicies() {
        return contents.policies.values();
    }

    Map<String, ServiceFacts> allServices() {
        return contents.services;
    }

    Map<String, NodeFacts> allNodes() {
        return contents.nodes;
    }

    /** {@return the labels of a namespace, with the automatic one or without it unless it is declared} */
    Map<String, String> namespaceLabels(String name, boolean automatic) {
        return automatic
                ? requireNonNull(residents().namespaces().get(name), name).labels()
                : contents.namespaces.getOrDefault(name, Map.of());
    }

    private void requirePolicy(PolicyRef policy) {
        if (!contents.policies.containsKey(policy)) {
            throw new IllegalArgumentException("there is no %s".formatted(policy));
        }
    }

    private static void readAll(Collection<? extends KubernetesResource> resources, ResourceReader reader) {
        int index = 0;
        for (KubernetesResource resource : requireNonNull(resources, "resources")) {
            requireNonNull(resource, "resources[%d]".formatted(index++));
            JsonNode tree = Trees.MAPPER.valueToTree(resource);
            reader.read(tree, Optional.empty(), pointer -> "");
        }
        reader.finish();
    }

    /** {@return what could not be read} */
    private static List<Problem> readAll(Manifests manifests, ResourceReader reader) {
        return readAll(manifests, reader, manifest -> Optional.empty());
    }

    private static List<Problem> readAll(
            Manifests manifests, ResourceReader reader, Function<Manifest, Optional<String>> namespaces) {
        Kustomizations kustomizations = Kustomizations.of(requireNonNull(manifests, "manifests"));
        kustomizations.warnings().forEach(reader::warn);
        for (Manifest manifest : manifests.list()) {
            if (!kustomizations.isPatch(manifest.file())) {
                reader.read(manifest.tree(), namespaces.apply(manifest), pointer -> manifest.placeOf(pointer) + " ");
            }
        }
        reader.finish();
        return kustomizations.problems(manifests);
    }

    private static List<Problem> joined(List<Problem> one, List<Problem> other) {
        List<Problem> all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static void orThrow(List<Problem> found) {
        Problems problems = Problems.none();
        found.forEach(problems::add);
        problems.orThrow("cluster");
    }

    /** Only needed for resources made in memory; files do without. */
    private static final class Trees {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    /** Makes a cluster of resources that are not all in order. Immutable. */
    public static final class Loader {

        private final boolean dropsUnknownFields;
        private final boolean leavesOutMalformed;
        private final Function<Manifest, Optional<String>> namespaces;

        private Loader(
                boolean dropsUnknownFields,
                boolean leavesOutMalformed,
                Function<Manifest, Optional<String>> namespaces) {
            this.dropsUnknownFields = dropsUnknownFields;
            this.leavesOutMalformed = leavesOutMalformed;
            this.namespaces = namespaces;
        }

        /** {@return a loader that drops unknown fields of policies, as the API server does, instead of refusing them} */
        public Loader dropUnknownFields() {
            return new Loader(true, leavesOutMalformed, namespaces);
        }

        /** {@return a loader that leaves out what the API server would refuse, and files that cannot be read} */
        public Loader leaveOutMalformed() {
            return new Loader(dropsUnknownFields, true, namespaces);
        }

        /**
         * {@return a loader that puts resources of files into the namespaces that others give to them, such as Kustomize or
         * Flux}
         *
         * @param given the namespace of a manifest; empty for the one that it says itself
         */
        public Loader inNamespaces(Function<Manifest, Optional<String>> given) {
            return new Loader(dropsUnknownFields, leavesOutMalformed, requireNonNull(given, "given"));
        }

        /**
         * {@return the cluster that these resources make}
         *
         * @param resources of any kinds; lists are taken apart
         * @throws InvalidDescriptionException with everything that this loader does not take
         */
        public Cluster of(Collection<? extends KubernetesResource> resources) {
            Reading reading = new Reading(dropsUnknownFields);
            Contents contents = new Contents();
            readAll(resources, new ResourceReader(reading, leavesOutMalformed, contents));
            return finish(reading, contents, List.of(), List.of());
        }

        /**
         * {@return the cluster that these manifests make}
         *
         * @param manifests what was read from files
         * @throws InvalidDescriptionException with everything that this loader does not take
         */
        public Cluster of(Manifests manifests) {
            Reading reading = new Reading(dropsUnknownFields);
            Contents contents = new Contents();
            ResourceReader reader = new ResourceReader(reading, leavesOutMalformed, contents);
            List<Problem> unreadable = readAll(manifests, reader, namespaces);
            return manifests.isAccepted()
                    ? finish(reading, contents, List.of(), unreadable)
                    : finish(reading, contents, unreadable, List.of());
        }

        /**
         * {@return the cluster that the manifests in these files and folders make}
         *
         * @param paths files, or folders with all that is in them
         * @throws InvalidDescriptionException with everything that this loader does not take
         */
        public Cluster read(Path... paths) {
            return of(Manifests.read(paths));
        }

        private Cluster finish(Reading reading, Contents contents, List<Problem> unreadable, List<Problem> accepted) {
            List<Problem> malformed = joined(unreadable, reading.problems());
            if (!leavesOutMalformed) {
                orThrow(malformed);
            }
            List<Problem> left = joined(joined(accepted, malformed), reading.dropped());
            return new Cluster(contents, left, reading.warnings());
        }
    }
}
