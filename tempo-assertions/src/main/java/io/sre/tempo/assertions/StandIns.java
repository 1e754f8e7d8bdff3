package io.sre.tempo.assertions;

import io.sre.tempo.model.Pods;
import io.sre.tempo.policies.Flow;
import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.Peer;
import io.sre.tempo.policies.reach.AbsentPeer;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterNamespace;
import io.sre.tempo.policies.reach.ClusterPod;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes up pods for those of whom the cluster has none: for ends of flows, and for strangers who might come some day and
 * to whom a policy may be open already.
 */
final class StandIns {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?");

    private final Cluster original;
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private final Set<String> strangers = new LinkedHashSet<>();
    private final Map<String, ClusterPod> twins = new HashMap<>();
    private final Map<Map<String, String>, String> elsewhere = new HashMap<>();
    private Cluster cluster;

    StandIns(Cluster original) {
        this.original = original;
        this.cluster = original;
    }

    /** {@return the cluster with those who stand in; the same cluster if nobody does} */
    Cluster cluster() {
        return cluster;
    }

    /** {@return whether a pod stands in for somebody who may never come, so that nobody can have meant to name it} */
    boolean isStranger(ClusterPod pod) {
        return !strangers.isEmpty() && strangers.contains(pod.toString());
    }

    /** {@return a text, and behind it whom those stand in for of whom it speaks} */
    String explained(String text) {
        String lines = remarks.entrySet().stream()
                .filter(remark -> text.contains(remark.getKey()))
                .map(remark -> "\n  %s: %s".formatted(remark.getKey(), remark.getValue()))
                .collect(Collectors.joining());
        return lines.isEmpty()
                ? text
                : text + "\nThese pods are made up, for the cluster has none (withoutStandIns() leaves them out):"
                        + lines;
    }

    /** Adds a pod for each end of a flow in whose namespaces there is nobody. */
    void addEnds(Flows flows) {
        Set<ClusterPod> own = flows.tempo() instanceof Peer.Selected self ? matching(self.pods()) : Set.of();
        Set<Pods> ends = new LinkedHashSet<>();
        add(List.of(flows.tempo()), ends);
        for (Flow flow : flows.list()) {
            add(flow.from(), ends);
            add(flow.to(), ends);
        }
        for (Pods pods : ends) {
            Set<ClusterPod> there = matching(new Pods(pods.namespaceLabels(), Map.of()));
            if (!flows.tempo().equals(Peer.of(pods))) {
                there.removeAll(own);
            }
            // Where there are pods, the one that is looked for is misspelt rather than absent.
            if (there.isEmpty()) {
                standIn(
                        pods,
                        pods.describe()
                                .replace("namespace ", "any pod of namespace ")
                                .replace("of any pod of", "of"));
            }
        }
    }

    private static void add(Collection<Peer> peers, Set<Pods> ends) {
        for (Peer peer : peers) {
            if (peer instanceof Peer.Selected selected) {
                ends.add(selected.pods());
            }
        }
    }

    /**
     * Adds a pod for each peer of a rule that nobody is, for each way in which a pod that is not there could fit a rule about
     * the subjects, one without labels in each namespace, and one without labels in a namespace without labels.
     *
     * @param subjects the pods that are spoken of, which cannot be strangers to themselves
     */
    void addStrangers(Collection<ClusterPod> subjects) {
        Cluster before = cluster;
        for (AbsentPeer peer : before.absentPeers()) {
            stranger(
                    new Pods(peer.namespaceLabels(), peer.podLabels()),
                    "%s, of whom %s speaks".formatted(peer.description(), peer.rule()));
        }
        for (AbsentPeer peer : before.possiblePeers(subjects)) {
            possible(peer, subjects);
        }
        for (ClusterNamespace namespace : before.namespaces()) {
            boolean isThere = before.pods().stream()
                    .filter(pod -> pod.namespace().equals(namespace.name()) && !pod.hostNetwork() && !pod.isFinished())
                    .anyMatch(pod -> pod.labels().isEmpty() && !subjects.contains(pod));
            if (!isThere) {
                stranger(Pods.in(namespace.name()), "any other pod of namespace " + namespace.name());
            }
        }
        stranger(Pods.everywhere(), "any pod of any other namespace");
    }

