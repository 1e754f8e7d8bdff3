package io.sre.tempo.benchmarks;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Reachability;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Doubles pods and policies again and again, and says by how much the time grows that a cluster takes to compile.
 *
 * <p>Compiled means that each pod was asked about once, so that nothing can hide behind laziness. Time is that of the thread on
 * a processor, without what the garbage collector does beside it: growth should not depend on what else the machine does.
 */
public final class CompileGrowth {

    private static final int RUNS = 7;
    private static final int WARM_UPS = 5;
    private static final int PODS_FOR_A_POLICY = 5;

    private final PrintStream out;

    private CompileGrowth(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints a table.
     *
     * @param args the least and the greatest number of pods; 5000 and 80000 where not said
     */
    public static void main(String[] args) {
        int from = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        int to = args.length > 1 ? Integer.parseInt(args[1]) : 80_000;
        new CompileGrowth(System.out).print(from, to);
    }

    private void print(int from, int to) {
        out.println("processor time in ms, medians of " + RUNS + " runs");
        out.printf("%8s %8s %10s %8s %10s %8s%n", "pods", "policies", "snapshot", "growth", "compile", "growth");
        for (int i = 0; i < WARM_UPS; i++) {
            measure(from);
        }
        double[] before = {};
        for (int pods = from; pods <= to; pods *= 2) {
            double[] now = measure(pods);
            out.printf(
                    "%8d %8d %10.1f %8s %10.1f %8s%n",
                    pods, pods / PODS_FOR_A_POLICY, now[0], growth(before, now, 0), now[1], growth(before, now, 1));
            before = now;
        }
    }

    private static String growth(double[] before, double[] now, int column) {
        return before.length == 0 ? "" : "%.2f".formatted(now[column] / before[column]);
    }

    private static double[] measure(int pods) {
        GeneratedCluster generated = GeneratedCluster.of(pods, pods / PODS_FOR_A_POLICY);
        List<Double> snapshots = new ArrayList<>();
        List<Double> compilations = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            var resources = generated.running();
            System.gc();
            long start = Timing.ofThisThread();
            Cluster cluster = Cluster.of(resources);
            List<ClusterPod> running = cluster.pods();
            long read = Timing.ofThisThread();
            Question.aboutEach(running, Reachability.of(cluster));
            snapshots.add(Timing.millis(read - start));
            compilations.add(Timing.millis(Timing.ofThisThread() - read));
        }
        return new double[] {Timing.median(snapshots), Timing.median(compilations)};
    }
}
