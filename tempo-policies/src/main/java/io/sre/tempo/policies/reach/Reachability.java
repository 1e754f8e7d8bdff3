package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;
import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.model.syntax.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A cluster made ready to be asked who reaches whom, with the semantics of Kubernetes' NetworkPolicy v1 and of the
 * policies of the whole cluster that go before and behind it. Immutable; safe for use by several threads.
 *
 * <pre>{@code
 * Verdict verdict = Reachability.of(cluster).verdict(pod("shop/checkout"), pod("tempo/tempo-0"), 9411, TCP);
 * }</pre>
 *
 * <p>Order of evaluation, at each end of its own: tier Admin by priority; NetworkPolicies, if one isolates the pod; tier
 * Baseline by priority; else allowed. Replies need no rule. Nothing is enforced without a network plugin that does it,
 * and this says nothing about its faults.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>
 * @see <a href="https://network-policy-api.sigs.k8s.io/">Network Policy API</a>
 */
public final class Reachability {

    private final Cluster cluster;
    private final Semantics semantics;
    private final Classes classes;
    private final Programs egress;
    private final Programs ingress;
    private final Map<Ip, ClusterPod> podsByAddress = new HashMap<>();
    private final Map<Ip, String> servicesByAddress = new HashMap<>();
    private final Map<Ip, String> nodesByAddress = new HashMap<>();

    private Reachability(Cluster cluster, Semantics semantics) {
        this.cluster = cluster;
        this.semantics = semantics;
        if (semantics.equalPrioritiesRefused()) {
            refuseEqualPriorities(cluster.allPolicies());
        }
        Compiler compiler = new Compiler(cluster, semantics);
        this.classes = compiler.classes();
        this.egress = compiler.programs(EGRESS);
        this.ingress = compiler.programs(INGRESS);
        indexAddresses();
    }

    /**
     * {@return a cluster made ready}
     *
     * @param cluster what is asked about
     */
    public static Reachability of(Cluster cluster) {
        return of(cluster, Semantics.defaults());
    }

    /**
     * {@return a cluster made ready}
     *
     * @param cluster what is asked about
     * @param semantics what to do where Kubernetes leaves a choice
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException if equal priorities are refused and there are some
     */
    public static Reachability of(Cluster cluster, Semantics semantics) {
        return new Reachability(requireNonNull(cluster, "cluster"), requireNonNull(semantics, "semantics"));
    }

    /**
     * {@return another cluster made ready, under the same semantics}
     *
     * @param other what is asked about instead: {@code shop.with(shop.cluster().withPod("shop", "web", labels))}
     */
    public Reachability with(Cluster other) {
        return of(other, semantics);
    }

    /** {@return what is asked about} */
    public Cluster cluster() {
        return cluster;
    }

    /** {@return the options in force} */
    public Semantics semantics() {
        return semantics;
    }

    /**
     * {@return what becomes of a connection. If an end means several pods, each is judged; should they differ, the outcome
     * is unknown}
     *
     * @param from who connects; no Service
     * @param to who is connected to; through a Service, its port leads to the pods' own
     * @param port the port dialled, 1 to 65535
     * @param protocol its protocol
     * @throws IllegalArgumentException if an end is not in the cluster, is no address, or the port is none
     */
    public Verdict verdict(Endpoint from, Endpoint to, int port, Protocol protocol) {
        requirePort(port);
        requireNonNull(protocol, "protocol");
        Traffic traffic = new Traffic(requireNonNull(from, "from"), requireNonNull(to, "to"), port, protocol);
        if (from instanceof Endpoint.OfService) {
            throw new IllegalArgumentException("%s cannot connect; name its pods".formatted(from));
        }
        List<End> sources = ends(from);
        String serviceThere = to instanceof Endpoint.OfAddress address ? servicesByAddress.get(ip(address)) : null;
        Endpoint target = serviceThere == null ? to : Endpoint.service(serviceThere);
        if (target instanceof Endpoint.OfService service) {
            return new ServiceRoute(this, traffic, sources).verdict(service(service.namespacedName()));
        }
        List<Verdict> parts = new ArrayList<>();
        for (End source : sources) {
            for (End destination : ends(target)) {
                parts.add(judge(source, destination, port, protocol, false));
            }
        }
        return parts.size() == 1 ? parts.get(0) : Verdict.of(traffic, parts);
    }

