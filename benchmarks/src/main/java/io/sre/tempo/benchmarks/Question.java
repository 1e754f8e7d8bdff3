package io.sre.tempo.benchmarks;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Two pods and a port. */
record Question(ClusterPod from, ClusterPod to, PortSamples.Sample port) {

    /** A power of two, so that a benchmark goes round without a division. */
    static final int HOW_MANY = 1 << 16;

    /**
     * {@return {@value #HOW_MANY} questions: half of them between pods of one namespace, where most policies are, the
     * others between any two}
     */
    static List<Question> some(GeneratedCluster generated, Cluster cluster) {
        Random random = new Random(GeneratedCluster.SEED);
        List<PortSamples.Sample> ports = PortSamples.of(generated);
        List<ClusterPod> pods = cluster.pods();
        var neighbours = pods.stream().collect(Collectors.groupingBy(ClusterPod::namespace));
        List<Question> questions = new ArrayList<>(HOW_MANY);
        for (int i = 0; i < HOW_MANY; i++) {
            ClusterPod from = any(pods, random);
            ClusterPod to = any(i % 2 == 0 ? neighbours.getOrDefault(from.namespace(), pods) : pods, random);
            questions.add(new Question(from, to, any(ports, random)));
        }
        return questions;
    }

    Verdict ask(Reachability reachability) {
        return reachability.verdict(from, to, port.port(), port.protocol());
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Asks once about each pod: what applies to a pod is worked out when somebody asks. */
    static void aboutEach(List<ClusterPod> pods, Reachability reachability) {
        for (int i = 1; i < pods.size(); i++) {
            Timing.keep(reachability.verdict(pods.get(i - 1), pods.get(i), 80, Protocol.TCP));
        }
    }
}
