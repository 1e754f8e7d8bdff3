package io.sre.tempo.policies.reach.naive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the other end of traffic is one that a rule means. */
final class NaivePeers {

    /** A node that nobody knows. */
    private static final String ELSEWHERE = "?";

    private final NaiveCluster cluster;
    private final NaiveOptions options;

    NaivePeers(NaiveCluster cluster, NaiveOptions options) {
        this.cluster = cluster;
        this.options = options;
    }

    /** RULE-1: peers are OR-ed. RULE-3: no peers mean everybody. */
    NaiveMatch ofNetworkPolicy(JsonNode peers, String policyNamespace, NaiveEnd other, int bits) {
        if (peers.isEmpty()) {
            return NaiveMatch.YES;
        }
        NaiveMatch match = NaiveMatch.NO;
        for (JsonNode peer : peers) {
            match = match.or(ofNetworkPolicyPeer(peer, policyNamespace, other, bits));
        }
        return match;
    }

    /** PEER-1 to PEER-5: absent and null are the same, empty is another thing. */
    private NaiveMatch ofNetworkPolicyPeer(JsonNode peer, String policyNamespace, NaiveEnd other, int bits) {
        NaivePod pod = other.pod();
        boolean isPod = pod != null && !isNodeTraffic(pod);
        if (peer.hasNonNull("ipBlock")) { // IP-3
            return isPod && !options.ipBlockSelectsPods()
                    ? NaiveMatch.NO
                    : ofIpBlock(peer.path("ipBlock"), other, bits);
        }
        if (pod == null || !isPod) {
            return NaiveMatch.NO;
        }
        boolean namespaceFits = peer.hasNonNull("namespaceSelector")
                ? NaiveSelector.selects(peer.path("namespaceSelector"), cluster.namespaceLabels(pod.namespace()))
                : pod.namespace().equals(policyNamespace);
        boolean podFits =
                !peer.hasNonNull("podSelector") || NaiveSelector.selects(peer.path("podSelector"), pod.labels());
        return NaiveMatch.of(namespaceFits && podFits);
    }

    /** HOST-1. */
    boolean isNodeTraffic(NaivePod pod) {
        return pod.hostNetwork() && options.hostNetworkPodsAreNodes();
    }

    /** IP-1, IP-2: what the block holds without its exceptions. */
    private NaiveMatch ofIpBlock(JsonNode ipBlock, NaiveEnd other, int bits) {
        List<NaiveRange> block = List.of(NaiveRange.ofCidr(ipBlock.path("cidr").asText()));
        List<NaiveRange> holes = new ArrayList<>();
        ipBlock.path("except").forEach(hole -> holes.add(NaiveRange.ofCidr(hole.asText())));
        return ofAddresses(NaiveRange.minus(block, holes), other, bits);
    }

    private NaiveMatch ofAddresses(List<NaiveRange> meant, NaiveEnd other, int bits) {
        NaiveAddress address = other.address(bits);
        if (address != null) {
            return NaiveMatch.of(meant.stream().anyMatch(range -> range.contains(address)));
        }
        List<NaiveRange> possible = possibleAddresses(other.pod(), bits);
        if (NaiveRange.minus(possible, meant).isEmpty()) {
            return NaiveMatch.YES;
        }
        List<NaiveRange> missed = NaiveRange.minus(possible, meant);
        boolean disjoint = NaiveRange.minus(possible, missed).isEmpty();
        return disjoint ? NaiveMatch.NO : NaiveMatch.MAYBE;
    }