    /**
     * {@return what becomes of a connection between two pods; takes about as long as a few look-ups in maps}
     *
     * @param from a pod of the cluster
     * @param to a pod of the cluster
     * @param port the pod's port, 1 to 65535
     * @param protocol its protocol
     * @throws IllegalArgumentException if a pod is not in the cluster or has finished, or the port is none
     */
    public Verdict verdict(ClusterPod from, ClusterPod to, int port, Protocol protocol) {
        requirePort(port);
        return judge(end(from), end(to), port, requireNonNull(protocol, "protocol"), false);
    }

    /**
     * {@return the ports on which a pod surely reaches another}
     *
     * @param from a pod of the cluster
     * @param to a pod of the cluster
     * @throws IllegalArgumentException if a pod is not in the cluster or has finished
     */
    public Connections allowed(ClusterPod from, ClusterPod to) {
        return connections(end(from), end(to), true);
    }

    /**
     * {@return the ports on which a pod reaches another, those included for which this is unknown}
     *
     * @param from a pod of the cluster
     * @param to a pod of the cluster
     * @throws IllegalArgumentException if a pod is not in the cluster or has finished
     */
    public Connections possible(ClusterPod from, ClusterPod to) {
        return connections(end(from), end(to), false);
    }

    /**
     * {@return the ports on which one end lets a connection through, by what applies to it alone}
     *
     * @param end egress for the end that connects, ingress for the other
     * @param from who connects
     * @param to who is connected to; no Service
     * @throws IllegalArgumentException if an end is not in the cluster, is no address, or is a Service
     */
    public SideConnections connections(Direction end, Endpoint from, Endpoint to) {
        SideConnections all = null;
        for (End source : single(from)) {
            for (End destination : single(to)) {
                SideConnections one = connectionsBy(end, source, destination);
                all = all == null
                        ? one
                        : new SideConnections(
                                all.sure().intersect(one.sure()), all.possible().union(one.possible()));
            }
        }
        return requireNonNull(all);
    }

    /**
     * {@return the NetworkPolicies that isolate a pod in a direction; if the name means several pods, those of each}
     *
     * @param pod a pod or a workload of the cluster; addresses outside of the cluster are isolated by none
     * @param direction in which direction
     * @throws IllegalArgumentException if it is not in the cluster, or is a Service
     */
    public List<PolicyRef> isolating(Endpoint pod, Direction direction) {
        requireNonNull(direction, "direction");
        Set<PolicyRef> isolating = new LinkedHashSet<>();
        for (End end : single(pod)) {
            for (boolean v6 : new boolean[] {false, true}) {
                int found = end.classOf(v6);
                if (found != Classes.NONE) {
                    isolating.addAll(program(direction, found).isolating());
                }
            }
        }
        return List.copyOf(isolating);
    }

    /**
     * {@return every address that no pod, Service or node of the cluster has, in ranges that are all the same to every
     * policy: what holds for one address of a range holds for all of it. Ascending, IPv4 first}
     *
     * @param blocks where to cut besides
     */
    public List<AddressRange> outside(Collection<Cidr> blocks) {
        return Edges.outside(cluster, blocks);
    }

    /**
     * {@return the ports at which something may change: from one of these up to the next, all ports of the protocol are
     * the same to every policy. The first is 1}
     *
     * @param protocol their protocol
     */
    public SortedSet<Integer> portEdges(Protocol protocol) {
        return Edges.ports(cluster, requireNonNull(protocol, "protocol"));
    }

    /** {@return who reaches whom, all of it} */
    public ConnectivityMap map() {
        return ConnectivityMap.of(this);
    }

    /** {@return what is asked about} */
    @Override
    public String toString() {
        return "reachability in a " + cluster;
    }

    Classes classes() {
        return classes;
    }

    Program program(Direction direction, int index) {
        if (classes.isOutside(index)) {
            return Program.FREE;
        }
        return (direction == EGRESS ? egress : ingress).of(index);
    }

