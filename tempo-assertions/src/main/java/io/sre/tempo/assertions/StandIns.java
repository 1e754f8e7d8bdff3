package io.sre.tempo.assertions;

import io.sre.tempo.model.Pods;
import io.sre.tempo.policies.Flow;
import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.Peer;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterNamespace;
import io.sre.tempo.policies.reach.ClusterPod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes up pods for those ends of flows of which the cluster has nothing at all. */
final class StandIns {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?");

    private final Cluster original;
    private final Set<ClusterPod> own;
    private final List<String> remarks = new ArrayList<>();
    private Cluster cluster;

    StandIns(Cluster original, Flows flows) {
        this.original = original;
        this.cluster = original;
        this.own = flows.tempo() instanceof Peer.Selected self ? matching(self.pods()) : Set.of();
        Set<Pods> peers = new LinkedHashSet<>();
        if (flows.tempo() instanceof Peer.Selected self) {
            peers.add(self.pods());
        }
        for (Flow flow : flows.list()) {
            for (Peer peer : flow.from()) {
                add(peer, peers);
            }
            for (Peer peer : flow.to()) {
                add(peer, peers);
            }
        }
        for (Pods pods : peers) {
            if (isAbsent(pods, flows)) {
                standIn(pods);
            }
        }
    }

    /** {@return the cluster with those who stand in; the same cluster if nobody does} */
    Cluster cluster() {
        return cluster;
    }

    /** {@return who stands in for whom, a line for each} */
    List<String> remarks() {
        return remarks;
    }

    private static void add(Peer peer, Set<Pods> peers) {
        if (peer instanceof Peer.Selected selected) {
            peers.add(selected.pods());
        }
    }

    /** Where there are pods, the one that is looked for is misspelt rather than absent. */
    private boolean isAbsent(Pods pods, Flows flows) {
        boolean isSelf = flows.tempo().equals(Peer.of(pods));
        Set<ClusterPod> there = matching(new Pods(pods.namespaceLabels(), Map.of()));
        if (!isSelf) {
            there.removeAll(own);
        }
        return there.isEmpty();
    }

    private Set<ClusterPod> matching(Pods pods) {
        List<String> namespaces = namespaces(pods.namespaceLabels());
        Set<ClusterPod> found = new LinkedHashSet<>();
        for (ClusterPod pod : original.pods()) {
            if (namespaces.contains(pod.namespace())
                    && pod.labels().entrySet().containsAll(pods.podLabels().entrySet())) {
                found.add(pod);
            }
        }
        return found;
    }

    private List<String> namespaces(Map<String, String> labels) {
        return cluster.namespaces().stream()
                .filter(namespace -> namespace.labels().entrySet().containsAll(labels.entrySet()))
                .map(ClusterNamespace::name)
                .toList();
    }

    private void standIn(Pods pods) {
        String namespace = namespaceFor(pods);
        if (namespace.isEmpty()) {
            // That the labels are missing is said where the peer is looked for.
            return;
        }
        String base = pods.podLabels().values().stream()
                .filter(value -> NAME.matcher(value).matches())
                .findFirst()
                .map(value -> value + "-stand-in")
                .orElse("stand-in");
        String name = base;
        for (int number = 2; !cluster.pods(namespace + "/" + name).isEmpty(); number++) {
            name = base + "-" + number;
        }
        cluster = cluster.withPod(namespace, name, pods.podLabels());
        remarks.add("%s/%s stands in for %s".formatted(namespace, name, pods.describe()));
    }

    private String namespaceFor(Pods pods) {
        List<String> fitting = pods.namespaceLabels().isEmpty() ? List.of() : namespaces(pods.namespaceLabels());
        if (!fitting.isEmpty()) {
            return fitting.get(0);
        }
        Map<String, String> labels = new HashMap<>(pods.namespaceLabels());
        String wanted = labels.remove(Pods.NAMESPACE_NAME);
        if (wanted != null && isNamespace(wanted)) {
            return "";
        }
        String name = wanted == null ? "stand-in" : wanted;
        for (int number = 2; isNamespace(name); number++) {
            name = "stand-in-" + number;
        }
        cluster = cluster.withNamespace(name, labels);
        return name;
    }

    private boolean isNamespace(String name) {
        return cluster.namespaces().stream()
                .anyMatch(namespace -> namespace.name().equals(name));
    }
}
