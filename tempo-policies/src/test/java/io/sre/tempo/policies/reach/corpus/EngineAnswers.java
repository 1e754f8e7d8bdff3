package io.sre.tempo.policies.reach.corpus;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import io.sre.tempo.policies.reach.Verdict;
import io.sre.tempo.policies.reach.naive.NaiveOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The engine's answers. */
final class EngineAnswers implements Answers<EngineAnswers.End> {

    private static final String STRANGER_NAMESPACE = "ingress-controller-ns";
    private static final String STRANGER = "ingress-controller";

    private final Cluster cluster;
    private final Semantics semantics;
    private final Reachability reachability;
    private @Nullable Reachability withStranger;

    EngineAnswers(Cluster cluster, CorpusCase corpusCase) {
        this.cluster = cluster;
        this.semantics = semantics(corpusCase);
        this.reachability = Reachability.of(cluster, semantics);
    }

    /** One end of traffic: a pod, or an address. */
    record End(@Nullable ClusterPod pod, Endpoint endpoint) {}

    static Semantics semantics(CorpusCase corpusCase) {
        return Semantics.defaults()
                .ipBlockSelectsPods(corpusCase.ipBlockSelectsPods())
                .networksSelectPods(corpusCase.networksSelectPods())
                .hostNetworkPodsAreNodes(corpusCase.hostNetworkPodsAreNodes())
                .ownNodeTrafficAllowed(corpusCase.ownNodeTrafficAllowed())
                .namespaceNameLabel(corpusCase.namespaceNameLabel())
                .finishedPodsIgnored(!corpusCase.isOfNetpolAnalyzer())
                .undeclaredPortNamesMatchNothing(true)
                .domainNamesMatchNothing(true);
    }

    private static End end(ClusterPod pod) {
        return new End(pod, Endpoint.pod(pod.toString()));
    }

    @Override
    public Map<String, List<End>> workloads() {
        Map<String, List<End>> workloads = new TreeMap<>();
        for (ClusterPod pod : cluster.pods()) {
            workloads
                    .computeIfAbsent(workload(pod), unused -> new ArrayList<>())
                    .add(end(pod));
        }
        return workloads;
    }

    /** Who made it next; a pod of nobody, or of a node, is one by itself. */
    private static String workload(ClusterPod pod) {
        boolean alone = pod.controllers().isEmpty() || pod.controllers().get(0).startsWith("Node/");
        String owner = alone ? "Pod/" + pod.name() : pod.controllers().get(0);
        int slash = owner.indexOf('/');
        return pod.namespace() + "/" + owner.substring(slash + 1) + "[" + owner.substring(0, slash) + "]";
    }

    @Override
    public List<End> pods(String namespacedName) {
        List<End> found = new ArrayList<>();
        for (ClusterPod pod : cluster.pods(namespacedName)) {
            if (pod.toString().equals(namespacedName)) {
                return List.of(end(pod));
            }
            found.add(end(pod));
        }
        return found;
    }

    @Override
    public End address(String ip) {
        return new End(null, Endpoint.address(ip));
    }

    @Override
    public End stranger() {
        if (withStranger == null) {
            Cluster larger = cluster.withPod(STRANGER_NAMESPACE, STRANGER, Map.of());
            withStranger = Reachability.of(larger, semantics);
        }
        return end(
                withStranger.cluster().pods(STRANGER_NAMESPACE + "/" + STRANGER).get(0));
    }

    @Override
    public Connections between(End from, End to) {
        if (from.pod() == null || to.pod() == null) {
            return (port, protocol) -> outcome(reachability
                    .verdict(from.endpoint(), to.endpoint(), port, Protocol.valueOf(protocol))
                    .outcome());
        }
        var allowed = reachability.allowed(from.pod(), to.pod());
        var possible = reachability.possible(from.pod(), to.pod());
        return (port, protocol) -> {
            if (allowed.contains(Protocol.valueOf(protocol), port)) {
                return NaiveOutcome.ALLOWED;
            }
            return possible.contains(Protocol.valueOf(protocol), port) ? NaiveOutcome.UNKNOWN : NaiveOutcome.DENIED;
        };
    }

    Verdict verdict(End from, End to, int port, String protocol) {
        return (withStranger == null ? reachability : withStranger)
                .verdict(from.endpoint(), to.endpoint(), port, Protocol.valueOf(protocol));
    }

    @Override
    public NaiveOutcome side(boolean egress, End from, End to, int port, String protocol) {
        Verdict verdict = verdict(from, to, port, protocol);
        return outcome((egress ? verdict.egress() : verdict.ingress()).outcome());
    }

    private static NaiveOutcome outcome(Outcome outcome) {
        return NaiveOutcome.valueOf(outcome.name());
    }
}
