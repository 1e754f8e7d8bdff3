package io.sre.tempo.policies.reach.naive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says who reaches whom by reading every policy, rule and peer anew for every question.
 *
 * <p>It trusts its input: objects that the API server would refuse give any answer, or an exception.
 */
public final class NaiveEvaluator {

    /** Where a walk through an ordered tier ends. */
    private enum Step {
        ACCEPT,
        DENY,
        PASS,
        NO_MATCH
    }

    private static final int BASELINE_ADMIN_PRIORITY = 1000;

    private final List<ObjectNode> objects;
    private final NaiveOptions options;
    private final List<NaivePod> sketches;
    private final NaiveCluster cluster;
    private final NaivePeers peers;
    private final NaivePorts ports;

    private NaiveEvaluator(List<ObjectNode> objects, NaiveOptions options, List<NaivePod> sketches) {
        this.objects = objects;
        this.options = options;
        this.sketches = sketches;
        this.cluster = new NaiveCluster(objects, options, sketches);
        this.peers = new NaivePeers(cluster, options);
        this.ports = new NaivePorts(cluster, options);
    }

    /** {@return an evaluator of objects as they stand in manifests; of no Lists} */
    public static NaiveEvaluator of(List<ObjectNode> objects, NaiveOptions options) {
        return new NaiveEvaluator(List.copyOf(objects), options, List.of());
    }

    /** {@return an evaluator of resources} */
    public static NaiveEvaluator of(Collection<? extends HasMetadata> resources, NaiveOptions options) {
        ObjectMapper mapper = new ObjectMapper();
        List<ObjectNode> trees = new ArrayList<>();
        for (HasMetadata resource : resources) {
            trees.add(mapper.valueToTree(resource));
        }
        return of(trees, options);
    }

    /** {@return the same with a pod of which only the labels are known} */
    public NaiveEvaluator withSketch(String namespace, String name, Map<String, String> labels) {
        JsonNode nothing = new ObjectMapper().createObjectNode();
        List<NaivePod> more = new ArrayList<>(sketches);
        more.add(new NaivePod(namespace, name, Map.copyOf(labels), nothing, nothing, "", false, true));
        return new NaiveEvaluator(objects, options, List.copyOf(more));
    }

    /** {@return all pods that count, in the order of the objects} */
    public List<NaivePod> pods() {
        return cluster.pods();
    }

    /**
     * {@return a pod by namespace and name, {@code shop/web}}
     *
     * @throws IllegalArgumentException if there is none that counts
     */
    public NaivePod pod(String namespacedName) {
        for (NaivePod pod : cluster.pods()) {
            if (pod.toString().equals(namespacedName)) {
                return pod;
            }
        }
        throw new IllegalArgumentException("no pod " + namespacedName);
    }

    /** {@return a pod as an end of traffic; HOST-1: on the host network it has the addresses of its node} */
    public NaiveEnd end(NaivePod pod) {
        List<NaiveAddress> addresses = pod.addresses();
        if (addresses.isEmpty() && pod.hostNetwork()) {
            addresses = cluster.addressesOfNode(pod.node());
        }
        return new NaiveEnd(pod, addresses);
    }

    /** {@return an address as an end of traffic, or the pod that has it; LIFE-1: rather one that has not ended} */
    public NaiveEnd end(String address) {
        NaiveAddress parsed = NaiveAddress.parse(address);
        NaiveEnd found = new NaiveEnd(null, List.of(parsed));
        for (NaivePod pod : cluster.pods()) {
            if (!pod.hostNetwork() && pod.addresses().contains(parsed)) {
                found = end(pod);
                if (!pod.finished()) {
                    return found;
                }
            }
        }
        return found;
    }

