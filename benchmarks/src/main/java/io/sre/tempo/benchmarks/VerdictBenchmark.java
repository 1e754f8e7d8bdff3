package io.sre.tempo.benchmarks;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Verdict;
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

/** How long one verdict takes on a compiled cluster: two pods, a port, a protocol, each time others. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerdictBenchmark {

    @Param({"1000", "10000"})
    public int pods;

    private Reachability reachability = Reachability.of(Cluster.empty());
    private Question[] questions = {};
    private int next;

    @Setup
    public void compile() {
        GeneratedCluster generated = GeneratedCluster.of(pods, pods / 5);
        reachability = Reachability.of(Cluster.of(generated.running()));
        questions = Question.some(generated, reachability.cluster()).toArray(Question[]::new);
    }

    @Benchmark
    public Verdict verdict() {
        next = (next + 1) & (questions.length - 1);
        return questions[next].ask(reachability);
    }
}