    private void possible(AbsentPeer peer, Collection<ClusterPod> subjects) {
        Pods pods = new Pods(peer.namespaceLabels(), peer.podLabels());
        String name = peer.namespaceLabels().get(Pods.NAMESPACE_NAME);
        if (name == null) {
            // Without labels that is the pod of any other namespace, which comes last.
            if (!peer.podLabels().isEmpty() || !peer.namespaceLabels().isEmpty()) {
                standInElsewhere(pods, "any other of %s, of whom %s speaks".formatted(peer.description(), peer.rule()));
            }
            return;
        }
        if (pods.podLabels().isEmpty() || isPlayed(name, pods.podLabels())) {
            return;
        }
        Optional<ClusterPod> twin = subjects.stream()
                .filter(pod -> pod.namespace().equals(name))
                .filter(pod ->
                        pod.labels().entrySet().containsAll(pods.podLabels().entrySet()))
                .findFirst();
        String whom = twin.map(pod -> "any other pod like %s, of whom %s speaks".formatted(pod, peer.rule()))
                .orElseGet(() -> "%s, of whom %s speaks".formatted(pods.describe(), peer.rule()));
        String standIn = stranger(pods, whom);
        if (!standIn.isEmpty()) {
            twin.ifPresent(pod -> twins.put(standIn, pod));
        }
    }

    /** {@return whether somebody stands in for such a pod already} */
    private boolean isPlayed(String namespace, Map<String, String> labels) {
        return strangers.stream()
                .flatMap(name -> cluster.pods(name).stream())
                .anyMatch(pod -> pod.namespace().equals(namespace)
                        && pod.labels().entrySet().containsAll(labels.entrySet()));
    }

    private void standInElsewhere(Pods pods, String whom) {
        String namespace =
                elsewhere.computeIfAbsent(pods.namespaceLabels(), labels -> newNamespace("stand-in", labels));
        if (!isPlayed(namespace, pods.podLabels())) {
            strangers.add(standIn(namespace, pods.podLabels(), whom));
        }
    }

    /** {@return the pod of the cluster of which one that stands in is another: a replica; null if there is none} */
    @Nullable
    ClusterPod twin(ClusterPod standIn) {
        return twins.get(standIn.toString());
    }

    private String stranger(Pods pods, String whom) {
        String name = standIn(pods, whom);
        if (!name.isEmpty()) {
            strangers.add(name);
        }
        return name;
    }

    private Set<ClusterPod> matching(Pods pods) {
        List<String> namespaces = namespaces(original, pods.namespaceLabels());
        Set<ClusterPod> found = new LinkedHashSet<>();
        for (ClusterPod pod : original.pods()) {
            if (namespaces.contains(pod.namespace())
                    && pod.labels().entrySet().containsAll(pods.podLabels().entrySet())) {
                found.add(pod);
            }
        }
        return found;
    }

    private static List<String> namespaces(Cluster cluster, Map<String, String> labels) {
        return cluster.namespaces().stream()
                .filter(namespace -> namespace.labels().entrySet().containsAll(labels.entrySet()))
                .map(ClusterNamespace::name)
                .toList();
    }

    /** {@return the name of the pod that stands in; empty if a namespace of that name has other labels} */
    private String standIn(Pods pods, String whom) {
        String namespace = namespaceFor(pods.namespaceLabels());
        return namespace.isEmpty() ? "" : standIn(namespace, pods.podLabels(), whom);
    }

    private String standIn(String namespace, Map<String, String> labels, String whom) {
        String base = labels.values().stream()
                .filter(value -> NAME.matcher(value).matches())
                .findFirst()
                .map(value -> value + "-stand-in")
                .orElse("stand-in");
        String name = base;
        for (int number = 2; !cluster.pods(namespace + "/" + name).isEmpty(); number++) {
            name = base + "-" + number;
        }
        cluster = cluster.withPod(namespace, name, labels);
        remarks.put(namespace + "/" + name, whom);
        return namespace + "/" + name;
    }

    private String namespaceFor(Map<String, String> labels) {
        List<String> fitting = labels.isEmpty() ? List.of() : namespaces(cluster, labels);
        if (!fitting.isEmpty()) {
            return fitting.get(0);
        }
        Map<String, String> own = new HashMap<>(labels);
        String wanted = own.remove(Pods.NAMESPACE_NAME);
        if (wanted != null && isNamespace(wanted)) {
            return "";
        }
        return newNamespace(wanted == null ? "stand-in" : wanted, own);
    }

    private String newNamespace(String wanted, Map<String, String> labels) {
        String name = wanted;
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