    /**
     * {@return what becomes of traffic}
     *
     * @param port the port of the destination itself, not of a Service before it
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public NaiveOutcome ask(NaiveEnd from, NaiveEnd to, int port, String protocol) {
        if (isSelf(from, to)) {
            return NaiveOutcome.ALLOWED;
        }
        List<NaiveOutcome> ofFamilies = new ArrayList<>();
        for (int bits : commonFamilies(from, to)) {
            NaiveTraffic traffic = new NaiveTraffic(from, to, bits, port, protocol);
            ofFamilies.add(side(true, traffic).and(side(false, traffic)));
        }
        return NaiveOutcome.best(ofFamilies);
    }

    /** {@return what the policies of the sender alone make of it} */
    public NaiveOutcome egress(NaiveEnd from, NaiveEnd to, int port, String protocol) {
        return oneSide(true, from, to, port, protocol);
    }

    /** {@return what the policies of the receiver alone make of it} */
    public NaiveOutcome ingress(NaiveEnd from, NaiveEnd to, int port, String protocol) {
        return oneSide(false, from, to, port, protocol);
    }

    private NaiveOutcome oneSide(boolean egress, NaiveEnd from, NaiveEnd to, int port, String protocol) {
        if (isSelf(from, to)) {
            return NaiveOutcome.ALLOWED;
        }
        List<NaiveOutcome> ofFamilies = new ArrayList<>();
        for (int bits : commonFamilies(from, to)) {
            ofFamilies.add(side(egress, new NaiveTraffic(from, to, bits, port, protocol)));
        }
        return NaiveOutcome.best(ofFamilies);
    }

    /** CONN-3, ADM-13: the same pod; replicas of one template are several. */
    private boolean isSelf(NaiveEnd from, NaiveEnd to) {
        NaivePod pod = from.pod();
        return options.selfTrafficAllowed() && pod != null && !pod.standsForSeveral() && pod.equals(to.pod());
    }

    /**
     * IP-4: the families that both ends have. A pod without an address has those of the pods' ranges; what comes from
     * or goes to an address outside is of that address's family, whatever is known of the pod.
     */
    private Set<Integer> commonFamilies(NaiveEnd from, NaiveEnd to) {
        if (from.pod() == null || to.pod() == null) {
            return families(from.pod() == null ? from : to);
        }
        Set<Integer> families = families(from);
        families.retainAll(families(to));
        return families;
    }

    private Set<Integer> families(NaiveEnd end) {
        Set<Integer> families = new TreeSet<>();
        for (NaiveAddress address : end.addresses()) {
            families.add(address.bits());
        }
        if (families.isEmpty()) {
            options.podCidrs()
                    .forEach(cidr -> families.add(NaiveRange.ofCidr(cidr).bits()));
        }
        return families;
    }

    /** One end. ADM-4, ADM-5, CNP-1, CNP-3: what the admin tier leaves open goes on to the next stage. */
    private NaiveOutcome side(boolean egress, NaiveTraffic traffic) {
        NaivePod subject = traffic.subject(egress).pod();
        if (subject == null) {
            return NaiveOutcome.ALLOWED; // CONN-1: nothing outside is isolated
        }
        Set<NaiveOutcome> possible = EnumSet.noneOf(NaiveOutcome.class);
        for (Step step : walk(adminTier(subject), egress, traffic)) {
            switch (step) {
                case ACCEPT -> possible.add(NaiveOutcome.ALLOWED);
                case DENY -> possible.add(NaiveOutcome.DENIED);
                case PASS, NO_MATCH -> possible.add(afterAdminTier(subject, egress, traffic));
            }
        }
        return union(possible);
    }

    private static NaiveOutcome union(Set<NaiveOutcome> possible) {
        return possible.size() == 1 ? possible.iterator().next() : NaiveOutcome.UNKNOWN;
    }

    /** NODE-1, then ISO-2: NetworkPolicies that isolate the pod are final (ADM-6, per direction: ADM-7). */
    private NaiveOutcome afterAdminTier(NaivePod subject, boolean egress, NaiveTraffic traffic) {
        NaiveMatch ownNode = options.ownNodeTrafficAllowed() ? ofOwnNode(traffic) : NaiveMatch.NO;
        if (ownNode == NaiveMatch.YES) {
            return NaiveOutcome.ALLOWED;
        }
        List<JsonNode> isolating = new ArrayList<>();
        for (JsonNode policy : cluster.networkPolicies()) {
            if (isolates(policy, subject, egress)) {
                isolating.add(policy);
            }
        }
        NaiveOutcome otherwise =
                isolating.isEmpty() ? baseline(subject, egress, traffic) : united(isolating, egress, traffic);
        // NODE-1 needs to know the node. Where nobody does, either may hold.
        return ownNode == NaiveMatch.MAYBE ? union(EnumSet.of(NaiveOutcome.ALLOWED, otherwise)) : otherwise;
    }

