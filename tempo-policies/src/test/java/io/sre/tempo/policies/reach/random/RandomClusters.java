package io.sre.tempo.policies.reach.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.policies.reach.naive.NaiveEvaluator;
import io.sre.tempo.policies.reach.naive.NaiveOptions;
import io.sre.tempo.policies.reach.naive.NaivePod;
import io.sre.tempo.policies.reach.random.RandomAdminPolicies.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Makes clusters by chance: the same of the same seed. */
public final class RandomClusters {

    /** How many questions there are about each. */
    public static final int QUESTIONS = 40;

    private static final List<String> NAMESPACES = List.of("a", "b", "c", "d");
    private static final List<String> NAMES = List.of("web", "db", "web", "cache", "batch");
    private static final List<List<String>> POD_CIDRS = List.of(
            List.of("10.0.0.0/8"),
            List.of("10.0.0.0/24"),
            List.of("10.0.0.0/25", "10.0.1.0/24"),
            List.of("fd00::/64"),
            List.of("10.0.0.0/16", "fd00::/112"),
            List.of("0.0.0.0/0", "::/0"));

    private final Dice dice;
    private final RandomCidrs cidrs;
    private final List<String> namespaces;
    private final RandomSelectors selectors;
    private final List<ObjectNode> objects = new ArrayList<>();
    private final List<RandomCluster.Sketch> sketches = new ArrayList<>();

    private RandomClusters(Dice dice) {
        this.dice = dice;
        this.cidrs = new RandomCidrs(dice);
        this.namespaces = NAMESPACES.subList(0, dice.between(2, NAMESPACES.size()));
        this.selectors = new RandomSelectors(dice, namespaces);
    }

    /** {@return clusters of any seed; none of them is an edge case of seeds} */
    public static Arbitrary<RandomCluster> any() {
        return Arbitraries.longs().withoutEdgeCases().map(RandomClusters::of);
    }

    /** {@return the cluster of a seed, with its questions} */
    public static RandomCluster of(long seed) {
        Dice dice = new Dice(seed);
        return new RandomClusters(dice).make(seed);
    }

    private RandomCluster make(long seed) {
        addNamespaces();
        addPods();
        addPolicies();
        NaiveOptions options = options();
        List<RandomCluster.Question> questions = new Questions(options).draw();
        return new RandomCluster(seed, List.copyOf(objects), List.copyOf(sketches), options, questions);
    }

    /** NS-1: some are only mentioned. */
    private void addNamespaces() {
        for (String name : namespaces) {
            if (dice.percent(80)) {
                ObjectNode namespace = RandomPods.object("v1", "Namespace", "", name);
                ObjectNode labels = selectors.namespaceLabels();
                if (dice.percent(20)) {
                    labels.put("kubernetes.io/metadata.name", name);
                }
                namespace.withObject("metadata").set("labels", labels);
                objects.add(namespace);
            }
        }
    }

    private void addPods() {
        RandomPods pods = new RandomPods(dice, selectors);
        objects.addAll(pods.nodes());
        for (int i = dice.between(2, 7); i > 0; i--) {
            String namespace = namespace();
            String name = dice.oneOf(NAMES);
            if (!pods.take(namespace, name)) {
                continue;
            }
            if (dice.percent(20)) {
                objects.add(pods.workload(namespace, name));
            } else {
                objects.add(pods.pod(namespace, name));
            }
        }
        if (dice.percent(25)) {
            Map<String, String> labels = new TreeMap<>();
            selectors
                    .podLabels()
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            sketches.add(new RandomCluster.Sketch(dice.oneOf(namespaces), "sketch", labels));
        }
    }

    /** NS-1: now and then none is written, which means {@code default}. */
    private String namespace() {
        return dice.percent(5) ? "" : dice.oneOf(namespaces);
    }

