package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A pod, or the template of a workload that stands for its pods. Two of them are equal only if they are the same.
 *
 * <p>A StatefulSet gives a pod for each ordinal, up to 1000, with the labels of each. The template of any other workload is one pod
 * with the workload's name.
 */
public final class ClusterPod {

    private final String namespace;
    private final String name;
    private final PodFacts facts;

    ClusterPod(String namespace, String name, PodFacts facts) {
        this.namespace = namespace;
        this.name = name;
        this.facts = facts;
    }

    /**
     * {@return a pod of which only the labels matter, and nobody knows the ports}
     *
     * @param namespace where it runs
     * @param name its name
     * @param labels its labels
     * @throws InvalidDescriptionException if a name or label breaks its rule
     */
    public static ClusterPod sketch(String namespace, String name, Map<String, String> labels) {
        requireValid(namespace, name, labels);
        return new ClusterPod(namespace, name, PodFacts.sketch(labels, List.of(), true));
    }

    /**
     * {@return a pod of which only labels and named ports matter}
     *
     * @param namespace where it runs
     * @param name its name
     * @param labels its labels
     * @param ports every port that its containers declare
     * @throws InvalidDescriptionException if a name or label breaks its rule
     */
    public static ClusterPod listening(
            String namespace, String name, Map<String, String> labels, List<PodPort> ports) {
        requireValid(namespace, name, labels);
        return new ClusterPod(namespace, name, PodFacts.sketch(labels, requireNonNull(ports, "ports"), false));
    }

    private static void requireValid(String namespace, String name, Map<String, String> labels) {
        Problems wrong = Problems.none();
        wrong.check("namespace", namespace, Syntax.DNS_LABEL);
        wrong.check("name", name, Syntax.DNS_SUBDOMAIN);
        wrong.labels("labels", requireNonNull(labels, "labels"));
        wrong.orThrow("cluster");
    }

    /** {@return the namespace it runs in} */
    public String namespace() {
        return namespace;
    }

    /** {@return the pod's name, or the workload's} */
    public String name() {
        return name;
    }

    /** {@return its labels} */
    public SortedMap<String, String> labels() {
        return facts.labels();
    }

    /** {@return the ports of its containers and restartable init containers, in their order} */
    public List<PodPort> ports() {
        return facts.ports();
    }

    /** {@return whether it uses its node's network} */
    public boolean hostNetwork() {
        return facts.hostNetwork();
    }

    /** {@return its addresses in canonical form; empty if the manifests do not say} */
    public List<String> addresses() {
        return facts.addresses().stream().map(Ip::toString).toList();
    }

    /** {@return the node it runs on, if the manifests say} */
    public Optional<String> node() {
        return facts.node().isEmpty() ? Optional.empty() : Optional.of(facts.node());
    }

    /**
     * {@return who made it, nearest first: {@code ReplicaSet/web-5d8c7f}, {@code Deployment/web}; for a template the workload
     * itself}
     */
    public List<String> controllers() {
        return facts.controllers();
    }

    /** {@return whether this is a template that stands for any number of pods} */
    public boolean standsForSeveral() {
        return facts.several();
    }

    /** {@return whether only its labels were given, so that nobody knows its ports} */
    public boolean isSketch() {
        return facts.sketch();
    }

    /** {@return whether its phase is Succeeded or Failed, so that it has no address any more} */
    public boolean isFinished() {
        return facts.finished();
    }

    /** {@return whom people think of: {@code shop/web} for every pod of that Deployment} */
    String workload() {
        List<String> controllers = controllers();
        if (controllers.isEmpty()) {
            return toString();
        }
        String top = controllers.get(controllers.size() - 1);
        // Nobody checks the name of an owner, and this one goes to terminals.
        return namespace + "/" + Wrapping.plain(top.substring(top.indexOf('/') + 1));
    }

    PodFacts facts() {
        return facts;
    }

    /** {@return whether the label is there with this value} */
    boolean has(Map.Entry<String, String> label) {
        return label.getValue().equals(facts.labels().get(label.getKey()));
    }

    /** {@return {@code shop/web}} */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
