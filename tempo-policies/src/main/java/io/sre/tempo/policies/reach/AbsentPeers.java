package io.sre.tempo.policies.reach;

import io.sre.tempo.model.Pods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the peers of rules that no pod of the cluster fits, and labels that would. */
final class AbsentPeers {

    private final Cluster cluster;
    private final Map<PeerSpec.OfPods, AbsentPeer> absent = new LinkedHashMap<>();
    private final Set<PeerSpec.OfPods> seen = new HashSet<>();

    private AbsentPeers(Cluster cluster) {
        this.cluster = cluster;
    }

    static List<AbsentPeer> of(Cluster cluster) {
        AbsentPeers found = new AbsentPeers(cluster);
        for (Policy policy : cluster.allPolicies()) {
            for (Direction direction : Direction.values()) {
                if (policy.concerns(direction)) {
                    policy.rules(direction).forEach(found::add);
                }
            }
        }
        return List.copyOf(found.absent.values());
    }

    private void add(Rule rule) {
        List<PeerSpec> peers = rule.peers() == null ? List.of() : rule.peers();
        for (PeerSpec peer : peers) {
            if (peer instanceof PeerSpec.OfPods pods && seen.add(pods) && !isThere(pods)) {
                Optional<SortedMap<String, String>> namespace = namespaceLabels(pods);
                Optional<SortedMap<String, String>> labels = fitting(pods.pods());
                if (namespace.isPresent() && labels.isPresent()) {
                    absent.put(pods, new AbsentPeer(rule.ref(), pods.toString(), namespace.get(), labels.get()));
                }
            }
        }
    }

    private boolean isThere(PeerSpec.OfPods peer) {
        for (ClusterPod pod : cluster.pods()) {
            boolean counts = !pod.hostNetwork() && !pod.isFinished();
            if (counts && peer.pods().matches(pod.labels()) && isThere(peer, pod.namespace())) {
                return true;
            }
        }
        return false;
    }

    private boolean isThere(PeerSpec.OfPods peer, String namespace) {
        return peer.ownNamespace() == null
                ? peer.namespaces().matches(cluster.namespaceLabels(namespace, true))
                : peer.ownNamespace().equals(namespace);
    }

    private static Optional<SortedMap<String, String>> namespaceLabels(PeerSpec.OfPods peer) {
        return peer.ownNamespace() == null
                ? fitting(peer.namespaces())
                : Optional.of(new TreeMap<>(Map.of(Pods.NAMESPACE_NAME, peer.ownNamespace())));
    }

    /** {@return labels that a selector matches, as few as can be; empty if there are none} */
    static Optional<SortedMap<String, String>> fitting(LabelSelector selector) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (LabelSelector.Requirement requirement : selector.requirements()) {
            boolean isWanted = requirement.operator() == LabelSelector.Operator.IN
                    || requirement.operator() == LabelSelector.Operator.EXISTS;
            if (isWanted) {
                first(selector, requirement.key(), labels);
            }
        }
        return selector.matches(labels) ? Optional.of(labels) : Optional.empty();
    }

    /** Puts the first value that will do. */
    private static void first(LabelSelector selector, String key, SortedMap<String, String> labels) {
        for (String value : candidates(selector, key)) {
            if (holds(selector, key, value)) {
                labels.put(key, value);
                return;
            }
        }
    }

    /** {@return values that are worth trying: all that are asked for, and one more than are refused} */
    private static List<String> candidates(LabelSelector selector, String key) {
        List<String> candidates = new ArrayList<>();
        int refused = 0;
        for (LabelSelector.Requirement requirement : selector.requirements()) {
            if (requirement.key().equals(key)) {
                candidates.addAll(requirement.values());
                refused += requirement.values().size();
            }
        }
        for (int number = 0; number <= refused; number++) {
            candidates.add(number == 0 ? "any" : "any-" + number);
        }
        return candidates;
    }

    private static boolean holds(LabelSelector selector, String key, String value) {
        for (LabelSelector.Requirement requirement : selector.requirements()) {
            if (requirement.key().equals(key) && !requirement.holds(value)) {
                return false;
            }
        }
        return true;
    }
}
