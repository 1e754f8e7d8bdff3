package io.sre.tempo.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the programs that measure by themselves have in common. */
final class Timing {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Where answers go, so that no compiler leaves out the work for them. */
    private static volatile @Nullable Object last;

    private Timing() {}

    static void keep(Object answer) {
        if (answer != last) {
            last = answer;
        }
    }

    /** {@return the nanoseconds that this thread has had of a processor} */
    static long ofThisThread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }

    static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    static long median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** {@return what is in use once garbage is gone, in MiB} */
    static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
