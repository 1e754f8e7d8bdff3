package io.sre.tempo.benchmarks;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.naive.NaiveEnd;
import io.sre.tempo.policies.reach.naive.NaiveEvaluator;
import io.sre.tempo.policies.reach.naive.NaiveOptions;
import io.sre.tempo.policies.reach.naive.NaiveOutcome;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

/**
 * How many times faster the engine is than the naive evaluator, both in one process and asked the same.
 *
 * <p>The naive evaluator knows one port at a time. To tell all connections of a pair it is asked about one port of every
 * interval in which nothing tells ports apart. That would take hours for every pair, so it is asked about pairs drawn by
 * chance, and the time for all is reckoned from them; the engine does compile and answer every pair.
 */
@NullMarked
public final class NaiveRatio {

    private static final int ROUNDS = 5;

    private final PrintStream out;

    private NaiveRatio(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints both ratios.
     *
     * @param args nothing, or pods and policies for single verdicts, pods and policies for all pairs
     */
    public static void main(String[] args) {
        int[] sizes = {10_000, 2_000, 1_000, 500};
        for (int i = 0; i < args.length; i++) {
            sizes[i] = Integer.parseInt(args[i]);
        }
        NaiveRatio ratio = new NaiveRatio(System.out);
        ratio.singleVerdicts(GeneratedCluster.of(sizes[0], sizes[1]));
        ratio.allPairs(GeneratedCluster.of(sizes[2], sizes[3]));
    }

    private void singleVerdicts(GeneratedCluster generated) {
        Sides sides = Sides.of(generated);
        List<Question> questions = Question.some(generated, sides.engine.cluster());
        out.printf(
                "single verdict, %d pods, %d policies%n",
                sides.engine.cluster().pods().size(),
                sides.engine.cluster().policies().size());
        int few = 2_000;
        for (int round = 0; round < ROUNDS; round++) {
            long[] engine = new long[questions.size()];
            for (int i = 0; i < engine.length; i++) {
                long start = System.nanoTime();
                Timing.keep(questions.get(i).ask(sides.engine));
                engine[i] = System.nanoTime() - start;
            }
            long[] naive = new long[few];
            for (int i = 0; i < few; i++) {
                long start = System.nanoTime();
                Timing.keep(sides.askNaive(questions.get(i)));
                naive[i] = System.nanoTime() - start;
            }
            out.printf(
                    "  engine median %6d ns (%d verdicts), naive median %9d ns (%d verdicts): %.0f times faster%n",
                    Timing.median(engine),
                    engine.length,
                    Timing.median(naive),
                    few,
                    (double) Timing.median(naive) / Timing.median(engine));
        }
    }

    private void allPairs(GeneratedCluster generated) {
        Sides sides = Sides.of(generated);
        Cluster cluster = sides.engine.cluster();
        List<PortSamples.Sample> ports = PortSamples.of(generated);
        long pairs = (long) cluster.pods().size() * cluster.pods().size();
        out.printf(
                "all pairs, %d pods, %d policies: %d pairs, %d ports for the naive evaluator%n",
                cluster.pods().size(), cluster.policies().size(), pairs, ports.size());
        Random random = new Random(GeneratedCluster.SEED);
        for (int round = 0; round < ROUNDS; round++) {
            double engine = everyPair(cluster);
            int few = 200;
            double naive = sides.naivePairs(few, ports, random) / few * pairs;
            out.printf(
                    "  engine %7.1f ms (compiled and asked), naive %10.0f ms (reckoned from %d pairs): %.0f times faster;"
                            + " %.0f times with a single port for each pair%n",
                    engine, naive, few, naive / engine, naive / ports.size() / engine);
        }
    }

    private static double everyPair(Cluster cluster) {
        long start = System.nanoTime();
        Reachability reachability = Reachability.of(cluster);
        for (ClusterPod from : cluster.pods()) {
            for (ClusterPod to : cluster.pods()) {
                Timing.keep(reachability.allowed(from, to));
            }
        }
        return Timing.millis(System.nanoTime() - start);
    }

    /** The engine and the naive evaluator with the same cluster. */
    record Sides(Reachability engine, NaiveEvaluator naive, Map<String, NaiveEnd> ends) {

        static Sides of(GeneratedCluster generated) {
            List<HasMetadata> resources = generated.running();
            NaiveEvaluator naive = NaiveEvaluator.of(resources, NaiveOptions.defaults());
            Map<String, NaiveEnd> ends = new HashMap<>();
            naive.pods().forEach(pod -> ends.put(pod.toString(), naive.end(pod)));
            return new Sides(Reachability.of(Cluster.of(resources)), naive, ends);
        }

        NaiveOutcome askNaive(Question question) {
            return naive.ask(
                    end(question.from()),
                    end(question.to()),
                    question.port().port(),
                    question.port().protocol().name());
        }

        /** In milliseconds. */
        double naivePairs(int howMany, List<PortSamples.Sample> ports, Random random) {
            List<ClusterPod> pods = engine.cluster().pods();
            long start = System.nanoTime();
            for (int i = 0; i < howMany; i++) {
                ClusterPod from = pods.get(random.nextInt(pods.size()));
                ClusterPod to = pods.get(random.nextInt(pods.size()));
                for (PortSamples.Sample port : ports) {
                    Timing.keep(askNaive(new Question(from, to, port)));
                }
            }
            return Timing.millis(System.nanoTime() - start);
        }

        private NaiveEnd end(ClusterPod pod) {
            return requireNonNull(ends.get(pod.toString()));
        }
    }
}
