package io.sre.tempo.bundle.view;

import io.sre.tempo.model.chart.Transport;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.syntax.Syntax;
import io.sre.tempo.policies.reach.AbsentPeer;
import io.sre.tempo.policies.reach.AddressRange;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.PodPort;
import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.RuleRef;
import io.sre.tempo.policies.reach.Side;
import io.sre.tempo.policies.reach.SideConnections;
import io.sre.tempo.policies.reach.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The network around an installation: its pod, the policies of the set, and somebody for everyone that policies speak of.
 *
 * <p>The pods of others are mostly not among the manifests. So each peer of a rule is stood for by a pod that fits it; and
 * beside them there are a pod that no rule knows, in each namespace, and an address outside of the cluster.
 */
public final class Network {

    /** A thousand peers in a thousand namespaces would be a million. */
    private static final int MOST_NEIGHBOURS = 2_000;

    private static final int MOST_LABELS = 3;

    private static final String STAND_IN = "fitting-pod-";
    private static final String SOMEBODY = "any-pod";
    private static final String ELSEWHERE = "some-other-namespace";

    private final Reachability reachability;
    private final Endpoint pod;
    private final List<Neighbour> neighbours;
    private final Neighbour stranger;
    private final Map<PolicyRef, Manifest> policies;
    private final Policies all;
    private final boolean complete;
    private final Map<Direction, List<PolicyRef>> isolating = new EnumMap<>(Direction.class);
    private final Map<Protocol, List<Integer>> edges = new EnumMap<>(Protocol.class);

    private Network(
            Reachability reachability,
            Endpoint pod,
            List<Neighbour> neighbours,
            Map<PolicyRef, Manifest> policies,
            Policies all,
            boolean complete) {
        this.reachability = reachability;
        this.pod = pod;
        this.neighbours = List.copyOf(neighbours);
        this.stranger = neighbours.stream()
                .filter(neighbour -> neighbour.namespace().equals(Optional.of(ELSEWHERE)))
                .findFirst()
                .orElseThrow();
        this.policies = policies;
        this.all = all;
        this.complete = complete;
    }

    /** Somebody at the other end. Two of them are equal only if they are the same. */
    public static final class Neighbour {

        private final Endpoint endpoint;
        private final Optional<String> namespace;
        private final Supplier<String> description;

        /** What Tempo's policies say about it, each worked out once. */
        private @Nullable SideConnections ingress;

        private @Nullable SideConnections egress;

        private Neighbour(Endpoint endpoint, Optional<String> namespace, Supplier<String> description) {
            this.endpoint = endpoint;
            this.namespace = namespace;
            this.description = description;
        }

        /** {@return an address outside of the cluster} */
        public static Neighbour address(String address) {
            return new Neighbour(Endpoint.address(address), Optional.empty(), () -> address);
        }

        /** {@return the end} */
        public Endpoint endpoint() {
            return endpoint;
        }

        /** {@return its namespace; empty outside of the cluster} */
        public Optional<String> namespace() {
            return namespace;
        }

        /** {@return who it is, for people} */
        public String description() {
            return description.get();
        }
    }

    /** The network of an installation; empty if its pod cannot be, because a label or a name is refused. */
    static Optional<Network> of(Platform platform, Installation tempo) {
        String namespace = tempo.namespace().orElseThrow();
        Policies all = platform.policies();
        try {
            ClusterPod pod = pod(tempo, namespace);
            Map<PolicyRef, Manifest> own = all.about(tempo);
            Cluster cluster = all.cluster(own).with(Map.of(namespace, all.labels(namespace)), List.of(pod));
            Crowd crowd = new Crowd(cluster, all, mentioned(platform, tempo));
            Endpoint self = Endpoint.pod(pod.toString());
            return Optional.of(new Network(crowd.reachability(), self, crowd.neighbours, own, all, crowd.complete));
        } catch (InvalidDescriptionException impossible) {
            // What is wrong is a finding of its own.
            return Optional.empty();
        }
    }

    /** The namespaces that matter: that of Tempo, those that it connects to, those that ask it. */
    private static Set<String> mentioned(Platform platform, Installation tempo) {
        Set<String> mentioned = new TreeSet<>();
        tempo.namespace().ifPresent(mentioned::add);
        for (Destination destination : Destination.all(tempo)) {
            destination.namespace(tempo.namespace()).ifPresent(mentioned::add);
        }
        for (Datasource datasource : platform.datasourcesOf(tempo)) {
            datasource.namespace().ifPresent(mentioned::add);
        }
        return mentioned;
    }

    private static ClusterPod pod(Installation tempo, String namespace) {
        List<PodPort> ports = new ArrayList<>();
        for (ContainerPort port : ContainerPort.of(tempo.chart())) {
            ports.add(new PodPort(port.name(), port.port(), protocol(port.transport())));
        }
        return ClusterPod.listening(namespace, tempo.fullName() + "-0", tempo.podLabels(), ports);
    }

    private static Protocol protocol(Transport transport) {
        return transport == Transport.UDP ? Protocol.UDP : Protocol.TCP;
    }

    /** Makes somebody for everyone that rules of Tempo's policies speak of. */
    private static final class Crowd {

        private final Cluster original;
        private final Policies all;
        private final Set<String> mentioned;
        private final List<ClusterPod> people = new ArrayList<>();
        private final Map<String, Map<String, String>> namespaces = new LinkedHashMap<>();
        private final List<Neighbour> neighbours = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Set<Map.Entry<String, Map<String, String>>> looks = new HashSet<>();
        private boolean complete = true;

