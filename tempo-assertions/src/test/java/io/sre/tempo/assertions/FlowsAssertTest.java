package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_GRPC;
import static io.sre.tempo.model.chart.ReceiverProtocol.ZIPKIN;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.release.TempoRelease;
import io.sre.tempo.policies.Flow;
import io.sre.tempo.policies.FlowPort;
import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.NetworkPolicies;
import io.sre.tempo.policies.Peer;
import io.sre.tempo.policies.Purpose;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Semantics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowsAssertTest {

    private static final Tempo TEMPO = Tempo.builder()
            .storage(S3Storage.builder()
                    .endpoint("minio.minio.svc:9000")
                    .bucket("traces")
                    .insecure(true)
                    .build())
            .receivers(Receivers.of(ZIPKIN, OTLP_GRPC))
            .build();

    static final Flows FLOWS = Flows.of(TEMPO);
    static final Cluster POLICIES = Cluster.of(NetworkPolicies.of(TEMPO));

    @Test
    void generated_policies_permit_exactly_the_flows() {
        assertThat(POLICIES).permits(FLOWS).permitsExactly(FLOWS);
    }

    @Test
    void generated_policies_permit_the_same_with_everybody_there() {
        Cluster cluster = POLICIES.withPod(
                        "tempo", "tempo-0", TempoRelease.of(TEMPO).podLabels())
                .withPod("monitoring", "grafana", Map.of("app", "grafana"))
                .withPod("monitoring", "prometheus-0", Map.of("app", "prometheus"))
                .withPod("minio", "minio-0", Map.of("app", "minio"))
                .withPod("kube-system", "coredns", Map.of("k8s-app", "kube-dns"))
                .withPod("shop", "web", Map.of("app", "web"));

        assertThat(cluster).permitsExactly(FLOWS);
    }

    @Test
    void a_bucket_on_the_internet_is_permitted_at_public_addresses() {
        Tempo cloud = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("s3.eu-west-1.amazonaws.com")
                        .bucket("traces")
                        .build())
                .build();
        Cluster cluster = Cluster.of(NetworkPolicies.of(cloud));

        assertThat(cluster).with(Semantics.defaults().podCidrs("10.244.0.0/16")).permitsExactly(Flows.of(cloud));
        assertFails("flows-unknown", () -> assertThat(cluster).permitsExactly(Flows.of(cloud)));
        assertThat(cluster).acceptingUnknown().permitsExactly(Flows.of(cloud));
    }

    @Test
    void fails_with_the_flows_that_are_not_permitted() {
        Cluster closed = Cluster.of(NetworkPolicies.defaultDeny(TEMPO));

        assertFails("flows-missing", () -> assertThat(closed).permits(FLOWS));
    }

    @Test
    void fails_with_what_is_permitted_too() {
        NetworkPolicy careless = new NetworkPolicyBuilder(NetworkPolicies.allowTempo(TEMPO))
                .editMetadata()
                .withName("careless")
                .endMetadata()
                .editSpec()
                .addNewIngress()
                .addNewPort()
                .withNewPort(14268)
                .endPort()
                .endIngress()
                .endSpec()
                .build();
        Cluster cluster = POLICIES.with(careless).withPod("shop", "web", Map.of("app", "web"));

        assertThat(cluster).permits(FLOWS);
        assertFails("flows-surplus", () -> assertThat(cluster).permitsExactly(FLOWS));
    }

    @Test
    void fails_if_the_pods_that_are_there_have_other_labels() {
        Cluster renamed = POLICIES.withPod("tempo", "tempo-0", Map.of("app.kubernetes.io/name", "tempoo"));

        assertFails("flows-absent", () -> assertThat(renamed).permits(FLOWS));
    }

    @Test
    void fails_if_a_namespace_that_is_there_has_other_labels() {
        Pods pods = new Pods(Map.of(Pods.NAMESPACE_NAME, "shop", "team", "shop"), Map.of("app", "web"));
        Flows flows = new Flows(
                Peer.namespace("tempo"),
                List.of(new Flow(
                        List.of(Peer.of(pods)),
                        List.of(Peer.namespace("tempo")),
                        List.of(FlowPort.tcp(9411)),
                        Purpose.ZIPKIN_INGEST)));

        assertThat(Cluster.empty().withPod("tempo", "tempo-0", Map.of())).permits(flows);
        assertFails(
                "flows-namespace",
                () -> assertThat(Cluster.empty().withNamespace("shop").withPod("tempo", "tempo-0", Map.of()))
                        .permits(flows));
    }

    @Test
    void pods_of_the_same_namespace_are_those_beside_tempo() {
        Flows flows = new Flows(
                Peer.namespace("tempo"),
                List.of(new Flow(
                        List.of(Peer.sameNamespace(Map.of("app", "agent"))),
                        List.of(Peer.namespace("tempo")),
                        List.of(FlowPort.udp(6831)),
                        Purpose.JAEGER_INGEST)));
        Cluster cluster = Cluster.empty()
                .withPod("tempo", "agent", Map.of("app", "agent"))
                .withPod("tempo", "tempo-0", Map.of("app", "tempo"));

        assertThat(cluster).permits(flows);
    }

    @Test
    void fails_if_nothing_flows() {
        Flows flows = new Flows(
                Peer.namespace("tempo"),
                List.of(new Flow(
                        List.of(Peer.namespace("tempo")),
                        List.of(Peer.namespace("tempo")),
                        List.of(FlowPort.udp(6831)),
                        Purpose.JAEGER_INGEST)));

        assertFails(
                "flows-self",
                () -> assertThat(Cluster.empty().withPod("tempo", "tempo-0", Map.of()))
                        .permits(flows));
    }
}