    private NaiveMatch ofOwnNode(NaiveTraffic traffic) {
        NaivePod from = traffic.from().pod();
        NaivePod to = traffic.to().pod();
        NaiveMatch match = NaiveMatch.NO;
        if (from != null) {
            match = match.or(peers.isOwnNode(from, traffic.from(), traffic.to()));
        }
        if (to != null) {
            match = match.or(peers.isOwnNode(to, traffic.to(), traffic.from()));
        }
        return match;
    }

    /** ISO-1, ISO-2, HOST-1. */
    private boolean isolates(JsonNode policy, NaivePod subject, boolean egress) {
        JsonNode spec = policy.path("spec");
        return !peers.isNodeTraffic(subject)
                && NaiveCluster.namespace(policy).equals(subject.namespace())
                && NaiveSelector.selects(spec.path("podSelector"), subject.labels())
                && isAbout(spec, egress);
    }

    /** ISO-4: without types a policy is about ingress, and about egress if it has such rules. */
    private static boolean isAbout(JsonNode spec, boolean egress) {
        JsonNode types = spec.path("policyTypes");
        if (types.isEmpty()) {
            return !egress || !spec.path("egress").isEmpty();
        }
        for (JsonNode type : types) {
            if (type.asText().equals(egress ? "Egress" : "Ingress")) {
                return true;
            }
        }
        return false;
    }

    /** ISO-3, RULE-1, RULE-5: what any rule of any policy allows. */
    private NaiveOutcome united(List<JsonNode> policies, boolean egress, NaiveTraffic traffic) {
        NaiveMatch match = NaiveMatch.NO;
        for (JsonNode policy : policies) {
            String namespace = NaiveCluster.namespace(policy);
            for (JsonNode rule : policy.path("spec").path(egress ? "egress" : "ingress")) {
                NaiveMatch peer = peers.ofNetworkPolicy(
                        rule.path(egress ? "to" : "from"), namespace, traffic.peer(egress), traffic.bits());
                match = match.or(peer.and(ports.ofNetworkPolicy(rule.path("ports"), traffic)));
            }
        }
        return switch (match) {
            case YES -> NaiveOutcome.ALLOWED;
            case MAYBE -> NaiveOutcome.UNKNOWN;
            case NO -> NaiveOutcome.DENIED;
        };
    }

    /** CNP-3: what the baseline tier leaves open is allowed. */
    private NaiveOutcome baseline(NaivePod subject, boolean egress, NaiveTraffic traffic) {
        Set<NaiveOutcome> possible = EnumSet.noneOf(NaiveOutcome.class);
        for (Step step : walk(baselineTier(subject), egress, traffic)) {
            possible.add(step == Step.DENY ? NaiveOutcome.DENIED : NaiveOutcome.ALLOWED);
        }
        return union(possible);
    }

    private List<JsonNode> adminTier(NaivePod subject) {
        List<JsonNode> tier = new ArrayList<>(cluster.adminNetworkPolicies());
        tier.addAll(clusterNetworkPolicies("Admin"));
        tier.removeIf(policy -> !peers.isSelectedByAdmin(policy.path("spec").path("subject"), subject));
        return tier;
    }

    private List<JsonNode> baselineTier(NaivePod subject) {
        List<JsonNode> tier = new ArrayList<>(cluster.baselineAdminNetworkPolicies());
        tier.addAll(clusterNetworkPolicies("Baseline"));
        tier.removeIf(policy -> !peers.isSelectedByAdmin(policy.path("spec").path("subject"), subject));
        return tier;
    }

    private List<JsonNode> clusterNetworkPolicies(String tier) {
        List<JsonNode> found = new ArrayList<>(cluster.clusterNetworkPolicies());
        found.removeIf(policy -> !policy.path("spec").path("tier").asText().equals(tier));
        return found;
    }

