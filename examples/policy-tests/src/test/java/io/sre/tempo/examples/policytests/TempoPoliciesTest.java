package io.sre.tempo.examples.policytests;

import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_GRPC;
import static io.sre.tempo.model.chart.ReceiverProtocol.ZIPKIN;

import io.sre.tempo.assertions.TempoSoftAssertions;
import io.sre.tempo.assertions.junit.ClusterFrom;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.release.TempoRelease;
import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.NetworkPolicies;
import io.sre.tempo.policies.reach.Cluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A described Tempo, with the policies that are built for it, beside the shop's own. */
class TempoPoliciesTest {

    private static final Tempo TEMPO = Tempo.builder()
            .storage(S3Storage.builder()
                    .endpoint("minio.minio.svc:9000")
                    .bucket("traces")
                    .insecure(true)
                    .build())
            .receivers(Receivers.of(ZIPKIN, OTLP_GRPC))
            .build();

    @ClusterFrom("src/main/k8s")
    private Cluster shop = Cluster.empty();

    private Cluster cluster = Cluster.empty();

    @BeforeEach
    void adds_tempo_to_the_shop() {
        cluster = shop.with(NetworkPolicies.of(TEMPO))
                .withPod("tempo", "tempo-0", TempoRelease.of(TEMPO).podLabels());
    }

    @Test
    void what_tempo_needs_is_open_and_nothing_else() {
        assertThat(Cluster.of(NetworkPolicies.of(TEMPO))).permitsExactly(Flows.of(TEMPO));
    }

    @Test
    void everybody_may_send_spans_for_all_that_tempo_does() {
        assertThat(cluster)
                .from("gateway/gateway")
                .to("tempo/tempo-0")
                .onTcp(4317, 9411)
                .isAllowed()
                .onTcp(3100)
                .isDenied();
    }

    @Test
    void the_shop_does_not_send_any_for_its_own_policies_are_closed() {
        assertThat(cluster)
                .from(namespace("shop"))
                .to("tempo/tempo-0")
                .onEveryPort()
                .isDenied();
    }

    @Test
    void traces_are_read_from_monitoring_alone() {
        assertThat(cluster).into("tempo/tempo-0").onTcp(3100).isAllowedOnlyFrom(namespace("monitoring"));
    }

    @Test
    void nothing_comes_from_or_goes_to_the_internet() {
        TempoSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(cluster)
                    .from(outside())
                    .to("tempo/tempo-0")
                    .onEveryPort()
                    .isDenied();
            softly.assertThat(cluster)
                    .from("tempo/tempo-0")
                    .to(outside())
                    .onEveryPort()
                    .isDenied();
        });
    }
}
