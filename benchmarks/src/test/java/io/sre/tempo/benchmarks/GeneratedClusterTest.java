package io.sre.tempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.sre.tempo.policies.reach.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedClusterTest {

    @ParameterizedTest
    @CsvSource({"10, 5", "250, 125", "1000, 500", "1000, 20"})
    void has_as_many_pods_and_policies_as_wanted(int pods, int policies) {
        List<HasMetadata> resources = GeneratedCluster.of(pods, policies).running();

        assertThat(resources).filteredOn(Pod.class::isInstance).hasSize(pods);
        assertThat(resources).filteredOn(NetworkPolicy.class::isInstance).hasSize(policies);
    }

    @Test
    void is_the_same_for_the_same_seed() {
        assertThat(GeneratedCluster.of(100, 50, 1).running())
                .isEqualTo(GeneratedCluster.of(100, 50, 1).running())
                .isNotEqualTo(GeneratedCluster.of(100, 50, 2).running());
    }

    @Test
    void is_a_cluster_that_the_engine_takes_in_either_form() {
        GeneratedCluster generated = GeneratedCluster.of(200, 100);

        assertThat(Cluster.of(generated.running()).pods()).hasSize(200);
        assertThat(Cluster.of(generated.manifests()).pods()).hasSize(200);
    }
}
