package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.syntax.Syntax;
import io.sre.tempo.policies.reach.AbsentPeer;
import io.sre.tempo.policies.reach.AddressRange;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.RuleRef;
import io.sre.tempo.policies.reach.Side;
import io.sre.tempo.policies.reach.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The network around an installation: its pod, the policies of the set, and somebody for everyone that policies speak of.
 *
 * <p>The pods of others are mostly not among the manifests. So each peer of a rule is stood for by a pod that fits it; and
 * beside them there are a pod that no rule knows, in each namespace, and an address outside of the cluster.
 */
public final class Network {

    /** The kinds that the engine reads. */
    private static final Set<String> KINDS = Set.of(
            "Namespace", "NetworkPolicy", "ClusterNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy");

    /** Policies of other APIs, which add to these and are not read. */
    private static final Set<String> OTHER_APIS =
            Set.of("CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "GlobalNetworkPolicy");

    /** A thousand peers in a thousand namespaces would be a million. */
    private static final int MOST_NEIGHBOURS = 10_000;

    private static final String STAND_IN = "fitting-pod-";
    private static final String SOMEBODY = "any-pod";
    private static final String ELSEWHERE = "some-other-namespace";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Reachability reachability;
    private final Endpoint pod;
    private final List<Neighbour> neighbours;
    private final Map<PolicyRef, Manifest> policies;
    private final Set<String> labelled;
    private final boolean otherApis;
    private final boolean clusterWide;
    private final Map<Direction, List<PolicyRef>> isolating = new EnumMap<>(Direction.class);
    private final Map<Protocol, List<Integer>> edges = new EnumMap<>(Protocol.class);
    private final Map<Question, Outcome> outcomes = new HashMap<>();

    private Network(
            Reachability reachability,
            Endpoint pod,
            List<Neighbour> neighbours,
            Map<PolicyRef, Manifest> policies,
            Set<String> labelled,
            boolean otherApis) {
        this.reachability = reachability;
        this.pod = pod;
        this.neighbours = List.copyOf(neighbours);
        this.policies = policies;
        this.labelled = Set.copyOf(labelled);
        this.otherApis = otherApis;
        this.clusterWide = !policies.keySet().stream().allMatch(Network::isNetworkPolicyOrNamespace);
    }

    /**
     * Somebody at the other end.
     *
     * @param endpoint the end
     * @param namespace its namespace; empty outside of the cluster
     * @param description who it is, for people
     */
    public record Neighbour(Endpoint endpoint, Optional<String> namespace, String description) {}

    /** The network of an installation; empty if its pod cannot be, because a label or a name is refused. */
    static Optional<Network> of(Platform platform, Installation tempo) {
        String namespace = tempo.namespace().orElseThrow();
        Map<PolicyRef, Manifest> policies = new HashMap<>();
        List<HasMetadata> resources = new ArrayList<>();
        boolean otherApis = false;
        for (Manifest manifest : platform.resources()) {
            otherApis |= OTHER_APIS.contains(manifest.kind())
                    || (manifest.kind().equals("NetworkPolicy")
                            && manifest.apiVersion().startsWith("crd.projectcalico.org"));
            boolean policy = manifest.kind().equals("NetworkPolicy");
            // Those of other namespaces say nothing about Tempo's pod.
            if (KINDS.contains(manifest.kind())
                    && (!policy || platform.namespace(manifest).equals(tempo.namespace()))) {
                resource(manifest, namespace).ifPresent(resources::add);
                String where = policy ? namespace : "";
                policies.put(new PolicyRef(manifest.kind(), where, manifest.name()), manifest);
            }
        }
        resources.add(pod(tempo, namespace));
        Cluster cluster = load(resources);
        String name = namespace + "/" + podName(tempo);
        if (cluster.pods(name).isEmpty()) {
            return Optional.empty();
        }
        Endpoint self = Endpoint.pod(name);
        Crowd crowd = new Crowd(cluster, mentioned(platform, tempo));
        return Optional.of(
                new Network(crowd.reachability(), self, crowd.neighbours, policies, labelled(platform), otherApis));
    }

    private static boolean isNetworkPolicyOrNamespace(PolicyRef policy) {
        return isNetworkPolicy(policy) || policy.kind().equals("Namespace");
    }

    private static boolean isNetworkPolicy(PolicyRef policy) {
        return policy.kind().equals("NetworkPolicy");
    }

    /** The namespaces that matter: that of Tempo, those that it connects to, those that ask it. */
    private static Set<String> mentioned(Platform platform, Installation tempo) {
        Set<String> mentioned = new TreeSet<>();
        tempo.namespace().ifPresent(mentioned::add);
        for (Destination destination : Destination.all(tempo)) {
            destination.namespace(tempo.namespace()).ifPresent(mentioned::add);
        }
        for (Datasource datasource : platform.tempoDatasources()) {
            datasource.namespace().ifPresent(mentioned::add);
        }
        return mentioned;
    }

    private static Set<String> labelled(Platform platform) {
        Set<String> names = new HashSet<>();
        platform.ofKind("Namespace").forEach(namespace -> names.add(namespace.name()));
        return names;
    }

    private static Cluster load(List<HasMetadata> resources) {
        try {
            return Cluster.loader().dropUnknownFields().leaveOutMalformed().of(resources);
        } catch (InvalidDescriptionException unusable) {
            // What is wrong is a finding of its own.
            return Cluster.empty();
        }
    }

    /** The resource; empty if its metadata has another form, so that nothing of it can take effect. */
    private static Optional<HasMetadata> resource(Manifest manifest, String namespace) {
        JsonNode tree = manifest.tree();
        if (!tree.path("metadata").isObject()) {
            return Optional.empty();
        }
        if (manifest.kind().equals("NetworkPolicy")) {
            ObjectNode placed = tree.deepCopy();
            placed.withObjectProperty("metadata").put("namespace", namespace);
            tree = placed;
        }
        try {
            return Optional.of(JSON.convertValue(tree, GenericKubernetesResource.class));
        } catch (IllegalArgumentException misfit) {
            return Optional.empty();
        }
    }

    private static String podName(Installation tempo) {
        return tempo.fullName() + "-0";
    }

    private static HasMetadata pod(Installation tempo, String namespace) {
        Container container = new ContainerBuilder().withName("tempo").build();
        for (ContainerPort port : ContainerPort.of(tempo.chart())) {
            container
                    .getPorts()
                    .add(new ContainerPortBuilder()
                            .withName(port.name())
                            .withContainerPort(port.port())
                            .withProtocol(port.transport().name())
                            .build());
        }
        return new PodBuilder()
                .withNewMetadata()
                .withName(podName(tempo))
                .withNamespace(namespace)
                .withLabels(tempo.podLabels())
                .endMetadata()
                .withNewSpec()
                .withContainers(container)
                .endSpec()
                .build();
    }

    /** Makes somebody for everyone that rules of Tempo's policies speak of. */
    private static final class Crowd {

        private final Cluster original;
        private final Set<String> mentioned;
        private final List<HasMetadata> people = new ArrayList<>();
        private final List<Neighbour> neighbours = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Crowd(Cluster original, Set<String> mentioned) {
            this.original = original;
            this.mentioned = mentioned;
            original.absentPeers().forEach(this::add);
            mentioned.forEach(namespace -> add(namespace, SOMEBODY, Map.of(), "a pod of namespace " + namespace));
            add(ELSEWHERE, SOMEBODY, Map.of(), "a pod of any other namespace");
        }

        Reachability reachability() {
            Reachability all = Reachability.of(original.with(people));
            for (AddressRange range : all.outside(List.of())) {
                Endpoint address = Endpoint.address(range.example());
                neighbours.add(new Neighbour(address, Optional.empty(), "an address outside of the cluster, " + range));
            }
            return all;
        }

        private void add(AbsentPeer peer) {
            String number = STAND_IN + (neighbours.size() + 1);
            String named = peer.namespaceLabels().get("kubernetes.io/metadata.name");
            String namespace = named == null ? number : named;
            if (named == null) {
                people.add(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .withLabels(peer.namespaceLabels())
                        .endMetadata()
                        .build());
            }
            add(namespace, number, peer.podLabels(), peer.description());
            // The rule may mean several namespaces, of which only one was made up.
            for (String other : mentioned) {
                if (!other.equals(namespace)) {
                    add(other, number, peer.podLabels(), "such a pod of namespace " + other);
                }
            }
        }

        private void add(String namespace, String name, Map<String, String> labels, String description) {
            boolean room = neighbours.size() < MOST_NEIGHBOURS || name.equals(SOMEBODY);
            boolean possible = room
                    && Syntax.DNS_LABEL.accepts(namespace)
                    && original.pods(namespace + "/" + name).isEmpty()
                    && names.add(namespace + "/" + name);
            if (possible) {
                people.add(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(labels)
                        .endMetadata()
                        .build());
                neighbours.add(
                        new Neighbour(Endpoint.pod(namespace + "/" + name), Optional.of(namespace), description));
            }
        }
    }

    /** {@return everybody that Tempo may have to do with} */
    public List<Neighbour> neighbours() {
        return neighbours;
    }

    /** {@return whether there are policies of other APIs in the set, which may let through what these do not} */
    public boolean hasOtherApis() {
        return otherApis;
    }

    /** {@return whether a NetworkPolicy of the set isolates Tempo's pod in a direction} */
    public boolean isIsolated(Direction direction) {
        return !isolating(direction).isEmpty();
    }

    /** {@return the policies of the set that isolate Tempo's pod in a direction} */
    public List<PolicyRef> isolating(Direction direction) {
        return isolating.computeIfAbsent(
                direction,
                key -> side(key, neighbours.get(neighbours.size() - 1), 1, Protocol.TCP)
                        .isolatedBy());
    }

    /** {@return of the policies that isolate Tempo's pod the one with most rules, where one more would stand well} */
    public Optional<PolicyRef> richest(Direction direction) {
        String list = direction == Direction.INGRESS ? "ingress" : "egress";
        return isolating(direction).stream()
                .filter(policies::containsKey)
                .max(Comparator.comparingInt(ref -> rules(ref, list)));
    }

    private int rules(PolicyRef policy, String list) {
        Manifest manifest = policies.get(policy);
        return manifest == null ? 0 : manifest.tree().path("spec").path(list).size();
    }

    /** {@return everybody in a namespace; if its labels are not known, also those who stand for namespaces with labels} */
    public List<Neighbour> in(String namespace) {
        boolean known = labelled.contains(namespace);
        return neighbours.stream()
                .filter(neighbour -> neighbour
                        .namespace()
                        .filter(name -> name.equals(namespace) || (!known && name.startsWith(STAND_IN)))
                        .isPresent())
                .toList();
    }

    /** {@return addresses outside of the cluster, of each kind that policies tell apart} */
    public List<Neighbour> outside() {
        return neighbours.stream()
                .filter(neighbour -> neighbour.namespace().isEmpty())
                .toList();
    }

    /** {@return somebody in another namespace that no rule names} */
    public Neighbour stranger() {
        return neighbours.stream()
                .filter(neighbour -> neighbour.namespace().equals(Optional.of(ELSEWHERE)))
                .findFirst()
                .orElseThrow();
    }

    /** {@return what becomes of a connection between somebody and Tempo; ingress is a connection to Tempo} */
    public Verdict verdict(Direction direction, Neighbour other, int port, Protocol protocol) {
        return direction == Direction.INGRESS
                ? reachability.verdict(other.endpoint(), pod, port, protocol)
                : reachability.verdict(pod, other.endpoint(), port, protocol);
    }

    /** {@return what Tempo's own policies say to a connection; what those of the other end say is their matter} */
    public Side side(Direction direction, Neighbour other, int port, Protocol protocol) {
        Verdict verdict = verdict(direction, other, port, protocol);
        return direction == Direction.INGRESS ? verdict.ingress() : verdict.egress();
    }

    /** {@return whether Tempo's own policies surely stop a connection} */
    public boolean stops(Direction direction, Neighbour other, int port, Protocol protocol) {
        return outcome(direction, other, port, protocol) == Outcome.DENIED;
    }

    /** {@return whether Tempo's own policies surely let a connection through} */
    public boolean lets(Direction direction, Neighbour other, int port, Protocol protocol) {
        return outcome(direction, other, port, protocol) == Outcome.ALLOWED;
    }

    private Outcome outcome(Direction direction, Neighbour other, int port, Protocol protocol) {
        return outcomes.computeIfAbsent(new Question(direction, other, port, protocol), this::outcome);
    }

    /** Nobody else's policies are here, save in Tempo's own namespace and for the whole cluster. */
    private Outcome outcome(Question question) {
        Neighbour other = question.other();
        boolean ownSide = clusterWide || other.namespace().equals(Optional.of(pod().namespace()));
        return ownSide
                ? side(question.direction(), other, question.port(), question.protocol())
                        .outcome()
                : verdict(question.direction(), other, question.port(), question.protocol())
                        .outcome();
    }

    private record Question(Direction direction, Neighbour other, int port, Protocol protocol) {}

    /** {@return the ports at which something may change: what holds for one of them holds up to the next} */
    public List<Integer> portEdges(Protocol protocol) {
        return edges.computeIfAbsent(protocol, key -> List.copyOf(reachability.portEdges(key)));
    }

    /** {@return the pod of Tempo} */
    public ClusterPod pod() {
        return reachability
                .cluster()
                .pods(((Endpoint.OfPod) pod).namespacedName())
                .get(0);
    }

    /** {@return where a rule was written; where the policy was, if it has no such rule} */
    public Optional<Spot> spot(RuleRef rule) {
        Manifest policy = policies.get(rule.policy());
        String list = rule.direction() == Direction.INGRESS ? "ingress" : "egress";
        return Optional.ofNullable(policy)
                .map(manifest -> Spot.of(manifest, "/spec/%s/%d".formatted(list, rule.index())));
    }

    /** {@return where a policy was written} */
    public Optional<Spot> spot(PolicyRef policy, Direction direction) {
        String list = direction == Direction.INGRESS ? "ingress" : "egress";
        return Optional.ofNullable(policies.get(policy)).map(manifest -> Spot.of(manifest, "/spec/" + list));
    }
}
