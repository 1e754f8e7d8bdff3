package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.model.yaml.Yaml;
import io.sre.tempo.policies.reach.naive.NaiveEnd;
import io.sre.tempo.policies.reach.naive.NaiveEvaluator;
import io.sre.tempo.policies.reach.naive.NaiveOptions;
import io.sre.tempo.policies.reach.naive.NaiveOutcome;
import io.sre.tempo.policies.reach.random.RandomCluster;
import io.sre.tempo.policies.reach.random.RandomCluster.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster in both evaluators' hands. */
final class Comparison {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RandomCluster random;
    private final NaiveEvaluator naive;
    private final Reachability engine;
    private final Map<String, ClusterPod> enginePods = new HashMap<>();

    Comparison(RandomCluster random) {
        this.random = random;
        this.naive = naive(random);
        Cluster cluster = cluster(random);
        for (RandomCluster.Sketch sketch : random.sketches()) {
            cluster = cluster.withPod(sketch.namespace(), sketch.name(), sketch.labels());
        }
        this.engine = Reachability.of(cluster, semantics(random.options()));
        cluster.pods().forEach(pod -> enginePods.put(pod.toString(), pod));
    }

    Reachability reachability() {
        return engine;
    }

    static NaiveEvaluator naive(RandomCluster random) {
        NaiveEvaluator evaluator = NaiveEvaluator.of(random.objects(), random.options());
        for (RandomCluster.Sketch sketch : random.sketches()) {
            evaluator = evaluator.withSketch(sketch.namespace(), sketch.name(), sketch.labels());
        }
        return evaluator;
    }

    static NaiveEnd naiveEnd(NaiveEvaluator naive, String end) {
        return Question.isPod(end) ? naive.end(naive.pod(end)) : naive.end(end);
    }

    /** Some are given as resources without a type, some as typed ones, and few as text. */
    private static Cluster cluster(RandomCluster random) {
        Cluster.Loader loader = random.isOfTheFuture() ? Cluster.loader().dropUnknownFields() : Cluster.loader();
        int way = (int) Math.floorMod(random.seed(), 20L);
        if (way == 0) {
            return loader.of(Manifests.parse("cluster.yaml", Yaml.writeAll(random.objects())));
        }
        List<HasMetadata> resources = new ArrayList<>();
        for (ObjectNode object : random.objects()) {
            resources.add(way < 8 ? typed(object) : generic(object));
        }
        return loader.of(resources);
    }

    private static HasMetadata typed(ObjectNode object) {
        try {
            return JSON.treeToValue(object, HasMetadata.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(object.toString(), e);
        }
    }

    private static HasMetadata generic(ObjectNode object) {
        try {
            return JSON.treeToValue(object, GenericKubernetesResource.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(object.toString(), e);
        }
    }

    private static Semantics semantics(NaiveOptions options) {
        return Semantics.defaults()
                .ipBlockSelectsPods(options.ipBlockSelectsPods())
                .networksSelectPods(options.networksSelectPods())
                .selfTrafficAllowed(options.selfTrafficAllowed())
                .hostNetworkPodsAreNodes(options.hostNetworkPodsAreNodes())
                .ownNodeTrafficAllowed(options.ownNodeTrafficAllowed())
                .namespaceNameLabel(options.namespaceNameLabel())
                .finishedPodsIgnored(options.finishedPodsIgnored())
                .undeclaredPortNamesMatchNothing(options.undeclaredPortNamesMatchNothing())
                .domainNamesMatchNothing(options.domainNamesMatchNothing())
                .podCidrs(options.podCidrs().toArray(String[]::new));
    }

    /** {@return the first question that they answer differently, and how} */
    Optional<Disagreement> disagreement() {
        List<Question> questions = random.questions();
        for (int i = 0; i < questions.size(); i++) {
            Question another = questions.get((i + 1) % questions.size());
            String difference = difference(questions.get(i), another);
            if (!difference.isEmpty()) {
                return Optional.of(new Disagreement(questions.get(i), another, difference));
            }
        }
        return Optional.empty();
    }

    private String difference(Question question, Question another) {
        Protocol protocol = Protocol.valueOf(question.protocol());
        NaiveOutcome expected = naive.ask(
                naiveEnd(naive, question.from()), naiveEnd(naive, question.to()), question.port(), question.protocol());
        Verdict verdict = engine.verdict(
                endpoint(question.from()), endpoint(question.to()), question.port(), protocol);
        if (!verdict.outcome().name().equals(expected.name())) {
            return "naive: %s, engine: %s%n%s".formatted(expected, verdict.outcome(), verdict.explain());
        }
        return Question.isPod(question.from()) && Question.isPod(question.to())
                ? difference(question, another, expected)
                : "";
    }

    /** The sets of ports agree with single verdicts, at the port asked about and at another one. */
    private String difference(Question question, Question another, NaiveOutcome expected) {
        ClusterPod from = pod(question.from());
        ClusterPod to = pod(question.to());
        Connections allowed = engine.allowed(from, to);
        Connections possible = engine.possible(from, to);
        Protocol protocol = Protocol.valueOf(question.protocol());
        if (allowed.contains(protocol, question.port()) != (expected == NaiveOutcome.ALLOWED)
                || possible.contains(protocol, question.port()) != (expected != NaiveOutcome.DENIED)) {
            return "naive: %s, engine: allowed %s, possible %s".formatted(expected, allowed, possible);
        }
        Protocol otherProtocol = Protocol.valueOf(another.protocol());
        Verdict other = engine.verdict(from, to, another.port(), otherProtocol);
        if (allowed.contains(otherProtocol, another.port()) != other.isAllowed()
                || possible.contains(otherProtocol, another.port()) == other.isDenied()) {
            return "engine: %s, but allowed %s, possible %s".formatted(other, allowed, possible);
        }
        return "";
    }

    static Endpoint endpoint(String end) {
        return Question.isPod(end) ? Endpoint.pod(end) : Endpoint.address(end);
    }

    private ClusterPod pod(String name) {
        return requireNonNull(enginePods.get(name), name);
    }

    /**
     * A question with two answers.
     *
     * @param another what was asked at the same time
     */
    record Disagreement(Question question, Question another, String difference) {}
}
