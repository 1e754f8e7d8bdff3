package io.sre.tempo.policies.reach;

import static org.assertj.core.api.Assertions.fail;

import io.sre.tempo.policies.reach.random.RandomCluster;
import io.sre.tempo.policies.reach.random.RandomClusters;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * The engine says of random traffic in random clusters what an evaluator says that was written from the specification
 * and shares nothing with it.
 *
 * <p>{@code -Dreach.cases} says how much traffic, 100000 otherwise; {@code -Dreach.seed} takes one cluster alone.
 */
class EngineAgreesWithNaiveTest {

    private static final int TRIES = 500;

    /** Seeds that are far apart give clusters that have nothing in common. */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private static final long CLUSTERS_OF_A_TRY =
            1 + (Long.getLong("reach.cases", 100_000) - 1) / (TRIES * RandomClusters.QUESTIONS);

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void the_engine_agrees_with_the_naive_evaluator(@ForAll("clusters") RandomCluster first) {
        check(first);
        for (long i = 1; i < CLUSTERS_OF_A_TRY; i++) {
            check(RandomClusters.of(first.seed() + i * GOLDEN_RATIO));
        }
    }

    @Provide
    Arbitrary<RandomCluster> clusters() {
        Long given = Long.getLong("reach.seed");
        return given == null ? RandomClusters.any() : Arbitraries.just(RandomClusters.of(given));
    }

    private static void check(RandomCluster cluster) {
        Comparison comparison;
        try {
            comparison = new Comparison(cluster);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + cluster.seed() + ": " + e.getMessage(), e);
        }
        comparison.disagreement().ifPresent(disagreement -> fail(Smallest.of(cluster, disagreement)));
    }
}