    /**
     * {@return the verdict on a single connection}
     *
     * @param hairpin whether a pod may come back to itself through a Service
     */
    Verdict judge(End from, End to, int port, Protocol protocol, boolean hairpin) {
        if (isSelf(from, to) && !hairpin) {
            return Verdict.ofSelf(from, to, port, protocol);
        }
        Pair best = null;
        Outcome outcome = Outcome.DENIED;
        Match ownNode = ownNode(from, to);
        int previousFrom = Classes.NONE;
        int previousTo = Classes.NONE;
        for (int family = 0; family < 2; family++) {
            int fromClass = classOf(from, to, family == 1);
            int toClass = classOf(to, from, family == 1);
            boolean same = fromClass == previousFrom && toClass == previousTo;
            if (fromClass != Classes.NONE && toClass != Classes.NONE && !same) {
                Pair pair = new Pair(from, to, fromClass, toClass, port, protocol, ownNode);
                Outcome judged = outcome(pair);
                if (best == null || outcome.or(judged) != outcome) {
                    best = pair;
                    outcome = judged;
                }
                previousFrom = fromClass;
                previousTo = toClass;
            }
        }
        return best == null
                ? Verdict.ofStrangers(from, to, port, protocol)
                : Verdict.of(this, best, hairpin && outcome == Outcome.DENIED ? hairpin(best) : outcome);
    }

    /** Plugins differ on NetworkPolicies here; the cluster-wide tiers do apply. */
    private Outcome hairpin(Pair pair) {
        Pair free = new Pair(
                pair.from(), pair.to(), pair.fromClass(), pair.toClass(), pair.port(), pair.protocol(), Match.YES);
        return isSelf(pair.from(), pair.to()) && outcome(free) != Outcome.DENIED ? Outcome.UNKNOWN : Outcome.DENIED;
    }

    Outcome outcome(Pair pair) {
        int out = outcomes(pair, EGRESS);
        return out == Program.DENY ? Outcome.DENIED : outcome(out).and(outcome(outcomes(pair, INGRESS)));
    }

    int outcomes(Pair pair, Direction direction) {
        return program(direction, pair.subjectClass(direction))
                .outcomes(
                        pair.otherClass(direction),
                        pair.protocol(),
                        pair.port(),
                        classes.ports(pair.toClass()),
                        pair.ownNode());
    }

    static Outcome outcome(int outcomes) {
        return switch (outcomes) {
            case Program.ALLOW -> Outcome.ALLOWED;
            case Program.DENY -> Outcome.DENIED;
            default -> Outcome.UNKNOWN;
        };
    }

    private SideConnections connectionsBy(Direction end, End from, End to) {
        if (isSelf(from, to)) {
            return new SideConnections(Connections.all(), Connections.all());
        }
        Match ownNode = ownNode(from, to);
        Connections sure = Connections.none();
        Connections possible = Connections.none();
        boolean strangers = true;
        for (int family = 0; family < 2; family++) {
            int fromClass = classOf(from, to, family == 1);
            int toClass = classOf(to, from, family == 1);
            if (fromClass != Classes.NONE && toClass != Classes.NONE) {
                strangers = false;
                Program program = program(end, end == EGRESS ? fromClass : toClass);
                int other = end == EGRESS ? toClass : fromClass;
                NamedPorts ports = classes.ports(toClass);
                Program.PortOutcomes surely = outcomes(program, other, ports, ownNode == Match.YES);
                // Where it may be the own node, NetworkPolicies have a say in what is sure and none in what is
                // possible.
                Program.PortOutcomes possibly = ownNode == Match.MAYBE ? outcomes(program, other, ports, true) : surely;
                sure = sure.union(surely.surely());
                possible = possible.union(possibly.possibly());
            }
        }
        return new SideConnections(sure, strangers ? Connections.all() : possible);
    }

    private static Program.PortOutcomes outcomes(Program program, int other, NamedPorts ports, boolean ownNode) {
        return (ownNode ? program.withoutNetwork() : program).outcomes(other, ports);
    }