        Crowd(Cluster original, Policies all, Set<String> mentioned) {
            this.original = original;
            this.all = all;
            this.mentioned = mentioned;
            original.absentPeers().forEach(this::add);
            mentioned.forEach(namespace -> add(namespace, SOMEBODY, Map.of(), () -> "a pod of namespace " + namespace));
            add(ELSEWHERE, SOMEBODY, Map.of(), () -> "a pod of any other namespace");
        }

        Reachability reachability() {
            Reachability ready = Reachability.of(original.with(namespaces, people));
            for (AddressRange range : ready.outside(List.of())) {
                Endpoint address = Endpoint.address(range.example());
                neighbours.add(
                        new Neighbour(address, Optional.empty(), () -> "an address outside of the cluster, " + range));
            }
            return ready;
        }

        private void add(AbsentPeer peer) {
            String number = STAND_IN + (neighbours.size() + 1);
            String named = peer.namespaceLabels().get("kubernetes.io/metadata.name");
            String namespace = named == null ? number : named;
            if (named == null && neighbours.size() < MOST_NEIGHBOURS) {
                namespaces.put(namespace, peer.namespaceLabels());
            }
            add(namespace, number, peer.podLabels(), peer::description);
            // The rule may mean several namespaces, of which only one was made up.
            for (String other : mentioned) {
                if (!other.equals(namespace)) {
                    add(other, number, peer.podLabels(), () -> described(peer.podLabels()) + " of namespace " + other);
                }
            }
        }

        private static String described(Map<String, String> labels) {
            String shown = labels.entrySet().stream()
                    .limit(MOST_LABELS)
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(", "));
            String more = labels.size() > MOST_LABELS ? ", …" : "";
            return labels.isEmpty() ? "a pod" : "pods " + shown + more;
        }

        private void add(String namespace, String name, Map<String, String> labels, Supplier<String> description) {
            boolean room = neighbours.size() < MOST_NEIGHBOURS || name.equals(SOMEBODY);
            complete &= room;
            String whole = namespace + "/" + name;
            boolean possible = room
                    && Syntax.DNS_LABEL.accepts(namespace)
                    && original.pods(whole).isEmpty()
                    && !names.contains(whole);
            // Who looks like somebody else there is treated the same.
            if (possible && looks.add(Map.entry(namespace, labels))) {
                names.add(whole);
                namespaces.computeIfAbsent(namespace, all::labels);
                people.add(ClusterPod.sketch(namespace, name, labels));
                neighbours.add(new Neighbour(Endpoint.pod(whole), Optional.of(namespace), description));
            }
        }
    }

    /** {@return everybody that Tempo may have to do with} */
    public List<Neighbour> neighbours() {
        return neighbours;
    }

    /** {@return whether there are policies of other APIs in the set, which may let through what these do not} */
    public boolean hasOtherApis() {
        return all.hasOtherApis();
    }

    /** {@return whether everybody is here whom policies speak of, and no policies of other APIs have a say} */
    public boolean isComplete() {
        return complete && !all.hasOtherApis();
    }

    /** {@return whether a NetworkPolicy of the set isolates Tempo's pod in a direction} */
    public boolean isIsolated(Direction direction) {
        return !isolating(direction).isEmpty();
    }

    /** {@return the policies of the set that isolate Tempo's pod in a direction} */
    public List<PolicyRef> isolating(Direction direction) {
        return isolating.computeIfAbsent(direction, key -> reachability.isolating(pod, key));
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
        boolean known = all.knows(namespace);
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
        return stranger;
    }

    /**
     * {@return some of the neighbours, without those of whom another of them says the same: who stands for every pod of a
     * namespace, or of all, stands for those with labels, too}
     *
     * @param some some of the neighbours
     */
    public List<Neighbour> withoutCovered(Collection<Neighbour> some) {
        Set<Optional<String>> whole = some.stream()
                .filter(Network::isAnybody)
                .map(Neighbour::namespace)
                .collect(Collectors.toSet());
        boolean everywhere = whole.contains(Optional.of(ELSEWHERE));
        return some.stream()
                .filter(other -> other.namespace().isEmpty()
                        || (everywhere
                                ? other.namespace().equals(Optional.of(ELSEWHERE))
                                : isAnybody(other) || !whole.contains(other.namespace())))
                .toList();
    }

    private static boolean isAnybody(Neighbour other) {
        return other.endpoint() instanceof Endpoint.OfPod pod
                && pod.namespacedName().endsWith("/" + SOMEBODY);
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
        return !connections(direction, other).possible().contains(protocol, port);
    }

    /** {@return whether Tempo's own policies surely let a connection through} */
    public boolean lets(Direction direction, Neighbour other, int port, Protocol protocol) {
        return connections(direction, other).sure().contains(protocol, port);
    }

    /** {@return whether Tempo's own policies surely stop a connection, whoever is at the other end} */
    public boolean stopsEverybody(Direction direction, int port, Protocol protocol) {
        for (Neighbour other : neighbours) {
            if (!stops(direction, other, port, protocol)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the ports on which Tempo's own policies let somebody through} */
    public SideConnections connections(Direction direction, Neighbour other) {
        SideConnections known = direction == Direction.INGRESS ? other.ingress : other.egress;
        if (known == null) {
            known = connections(direction, other.endpoint());
            if (direction == Direction.INGRESS) {
                other.ingress = known;
            } else {
                other.egress = known;
            }
        }
        return known;
    }

    private SideConnections connections(Direction direction, Endpoint other) {
        boolean in = direction == Direction.INGRESS;
        return reachability.connections(direction, in ? other : pod, in ? pod : other);
    }

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
