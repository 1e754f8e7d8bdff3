package io.sre.tempo.policies.reach;

import io.sre.tempo.model.Pods;
import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.policies.reach.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a rule is from matching, and what is missing.
 *
 * @param distance 0 for a match; the smaller, the closer
 * @param text the rule and what did not match
 */
record NearMiss(int distance, String text) {

    /** A value that differs by a letter or two was probably meant to be the same. */
    private static final int MISSPELT = 1;

    private static final int UNKNOWN_ADDRESS = 2;

    private static final int OTHER_LABEL = 3;

    private static final int OTHER_PORT = 4;

    private static final int OTHER_ADDRESS = 5;

    /** An address where a pod is wanted, or the other way round. */
    private static final int OTHER_SORT = 8;

    static NearMiss of(
            Reachability reachability, Pair pair, Direction direction, CompiledRule rule, SideReport report) {
        End other = pair.other(direction);
        boolean port = rule.ports().match(pair.protocol(), pair.port(), report.destination()) != Match.NO;
        Match peers = rule.peers(pair.otherClass(direction));
        NearMiss peer = peers == Match.NO
                ? closestPeer(reachability.cluster(), rule.rule(), other)
                : new NearMiss(peers == Match.MAYBE ? UNKNOWN_ADDRESS : 0, "");
        String missing;
        if (peers == Match.MAYBE) {
            missing = "may take %s%s, but only on %s"
                    .formatted(
                            other,
                            other.pod() == null ? "" : ", whose address is not known",
                            ports(rule.rule(), report.destination()));
        } else if (peer.distance == 0) {
            missing = "takes %s, but only on %s".formatted(other, ports(rule.rule(), report.destination()));
        } else if (port) {
            missing = "takes the port, but only %s %s: %s"
                    .formatted(
                            direction == Direction.INGRESS ? "from" : "to",
                            rule.rule().peerText(),
                            peer.text);
        } else {
            missing = "wants %s on %s: %s"
                    .formatted(rule.rule().peerText(), ports(rule.rule(), report.destination()), peer.text);
        }
        return new NearMiss(peer.distance + (port ? 0 : OTHER_PORT), rule.rule().ref() + " " + missing);
    }

    private static String ports(Rule rule, NamedPorts destination) {
        return rule.ports() == null
                ? "any port"
                : rule.ports().stream()
                        .map(port -> port instanceof PortSpec.Named named ? named(named, destination) : port.toString())
                        .collect(Collectors.joining(", "));
    }

    private static String named(PortSpec.Named port, NamedPorts destination) {
        Connections there = destination.surely(port);
        return "%s (%s there)".formatted(port, there.isEmpty() ? "none" : there);
    }

    private static NearMiss closestPeer(Cluster cluster, Rule rule, End other) {
        List<PeerSpec> peers = rule.peers() == null ? List.of() : rule.peers();
        NearMiss best = new NearMiss(OTHER_SORT, "it has no peer that could match");
        for (PeerSpec peer : peers) {
            NearMiss miss = peer(cluster, peer, other);
            best = miss.distance < best.distance || best.text.startsWith("it has no") ? miss : best;
        }
        return best;
    }

    private static NearMiss peer(Cluster cluster, PeerSpec peer, End other) {
        ClusterPod pod = other.pod();
        if (peer instanceof PeerSpec.OfPods pods) {
            if (pod == null) {
                return new NearMiss(OTHER_SORT, "selectors match pods only, and %s is no pod".formatted(other));
            }
            return pods(cluster, pods, pod);
        }
        if (peer instanceof PeerSpec.OfNames) {
            return new NearMiss(OTHER_SORT, "names are for addresses outside, and %s is none".formatted(other));
        }
        if (pod == null) {
            return new NearMiss(OTHER_ADDRESS, "%s is not in it".formatted(other));
        }
        return pod.addresses().isEmpty()
                ? new NearMiss(OTHER_SORT, "%s is a pod, and blocks are for addresses".formatted(pod))
                : new NearMiss(
                        OTHER_ADDRESS, "%s has the address %s".formatted(pod, String.join(", ", pod.addresses())));
    }

    private static NearMiss pods(Cluster cluster, PeerSpec.OfPods peer, ClusterPod pod) {
        List<String> missing = new ArrayList<>();
        int distance = 0;
        if (pod.hostNetwork()) {
            missing.add("%s uses its node's network, so no selector matches it".formatted(pod));
            distance += OTHER_SORT;
        }
        if (peer.ownNamespace() != null && !peer.ownNamespace().equals(pod.namespace())) {
            missing.add("%s is in namespace %s, and there is no namespaceSelector".formatted(pod, pod.namespace()));
            distance += OTHER_LABEL;
        }
        Map<String, String> namespace = cluster.namespaceLabels(pod.namespace(), true);
        distance += labels(pod, "namespace " + pod.namespace(), namespace, peer.namespaces(), missing);
        distance += labels(pod, pod.toString(), pod.labels(), peer.pods(), missing);
        return new NearMiss(Math.max(1, distance), String.join(", ", new LinkedHashSet<>(missing)));
    }

    private static int labels(
            ClusterPod pod, String who, Map<String, String> labels, LabelSelector selector, List<String> missing) {
        int distance = 0;
        for (Requirement requirement : selector.requirements()) {
            String value = labels.get(requirement.key());
            if (!requirement.holds(value)) {
                missing.add(lacking(pod, who, requirement.key(), value));
                boolean misspelt = value != null
                        && Spelling.closest(value, requirement.values()).isPresent();
                distance += misspelt ? MISSPELT : OTHER_LABEL;
            }
        }
        return distance;
    }

    private static String lacking(ClusterPod pod, String who, String key, @Nullable String value) {
        if (value == null) {
            return "%s has no label %s".formatted(who, key);
        }
        // A namespace's name is a label too, but nobody thinks of it as one.
        return key.equals(Pods.NAMESPACE_NAME)
                ? "%s is in %s".formatted(pod, who)
                : "%s has %s=%s".formatted(who, key, value);
    }
}