    /** In each family of addresses that both ends have. */
    private Connections connections(End from, End to, boolean surely) {
        if (isSelf(from, to)) {
            return Connections.all();
        }
        // Where it may be the own node, NetworkPolicies have a say in what is sure and none in what is possible.
        boolean ownNode = ownNode(from, to).compareTo(surely ? Match.YES : Match.MAYBE) >= 0;
        Connections all = Connections.none();
        boolean strangers = true;
        for (int family = 0; family < 2; family++) {
            int fromClass = classOf(from, to, family == 1);
            int toClass = classOf(to, from, family == 1);
            if (fromClass != Classes.NONE && toClass != Classes.NONE) {
                strangers = false;
                all = all.union(connections(fromClass, toClass, surely, ownNode));
            }
        }
        return strangers && !surely ? Connections.all() : all;
    }

    Connections connections(int fromClass, int toClass, boolean surely, boolean ownNode) {
        NamedPorts ports = classes.ports(toClass);
        Connections out = connections(program(EGRESS, fromClass), toClass, ports, surely, ownNode);
        return out.isEmpty()
                ? out
                : out.intersect(connections(program(INGRESS, toClass), fromClass, ports, surely, ownNode));
    }

    private static Connections connections(
            Program program, int other, NamedPorts ports, boolean surely, boolean ownNode) {
        if (program.isFree()) {
            return Connections.all();
        }
        Program.PortOutcomes outcomes = outcomes(program, other, ports, ownNode);
        return surely ? outcomes.surely() : outcomes.possibly();
    }

    private boolean isSelf(End from, End to) {
        return semantics.selfTrafficAllowed()
                && from.pod() != null
                && from.pod() == to.pod()
                && !from.pod().standsForSeveral();
    }

    /** {@return the class of an end in a family; opposite an address outside any family will do, for only that address counts} */
    private int classOf(End end, End other, boolean isV6) {
        if (end.address() != null) {
            return end.address().v6() == isV6 ? classes.outside(end.address()) : Classes.NONE;
        }
        int found = end.classOf(isV6);
        return found == Classes.NONE && other.address() != null ? end.classOf(!isV6) : found;
    }

    private Match ownNode(End one, End other) {
        return semantics.ownNodeTrafficAllowed() ? nodeOf(one, other).or(nodeOf(other, one)) : Match.NO;
    }

    /** {@return whether the first end is the node of the pod at the second, or a pod on its network} */
    private Match nodeOf(End node, End end) {
        ClusterPod pod = end.pod();
        ClusterPod host = node.pod();
        if (pod == null || (host != null && !host.hostNetwork())) {
            return Match.NO;
        }
        String home = home(pod);
        String there = host == null ? nodesByAddress.getOrDefault(requireNonNull(node.address()), "") : home(host);
        if (there.isEmpty() && host == null) {
            return Match.NO;
        }
        if (!home.isEmpty() && !there.isEmpty()) {
            return home.equals(there) ? Match.YES : Match.NO;
        }
        if (host == pod && !pod.standsForSeveral()) {
            return Match.YES;
        }
        boolean possible = home.isEmpty() ? mayBeOn(pod, there) : mayBeOn(requireNonNull(host), home);
        return possible ? Match.MAYBE : Match.NO;
    }

    /** {@return the node that a pod runs on, by its name or its address; empty if the manifests do not tell} */
    private String home(ClusterPod pod) {
        String named = pod.facts().node();
        if (!named.isEmpty() || !pod.hostNetwork()) {
            return named;
        }
        for (Ip address : pod.facts().addresses()) {
            String node = nodesByAddress.get(address);
            if (node != null) {
                return node;
            }
        }
        return "";
    }

    /** {@return whether a pod of which no node is known may run on one: not if both have addresses, for those differ} */
    private boolean mayBeOn(ClusterPod pod, String node) {
        boolean bothKnown = pod.hostNetwork()
                && !pod.facts().addresses().isEmpty()
                && !cluster.allNodes()
                        .getOrDefault(node, NodeFacts.UNKNOWN)
                        .addresses()
                        .isEmpty();
        return !bothKnown;
    }

    private List<End> single(Endpoint endpoint) {
        if (requireNonNull(endpoint, "endpoint") instanceof Endpoint.OfService service) {
            throw new IllegalArgumentException("%s has no policies of its own; name its pods".formatted(service));
        }
        return ends(endpoint);
    }