    /** U1: a pod without a known address has some address of the pods' ranges; one on the host network has any at all. */
    private List<NaiveRange> possibleAddresses(@Nullable NaivePod pod, int bits) {
        if (pod != null && pod.hostNetwork()) {
            return List.of(NaiveRange.ofCidr(bits == 32 ? "0.0.0.0/0" : "::/0"));
        }
        List<NaiveRange> ranges = new ArrayList<>();
        for (String cidr : options.podCidrs()) {
            NaiveRange range = NaiveRange.ofCidr(cidr);
            if (range.bits() == bits) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    /** ADM-15: whether a peer names nothing that is known. Ingress rules know pods alone (ADM-17, CNP-9). */
    static boolean isUnknown(JsonNode peer, boolean egress) {
        boolean pods = peer.hasNonNull("namespaces") || peer.hasNonNull("pods");
        boolean others = peer.hasNonNull("networks") || peer.hasNonNull("nodes") || peer.hasNonNull("domainNames");
        return !pods && !(egress && others);
    }

    /** One peer of an admin policy. */
    NaiveMatch ofAdminPeer(JsonNode peer, NaiveEnd other, int bits) {
        if (peer.hasNonNull("namespaces") || peer.hasNonNull("pods")) {
            NaivePod pod = other.pod();
            return NaiveMatch.of(pod != null && isSelectedByAdmin(peer, pod));
        }
        if (peer.hasNonNull("networks")) {
            return ofNetworks(peer.path("networks"), other, bits);
        }
        if (peer.hasNonNull("nodes")) {
            return ofNodes(peer.path("nodes"), other, bits);
        }
        if (peer.hasNonNull("domainNames") && !options.domainNamesMatchNothing()) {
            // ADM-14: without a resolver names may mean any address, but they are not for pods of the cluster.
            boolean isPod = other.pod() != null && !isNodeTraffic(other.pod());
            return isPod ? NaiveMatch.NO : NaiveMatch.MAYBE;
        }
        return NaiveMatch.NO; // what is not known means nothing
    }

    /** ADM-1: subjects and peers are namespaces, or pods of namespaces; never pods on the host network, but by option. */
    boolean isSelectedByAdmin(JsonNode subjectOrPeer, NaivePod pod) {
        if (isNodeTraffic(pod)) {
            return false;
        }
        if (subjectOrPeer.hasNonNull("namespaces")) {
            return NaiveSelector.selects(subjectOrPeer.path("namespaces"), cluster.namespaceLabels(pod.namespace()));
        }
        JsonNode pods = subjectOrPeer.path("pods");
        return subjectOrPeer.hasNonNull("pods")
                && NaiveSelector.selects(pods.path("namespaceSelector"), cluster.namespaceLabels(pod.namespace()))
                && NaiveSelector.selects(pods.path("podSelector"), pod.labels());
    }

    /** ADM-10, CNP-6. */
    private NaiveMatch ofNetworks(JsonNode networks, NaiveEnd other, int bits) {
        NaivePod pod = other.pod();
        if (pod != null && !isNodeTraffic(pod) && !options.networksSelectPods()) {
            return NaiveMatch.NO;
        }
        List<NaiveRange> meant = new ArrayList<>();
        networks.forEach(cidr -> meant.add(NaiveRange.ofCidr(cidr.asText())));
        return ofAddresses(meant, other, bits);
    }

    /**
     * ADM-11: an address of such a node, or a pod on the host network there. U1: such a pod may be on any node if
     * neither its address nor its node is known.
     */
    private NaiveMatch ofNodes(JsonNode nodeSelector, NaiveEnd other, int bits) {
        if (other.isPodOfPodNetwork()) {
            return NaiveMatch.NO;
        }
        boolean unknown = other.address(bits) == null && !runsOnKnownNode(other);
        NaiveMatch match = NaiveMatch.NO;
        for (JsonNode node : cluster.nodes()) {
            if (NaiveSelector.selects(nodeSelector, NaiveCluster.labels(node))) {
                match = match.or(NaiveMatch.of(isAt(node, other, bits)));
                match = match.or(unknown && hasAddress(node, bits) ? NaiveMatch.MAYBE : NaiveMatch.NO);
            }
        }
        return match;
    }

    private boolean runsOnKnownNode(NaiveEnd end) {
        for (JsonNode node : cluster.nodes()) {
            if (end.pod() != null
                    && end.pod()
                            .node()
                            .equals(node.path("metadata").path("name").asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAddress(JsonNode node, int bits) {
        for (NaiveAddress address : NaiveCluster.addresses(node)) {
            if (address.bits() == bits) {
                return true;
            }
        }
        return false;
    }

    /**
     * NODE-1: whether the other end is the node that the pod runs on, or a pod on the host network there. Each of them is at
     * one of some nodes; if these are the same one it is, if they have none in common it is not.
     */
    NaiveMatch isOwnNode(NaivePod pod, NaiveEnd pods, NaiveEnd other) {
        if (other.isPodOfPodNetwork()) {
            return NaiveMatch.NO;
        }
        if (pod.equals(other.pod()) && !pod.standsForSeveral()) {
            return NaiveMatch.YES;
        }
        Set<String> mine = possibleNodes(pods);
        Set<String> theirs = possibleNodes(other);
        if (mine.size() == 1 && mine.equals(theirs) && !mine.contains(ELSEWHERE)) {
            return NaiveMatch.YES;
        }
        return NaiveMatch.of(meet(mine, theirs) || meet(theirs, mine)).and(NaiveMatch.MAYBE);
    }

    /** Elsewhere is any node of which there is no manifest. */
    private boolean meet(Set<String> some, Set<String> others) {
        for (String node : some) {
            boolean unknown = cluster.nodes().stream()
                    .noneMatch(known ->
                            known.path("metadata").path("name").asText().equals(node));
            if (others.contains(node) || (unknown && others.contains(ELSEWHERE))) {
                return true;
            }
        }
        return false;
    }

    /** Where an end may be. An address that no node has is at none. */
    private Set<String> possibleNodes(NaiveEnd end) {
        NaivePod pod = end.pod();
        if (pod != null && !pod.node().isEmpty()) {
            return Set.of(pod.node());
        }
        boolean hasAddressOfNode = pod == null || pod.hostNetwork();
        Set<String> byAddress = new TreeSet<>();
        Set<String> possible = new TreeSet<>(Set.of(ELSEWHERE));
        for (JsonNode node : cluster.nodes()) {
            String name = node.path("metadata").path("name").asText();
            List<NaiveAddress> addresses = NaiveCluster.addresses(node);
            if (hasAddressOfNode && end.addresses().stream().anyMatch(addresses::contains)) {
                byAddress.add(name);
            }
            // Had it the addresses of this node, it would have been found by them.
            if (!hasAddressOfNode || end.addresses().isEmpty() || addresses.isEmpty()) {
                possible.add(name);
            }
        }
        return pod == null || !byAddress.isEmpty() ? byAddress : possible;
    }

    /** Whether the end runs on the node, or has one of its addresses. */
    private static boolean isAt(JsonNode node, NaiveEnd end, int bits) {
        NaivePod pod = end.pod();
        if (pod != null && pod.node().equals(node.path("metadata").path("name").asText())) {
            return true;
        }
        return NaiveCluster.addresses(node).contains(end.address(bits));
    }
}