    private static int priority(JsonNode policy) {
        return policy.path("kind").asText().equals("BaselineAdminNetworkPolicy")
                ? BASELINE_ADMIN_PRIORITY
                : policy.path("spec").path("priority").asInt();
    }

    /** U3: the steps that any order of the policies can lead to. */
    private Set<Step> walk(List<JsonNode> tier, boolean egress, NaiveTraffic traffic) {
        Set<Step> found = EnumSet.noneOf(Step.class);
        for (List<JsonNode> order : orders(tier)) {
            List<Step> steps = new ArrayList<>();
            List<NaiveMatch> matches = new ArrayList<>();
            for (JsonNode policy : order) {
                for (JsonNode rule : policy.path("spec").path(egress ? "egress" : "ingress")) {
                    addRule(policy, rule, egress, traffic, steps, matches);
                }
            }
            walk(0, steps, matches, found);
        }
        return found;
    }

    /** ADM-3: the first match decides. A rule that may match leads both ways. */
    private static void walk(int rule, List<Step> steps, List<NaiveMatch> matches, Set<Step> found) {
        if (rule == steps.size()) {
            found.add(Step.NO_MATCH);
            return;
        }
        if (matches.get(rule) != NaiveMatch.NO) {
            found.add(steps.get(rule));
        }
        if (matches.get(rule) != NaiveMatch.YES) {
            walk(rule + 1, steps, matches, found);
        }
    }

    private void addRule(
            JsonNode policy,
            JsonNode rule,
            boolean egress,
            NaiveTraffic traffic,
            List<Step> steps,
            List<NaiveMatch> matches) {
        Step step = switch (rule.path("action").asText()) {
            case "Allow", "Accept" -> Step.ACCEPT;
            case "Deny" -> Step.DENY;
            case "Pass" -> Step.PASS;
            default -> throw new IllegalArgumentException("no such action: " + rule);
        };
        NaiveMatch peer = NaiveMatch.NO;
        boolean unknown = false;
        for (JsonNode each : rule.path(egress ? "to" : "from")) {
            unknown |= NaivePeers.isUnknown(each, egress);
            peer = peer.or(peers.ofAdminPeer(each, traffic.peer(egress), traffic.bits()));
        }
        NaiveMatch port = policy.path("kind").asText().equals("ClusterNetworkPolicy")
                ? ports.ofClusterProtocols(rule.path("protocols"), traffic)
                : ports.ofAdminPorts(rule.path("ports"), traffic);
        if (unknown) { // ADM-15: matches nothing, or denies all
            steps.add(Step.DENY);
            matches.add(NaiveMatch.of(step != Step.ACCEPT));
        } else {
            steps.add(step);
            matches.add(peer.and(port));
        }
    }

    /** CNP-2, ADM-3: by ascending priority; those of equal priority in every order. */
    private static List<List<JsonNode>> orders(List<JsonNode> tier) {
        Map<Integer, List<JsonNode>> byPriority = new TreeMap<>();
        for (JsonNode policy : tier) {
            byPriority
                    .computeIfAbsent(priority(policy), unused -> new ArrayList<>())
                    .add(policy);
        }
        List<List<JsonNode>> orders = List.of(List.of());
        for (List<JsonNode> equals : byPriority.values()) {
            List<List<JsonNode>> longer = new ArrayList<>();
            for (List<JsonNode> order : orders) {
                for (List<JsonNode> next : permutations(equals)) {
                    List<JsonNode> both = new ArrayList<>(order);
                    both.addAll(next);
                    longer.add(both);
                }
            }
            orders = longer;
        }
        return orders;
    }

    private static List<List<JsonNode>> permutations(List<JsonNode> policies) {
        if (policies.isEmpty()) {
            return List.of(List.of());
        }
        List<List<JsonNode>> found = new ArrayList<>();
        for (JsonNode first : policies) {
            List<JsonNode> others = new ArrayList<>(policies);
            others.remove(first);
            for (List<JsonNode> rest : permutations(others)) {
                List<JsonNode> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                found.add(order);
            }
        }
        return found;
    }
}