    private void addPolicies() {
        RandomPolicies policies = new RandomPolicies(dice, selectors, cidrs);
        boolean networkPolicies = dice.percent(85);
        for (int i = networkPolicies ? dice.between(2, 5) : 0; i > 0; i--) {
            objects.add(policies.networkPolicy(namespace(), "np-" + i));
        }
        RandomAdminPolicies cluster = new RandomAdminPolicies(dice, selectors, cidrs, Kind.CLUSTER);
        for (int i = dice.percent(35) ? dice.between(1, 3) : 0; i > 0; i--) {
            objects.add(cluster.policy("cnp-" + i));
        }
        RandomAdminPolicies admin = new RandomAdminPolicies(dice, selectors, cidrs, Kind.ADMIN);
        for (int i = dice.percent(35) ? dice.between(1, 2) : 0; i > 0; i--) {
            objects.add(admin.policy("anp-" + i));
        }
        if (dice.percent(25)) {
            objects.add(new RandomAdminPolicies(dice, selectors, cidrs, Kind.BASELINE).policy("default"));
        }
    }

    private NaiveOptions options() {
        if (dice.percent(40)) {
            return NaiveOptions.defaults();
        }
        return new NaiveOptions(
                dice.percent(75),
                dice.percent(75),
                dice.percent(75),
                dice.percent(75),
                dice.percent(75),
                dice.percent(85),
                dice.percent(75),
                dice.percent(50),
                dice.percent(25),
                dice.percent(40)
                        ? dice.oneOf(POD_CIDRS)
                        : NaiveOptions.defaults().podCidrs());
    }

    /** Draws questions near the edges of what the policies say. */
    private final class Questions {

        private final List<String> pods = new ArrayList<>();
        private final List<String> addresses = new ArrayList<>();
        private final List<Integer> ports;

        Questions(NaiveOptions options) {
            for (NaivePod pod : NaiveEvaluator.of(objects, options).pods()) {
                pods.add(pod.toString());
            }
            sketches.forEach(sketch -> pods.add(sketch.namespace() + "/" + sketch.name()));
            Set<String> near = new TreeSet<>(RandomCidrs.FOUR);
            near.addAll(RandomCidrs.SIX);
            Set<Integer> edges = new TreeSet<>(Set.of(1, 65535));
            objects.forEach(object -> collect(object.path("spec"), near, edges));
            objects.forEach(object -> object.path("status").path("addresses").forEach(address -> {
                if (address.path("type").asText().endsWith("IP")) {
                    near.add(address.path("address").asText());
                }
            }));
            addresses.addAll(near);
            ports = List.copyOf(edges);
        }

        private void collect(JsonNode tree, Set<String> near, Set<Integer> edges) {
            if (tree.isTextual() && tree.asText().matches("[0-9a-f.:]+/[0-9]+")) {
                near.addAll(RandomCidrs.edges(tree.asText()));
            }
            if (tree.isInt() && tree.asInt() >= 1 && tree.asInt() <= 65535) {
                edges.add(Math.max(tree.asInt() - 1, 1));
                edges.add(tree.asInt());
                edges.add(Math.min(tree.asInt() + 1, 65535));
            }
            tree.forEach(child -> collect(child, near, edges));
        }

        List<RandomCluster.Question> draw() {
            List<RandomCluster.Question> questions = new ArrayList<>();
            for (int i = 0; i < QUESTIONS && !pods.isEmpty(); i++) {
                int addressAt = dice.oneOf(0, 0, 0, 1, 2);
                String from = addressAt == 1 ? dice.oneOf(addresses) : dice.oneOf(pods);
                String to = addressAt == 2 ? dice.oneOf(addresses) : dice.oneOf(pods);
                int port = dice.percent(50) ? dice.oneOf(RandomPods.PORTS) : dice.oneOf(ports);
                questions.add(new RandomCluster.Question(from, to, port, dice.oneOf("TCP", "TCP", "UDP", "SCTP")));
            }
            return questions;
        }
    }
}