    private List<End> ends(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.OfAddress address) {
            Ip ip = ip(address);
            ClusterPod owner = podsByAddress.get(ip);
            return List.of(owner == null ? End.of(ip) : end(owner));
        }
        String name = ((Endpoint.OfPod) endpoint).namespacedName();
        List<ClusterPod> pods = cluster.pods(name);
        if (pods.isEmpty()) {
            throw absent("pod or workload", name, podNames());
        }
        List<End> ends = new ArrayList<>();
        for (ClusterPod pod : pods) {
            End end = classes.end(pod);
            if (end != null) {
                ends.add(end);
            }
        }
        if (ends.isEmpty()) {
            throw new IllegalArgumentException("%s has finished, so it has no address any more".formatted(name));
        }
        return ends;
    }

    private static Ip ip(Endpoint.OfAddress address) {
        return Ip.parse(address.ip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is no IP address; write it like 10.0.0.1 or fd00::1".formatted(address.ip())));
    }

    private End end(ClusterPod pod) {
        End end = classes.end(requireNonNull(pod, "pod"));
        if (end == null) {
            throw new IllegalArgumentException(
                    cluster.pods(pod.toString()).contains(pod)
                            ? "%s has finished, so it has no address any more".formatted(pod)
                            : "%s is no pod of this cluster".formatted(pod));
        }
        return end;
    }

    private ServiceFacts service(String name) {
        ServiceFacts service = cluster.allServices().get(name);
        if (service == null) {
            throw absent("Service", name, cluster.services());
        }
        return service;
    }

    private List<String> podNames() {
        List<String> names = new ArrayList<>();
        for (ClusterPod pod : cluster.pods()) {
            names.add(pod.toString());
            for (String controller : pod.controllers()) {
                names.add(pod.namespace() + "/" + controller.substring(controller.indexOf('/') + 1));
            }
        }
        return names;
    }

    private static IllegalArgumentException absent(String what, String name, List<String> known) {
        String hint;
        if (name.indexOf('/') < 0) {
            hint = "write namespace/name";
        } else {
            hint = Spelling.closest(name, known)
                    .map("did you mean %s?"::formatted)
                    .orElse("known are " + (known.isEmpty() ? "none" : String.join(", ", shortened(known))));
        }
        return new IllegalArgumentException("there is no %s %s in the cluster; %s".formatted(what, name, hint));
    }

    private static List<String> shortened(List<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        if (distinct.size() <= 10) {
            return distinct;
        }
        List<String> few = new ArrayList<>(distinct.subList(0, 10));
        few.add("%d more".formatted(distinct.size() - 10));
        return few;
    }

    private void indexAddresses() {
        cluster.allNodes()
                .forEach(
                        (name, node) -> node.addresses().forEach(address -> nodesByAddress.putIfAbsent(address, name)));
        for (ClusterPod pod : classes.pods()) {
            // An address of a node says nothing of which pod on it is meant.
            if (!pod.hostNetwork()) {
                for (Ip address : pod.facts().addresses()) {
                    podsByAddress.merge(address, pod, Reachability::owner);
                }
            }
        }
        cluster.allServices()
                .forEach((name, service) ->
                        service.addresses().forEach(address -> servicesByAddress.putIfAbsent(address, name)));
    }

    /** Where even finished pods count, a pod may have an address that one of them had before. */
    private static ClusterPod owner(ClusterPod one, ClusterPod other) {
        return one.facts().finished() ? other : one;
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("%d is no port from 1 to 65535".formatted(port));
        }
    }

    private static void refuseEqualPriorities(Collection<Policy> policies) {
        Problems problems = Problems.none();
        Map<List<Object>, Policy> seen = new HashMap<>();
        for (Policy policy : policies) {
            if (policy.tier() != Policy.Tier.NETWORK) {
                @Nullable Policy other = seen.putIfAbsent(List.of(policy.tier(), policy.priority()), policy);
                if (other != null) {
                    problems.add(
                            policy.ref() + " spec.priority",
                            policy.priority(),
                            "must not be that of %s too".formatted(other.ref()),
                            "give each its own");
                }
            }
        }
        problems.orThrow("cluster");
    }
}
