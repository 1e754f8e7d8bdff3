package io.sre.tempo.policies.reach.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.policies.reach.naive.NaiveEnd;
import io.sre.tempo.policies.reach.naive.NaiveEvaluator;
import io.sre.tempo.policies.reach.naive.NaiveOptions;
import io.sre.tempo.policies.reach.naive.NaiveOutcome;
import io.sre.tempo.policies.reach.naive.NaivePod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The naive evaluator's answers. */
final class NaiveAnswers implements Answers<NaiveEnd> {

    private static final String STRANGER = "ingress-controller-ns/ingress-controller";

    private final NaiveEvaluator evaluator;
    private final NaiveEvaluator evaluatorWithStranger;

    NaiveAnswers(List<ObjectNode> objects, CorpusCase corpusCase) {
        evaluator = NaiveEvaluator.of(objects, options(corpusCase));
        String[] stranger = STRANGER.split("/", -1);
        evaluatorWithStranger = evaluator.withSketch(stranger[0], stranger[1], Map.of());
    }

    private static NaiveOptions options(CorpusCase corpusCase) {
        return new NaiveOptions(
                corpusCase.ipBlockSelectsPods(),
                corpusCase.networksSelectPods(),
                true,
                corpusCase.hostNetworkPodsAreNodes(),
                corpusCase.ownNodeTrafficAllowed(),
                corpusCase.namespaceNameLabel(),
                !corpusCase.isOfNetpolAnalyzer(),
                true,
                true,
                NaiveOptions.defaults().podCidrs());
    }

    @Override
    public Map<String, List<NaiveEnd>> workloads() {
        Map<String, List<NaiveEnd>> workloads = new TreeMap<>();
        for (NaivePod pod : evaluator.pods()) {
            workloads
                    .computeIfAbsent(pod.workload(), unused -> new ArrayList<>())
                    .add(evaluator.end(pod));
        }
        return workloads;
    }

    @Override
    public List<NaiveEnd> pods(String namespacedName) {
        List<NaiveEnd> found = new ArrayList<>();
        for (NaivePod pod : evaluator.pods()) {
            if (pod.toString().equals(namespacedName)) {
                found.add(evaluator.end(pod));
            }
        }
        if (found.isEmpty()) {
            workloads().forEach((name, pods) -> {
                if (name.startsWith(namespacedName + "[")) {
                    found.addAll(pods);
                }
            });
        }
        return found;
    }

    @Override
    public NaiveEnd address(String ip) {
        return evaluator.end(ip);
    }

    @Override
    public NaiveEnd stranger() {
        return evaluatorWithStranger.end(evaluatorWithStranger.pod(STRANGER));
    }

    @Override
    public Connections between(NaiveEnd from, NaiveEnd to) {
        return (port, protocol) -> evaluator.ask(from, to, port, protocol);
    }

    @Override
    public NaiveOutcome side(boolean egress, NaiveEnd from, NaiveEnd to, int port, String protocol) {
        return egress
                ? evaluatorWithStranger.egress(from, to, port, protocol)
                : evaluatorWithStranger.ingress(from, to, port, protocol);
    }
}
