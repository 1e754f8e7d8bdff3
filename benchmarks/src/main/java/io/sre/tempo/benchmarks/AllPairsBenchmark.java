package io.sre.tempo.benchmarks;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Reachability;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long it takes to compile a cluster and to ask for all connections of every ordered pair of its pods. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class AllPairsBenchmark {

    @Param({"250", "1000"})
    public int pods;

    private Cluster cluster = Cluster.empty();

    @Setup
    public void generate() {
        cluster = Cluster.of(GeneratedCluster.of(pods, pods / 2).running());
    }

    @Benchmark
    public void compileAndAskEveryPair(Blackhole answers) {
        Reachability reachability = Reachability.of(cluster);
        List<ClusterPod> ends = cluster.pods();
        for (ClusterPod from : ends) {
            for (ClusterPod to : ends) {
                answers.consume(reachability.allowed(from, to));
            }
        }
    }
}
