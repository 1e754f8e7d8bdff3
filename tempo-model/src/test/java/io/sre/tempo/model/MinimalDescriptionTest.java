package io.sre.tempo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sre.tempo.model.chart.ReceiverProtocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinimalDescriptionTest {

    private final Tempo tempo = Descriptions.minimal();

    @Test
    void has_the_defaults_of_the_original_platform() {
        assertThat(tempo.chartVersion()).isEqualTo("1.7.2");
        assertThat(tempo.name()).isEqualTo("tempo");
        assertThat(tempo.releaseName()).isEqualTo("tempo");
        assertThat(tempo.releaseNamespace()).isEqualTo("tempo");
        assertThat(tempo.receivers().list())
                .extracting(Receiver::protocol)
                .containsExactly(ReceiverProtocol.ZIPKIN, ReceiverProtocol.OTLP_GRPC, ReceiverProtocol.OTLP_HTTP);
        assertThat(tempo.metricsGenerator()).isEmpty();
        assertThat(tempo.persistence().size()).isEqualTo("10Gi");
        assertThat(tempo.retention()).isEqualTo("24h");
        assertThat(tempo.mesh()).isEqualTo(Mesh.istioSidecar());
        assertThat(tempo.controls()).hasToString("AU-2, SI-4");
        assertThat(tempo.partOf()).isEqualTo("sre-platform");
        assertThat(tempo.neighbours().grafana().pods()).isEqualTo(Pods.in("monitoring"));
        assertThat(tempo.neighbours().prometheus().ports()).containsExactly(9090);
        assertThat(tempo.neighbours().istio().pods())
                .isEqualTo(Pods.in("istio-system").labelled("app", "istiod"));
        assertThat(tempo.neighbours().dns().pods()).isEqualTo(Pods.in("kube-system"));
    }

    @Test
    void reads_its_keys_from_the_secret_of_the_platform() {
        assertThat(Descriptions.awsBucket().credentials())
                .isEqualTo(S3Credentials.fromSecret("tempo-s3-credentials", "access_key", "secret_key"));
    }

    @Test
    void is_equal_to_another_of_the_same() {
        assertThat(tempo).isEqualTo(Descriptions.minimal()).hasSameHashCodeAs(Descriptions.minimal());
        assertThat(tempo)
                .isNotEqualTo(Tempo.builder()
                        .storage(Descriptions.awsBucket())
                        .name("other")
                        .build());
    }

    @Test
    void runs_in_the_target_namespace_under_the_name_of_its_helm_release() {
        Tempo elsewhere = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .namespace("flux-system")
                .targetNamespace("tracing")
                .name("traces")
                .build();

        assertThat(elsewhere.releaseNamespace()).isEqualTo("tracing");
        assertThat(elsewhere.releaseName()).isEqualTo("traces");
    }

    @Test
    void says_what_its_storage_means_for_durability() {
        assertThat(tempo.storage().durability()).contains("survive the cluster");
        assertThat(new LocalStorage().durability()).contains("lost with the volume");
    }

    @Test
    void addresses_buckets_by_path_everywhere_but_at_aws() {
        assertThat(Descriptions.awsBucket().pathStyle()).isFalse();
        assertThat(Descriptions.minioBucket().pathStyle()).isTrue();
        assertThat(S3Storage.builder()
                        .endpoint("s3.cn-north-1.amazonaws.com.cn")
                        .bucket("traces")
                        .build()
                        .isAws())
                .isTrue();
    }

    @Test
    void keeps_plain_text_keys_out_of_its_text() {
        Tempo careless = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces")
                        .credentials(S3Credentials.plainTextInManifests("AKIAEXAMPLE", "hunter2"))
                        .build())
                .build();

        assertThat(careless.toString()).doesNotContain("AKIAEXAMPLE", "hunter2").contains("****");
    }

    @Test
    void does_not_change_with_the_collections_it_was_made_of() {
        List<Receiver> receivers = new ArrayList<>(List.of(Receiver.of(ReceiverProtocol.ZIPKIN)));
        Map<String, String> labels = new HashMap<>(Map.of("app", "checkout"));
        Receivers copied = new Receivers(receivers);
        Pods pods = new Pods(Map.of(), labels);

        receivers.clear();
        labels.clear();

        assertThat(copied.list()).hasSize(1);
        assertThat(pods.podLabels()).containsEntry("app", "checkout");
        assertThatThrownBy(() -> copied.list().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void describes_pods_for_people() {
        assertThat(Pods.everywhere().describe()).isEqualTo("every namespace");
        assertThat(Pods.in("shop").describe()).isEqualTo("namespace shop");
        assertThat(Pods.in("shop").labelled("app", "a").describe()).isEqualTo("pods app=a of namespace shop");
        assertThat(Pods.inNamespacesLabelled("team", "a").labelled("app", "b").describe())
                .isEqualTo("pods app=b of namespaces labelled team=a");
        assertThat(Pods.everywhere().isEverywhere()).isTrue();
        assertThat(Pods.in("shop").isEverywhere()).isFalse();
    }

    @Test
    void knows_where_the_other_end_of_a_connection_is() {
        assertThat(destination("minio.minio.svc:9000"))
                .isEqualTo(new Destination("minio.minio.svc", 9000, Location.inCluster(Pods.in("minio"), 9000)));
        assertThat(destination("a.hl.rook.svc.cluster.local.:8080").location())
                .isEqualTo(Location.inCluster(Pods.in("rook"), 8080));
        assertThat(destination("svc.svc.svc.cluster.local:9000").location())
                .isEqualTo(Location.inCluster(Pods.in("svc"), 9000));
        assertThat(destination("minio.svc.svc:9000").location()).isEqualTo(Location.inCluster(Pods.in("svc"), 9000));
        assertThat(destination("S3.Example.ORG")).isEqualTo(new Destination("s3.example.org", 443, Location.outside()));
        assertThat(destination("192.0.2.1:9000").location()).isEqualTo(Location.outside("192.0.2.1/32"));
        assertThat(destination("[2001:db8::1]:9000").location()).isEqualTo(Location.outside("2001:db8::1/128"));
    }

    @Test
    void takes_the_endpoint_of_a_private_link_as_it_is() {
        assertThat(destination("bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com")
                        .host())
                .startsWith("bucket.vpce-1a2b");
        assertThat(destination("s3.dualstack.us-east-1.amazonaws.com").port()).isEqualTo(443);
    }

    @Test
    void opens_the_pods_port_rather_than_the_services() {
        Tempo described = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("rgw.rook.svc")
                        .bucket("traces")
                        .insecure(true)
                        .location(Location.inCluster(Pods.in("rook"), 8080))
                        .build())
                .build();

        assertThat(described.objectStorage().map(Destination::port)).hasValue(8080);
        assertThat(described.remoteWrite()).isEmpty();
    }

    @Test
    void derives_the_remote_write_from_the_neighbour() {
        Tempo described = Descriptions.withGenerator();

        assertThat(described.metricsGenerator().orElseThrow().remoteWrite().url())
                .isEqualTo("http://prometheus-operated.monitoring.svc:9090/api/v1/write");
        assertThat(described.remoteWrite())
                .hasValue(new Destination(
                        "prometheus-operated.monitoring.svc", 9090, Location.inCluster(Pods.in("monitoring"), 9090)));
    }

    private static Destination destination(String endpoint) {
        S3Storage storage =
                S3Storage.builder().endpoint(endpoint).bucket("traces").build();
        return Tempo.builder().storage(storage).build().objectStorage().orElseThrow();
    }

    @Test
    void takes_a_missing_optional_for_an_absent_one() {
        Tempo described = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .targetNamespace((String) null)
                .metricsGenerator(Optional.empty())
                .build();

        assertThat(described.targetNamespace()).isEmpty();
    }
}
