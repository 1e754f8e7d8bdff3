package io.sre.tempo.policies.reach;

import io.sre.tempo.model.Pods;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds pods that do not exist and that peers of rules would fit all the same: in a namespace of their own, with another of
 * the values that a selector takes, and beside the only pod that fits.
 */
final class PossiblePeers {

    /** Of a selector with more values, the others are like these. */
    private static final int MOST_VALUES = 10;

    private final Cluster cluster;
    private final Collection<ClusterPod> subjects;
    private final Map<List<Object>, AbsentPeer> found = new LinkedHashMap<>();

    private PossiblePeers(Cluster cluster, Collection<ClusterPod> subjects) {
        this.cluster = cluster;
        this.subjects = subjects;
    }

    /** {@return such pods for the rules that apply to some pods} */
    static List<AbsentPeer> of(Cluster cluster, Collection<ClusterPod> subjects) {
        PossiblePeers possible = new PossiblePeers(cluster, subjects);
        for (Policy policy : cluster.allPolicies()) {
            if (subjects.stream().anyMatch(pod -> possible.fits(policy.subject(), pod))) {
                for (Direction direction : Direction.values()) {
                    if (policy.concerns(direction)) {
                        policy.rules(direction).forEach(possible::add);
                    }
                }
            }
        }
        return List.copyOf(possible.found.values());
    }

    private void add(Rule rule) {
        List<PeerSpec> peers = rule.peers() == null ? List.of() : rule.peers();
        for (PeerSpec peer : peers) {
            if (peer instanceof PeerSpec.OfPods pods) {
                List<ClusterPod> there = cluster.pods().stream()
                        .filter(pod -> pod.standsForSeveral() || !subjects.contains(pod))
                        .filter(pod -> fits(pods, pod))
                        .toList();
                for (SortedMap<String, String> namespace : namespaces(pods)) {
                    for (SortedMap<String, String> labels : variants(pods.pods())) {
                        if (there.stream().noneMatch(pod -> isLike(pod, namespace, labels))) {
                            found.putIfAbsent(
                                    List.of(namespace, labels),
                                    new AbsentPeer(rule.ref(), pods.toString(), namespace, labels));
                        }
                    }
                }
            }
        }
    }

    private boolean fits(PeerSpec.OfPods peer, ClusterPod pod) {
        boolean inNamespace = peer.ownNamespace() == null
                ? peer.namespaces().matches(cluster.namespaceLabels(pod.namespace(), true))
                : peer.ownNamespace().equals(pod.namespace());
        return inNamespace
                && !pod.hostNetwork()
                && !pod.isFinished()
                && peer.pods().matches(pod.labels());
    }

    /** A namespace without a name is one that is not there yet. */
    private static boolean isLike(ClusterPod pod, Map<String, String> namespace, Map<String, String> labels) {
        return pod.namespace().equals(namespace.get(Pods.NAMESPACE_NAME))
                && pod.labels().entrySet().containsAll(labels.entrySet());
    }

    private static List<SortedMap<String, String>> namespaces(PeerSpec.OfPods peer) {
        return peer.ownNamespace() == null
                ? variants(peer.namespaces())
                : List.of(new TreeMap<>(Map.of(Pods.NAMESPACE_NAME, peer.ownNamespace())));
    }

    /** {@return labels that a selector matches: as few as can be, and the same with each other value that it takes} */
    private static List<SortedMap<String, String>> variants(LabelSelector selector) {
        Optional<SortedMap<String, String>> first = AbsentPeers.fitting(selector);
        if (first.isEmpty()) {
            return List.of();
        }
        List<SortedMap<String, String>> variants = new ArrayList<>(List.of(first.get()));
        for (LabelSelector.Requirement requirement : selector.requirements()) {
            if (requirement.operator() == LabelSelector.Operator.IN) {
                for (String value : requirement.values()) {
                    SortedMap<String, String> labels = new TreeMap<>(first.get());
                    labels.put(requirement.key(), value);
                    if (variants.size() < MOST_VALUES && !variants.contains(labels) && selector.matches(labels)) {
                        variants.add(labels);
                    }
                }
            }
        }
        return variants;
    }
}
