package io.sre.tempo.benchmarks;

import io.fabric8.kubernetes.api.model.HasMetadata;
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

/** How long it takes to read fabric8 resources into a cluster, and to compile it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CompileBenchmark {

    @Param({"1000", "2000", "4000", "8000"})
    public int pods;

    private List<HasMetadata> resources = List.of();
    private Cluster cluster = Cluster.empty();

    @Setup
    public void generate() {
        resources = GeneratedCluster.of(pods, pods / 5).running();
        cluster = Cluster.of(resources);
    }

    @Benchmark
    public List<ClusterPod> snapshot() {
        return Cluster.of(resources).pods();
    }

    @Benchmark
    public Reachability compile() {
        Reachability reachability = Reachability.of(cluster);
        Question.aboutEach(cluster.pods(), reachability);
        return reachability;
    }
}
