package io.sre.tempo.benchmarks;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import java.io.PrintStream;
import java.util.List;

/**
 * Compiles 100,000 pods and 5,000 policies, asks, and says what it took. To be run with {@code -Xmx1g}: that it ends is
 * the result.
 */
public final class BigCluster {

    private final PrintStream out;

    private BigCluster(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints times and heap.
     *
     * @param args how many pods and policies; 100000 and 5000 where not said
     */
    public static void main(String[] args) {
        int pods = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int policies = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        new BigCluster(System.out).print(GeneratedCluster.of(pods, policies));
    }

    private void print(GeneratedCluster generated) {
        out.printf("heap at most %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
        long start = System.nanoTime();
        Cluster cluster = Cluster.of(generated.running());
        long read = System.nanoTime();
        out.printf(
                "%d pods, %d policies%n",
                cluster.pods().size(), cluster.policies().size());
        out.printf(
                "snapshot   %8.0f ms (generating included), heap in use %d MiB%n",
                Timing.millis(read - start), Timing.usedHeap());
        long compiling = System.nanoTime();
        Reachability reachability = Reachability.of(cluster);
        Question.aboutEach(cluster.pods(), reachability);
        out.printf(
                "compile    %8.0f ms, heap in use %d MiB%n",
                Timing.millis(System.nanoTime() - compiling), Timing.usedHeap());
        ask(reachability, Question.some(generated, cluster));
    }

    private void ask(Reachability reachability, List<Question> questions) {
        long[] nanos = new long[questions.size()];
        long allowed = 0;
        for (int round = 0; round < 3; round++) {
            allowed = 0;
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                boolean isAllowed = questions.get(i).ask(reachability).isAllowed();
                nanos[i] = System.nanoTime() - start;
                allowed += isAllowed ? 1 : 0;
            }
        }
        out.printf("verdicts   %8d, %d allowed, median %d ns%n", nanos.length, allowed, Timing.median(nanos));
    }
}
