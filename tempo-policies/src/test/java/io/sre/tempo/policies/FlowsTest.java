package io.sre.tempo.policies;

import static io.sre.tempo.model.chart.ReceiverProtocol.JAEGER_THRIFT_BINARY;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_GRPC;
import static io.sre.tempo.model.chart.ReceiverProtocol.ZIPKIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.LocalStorage;
import io.sre.tempo.model.Location;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbour;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.Receiver;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowsTest {

    @Test
    void of_the_minimal_description_are_the_table_of_the_platform() {
        assertThat(Flows.of(Descriptions.minimal()).list())
                .extracting(Flow::toString)
                .containsExactly(
                        "ZIPKIN_INGEST: every namespace -> pods app.kubernetes.io/instance=tempo,"
                                + " app.kubernetes.io/name=tempo of namespace tempo on 9411/TCP",
                        "OTLP_GRPC_INGEST: every namespace -> pods app.kubernetes.io/instance=tempo,"
                                + " app.kubernetes.io/name=tempo of namespace tempo on 4317/TCP",
                        "OTLP_HTTP_INGEST: every namespace -> pods app.kubernetes.io/instance=tempo,"
                                + " app.kubernetes.io/name=tempo of namespace tempo on 4318/TCP",
                        "QUERY: namespace monitoring -> pods app.kubernetes.io/instance=tempo,"
                                + " app.kubernetes.io/name=tempo of namespace tempo on 3100/TCP",
                        "SCRAPE: namespace monitoring -> pods app.kubernetes.io/instance=tempo,"
                                + " app.kubernetes.io/name=tempo of namespace tempo on 3100/TCP",
                        "MESH_SCRAPE: namespace monitoring -> pods app.kubernetes.io/instance=tempo,"
                                + " app.kubernetes.io/name=tempo of namespace tempo on 15020/TCP",
                        "DNS: pods app.kubernetes.io/instance=tempo, app.kubernetes.io/name=tempo of namespace tempo"
                                + " -> namespace kube-system on 53/UDP, 53/TCP",
                        "S3: pods app.kubernetes.io/instance=tempo, app.kubernetes.io/name=tempo of namespace tempo"
                                + " -> 0.0.0.0/0 without 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16,"
                                + " 172.16.0.0/12, 192.168.0.0/16, ::/0 without ::1/128, fc00::/7, fe80::/10"
                                + " on 443/TCP",
                        "MESH_CONTROL_PLANE: pods app.kubernetes.io/instance=tempo, app.kubernetes.io/name=tempo of"
                                + " namespace tempo -> pods app=istiod of namespace istio-system on 15012/TCP");
    }

    @Test
    void follow_the_http_port_of_the_chart() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion("1.24.4")
                .build();

        assertThat(ports(tempo, Purpose.QUERY)).containsExactly(FlowPort.tcp(3200));
        assertThat(ports(tempo, Purpose.SCRAPE)).containsExactly(FlowPort.tcp(3200));
    }

    @Test
    void let_in_whom_the_receiver_or_else_the_description_names() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .receivers(Receivers.of(
                        Receiver.of(ZIPKIN),
                        Receiver.builder()
                                .protocol(OTLP_GRPC)
                                .addSenders(Pods.in("collectors"))
                                .build(),
                        Receiver.of(JAEGER_THRIFT_BINARY)))
                .addSenders(Pods.in("shop"))
                .addQueriers(Pods.in("desk"))
                .build();

        assertThat(from(tempo, Purpose.ZIPKIN_INGEST)).containsExactly(Peer.namespace("shop"));
        assertThat(from(tempo, Purpose.OTLP_GRPC_INGEST)).containsExactly(Peer.namespace("collectors"));
        assertThat(ports(tempo, Purpose.JAEGER_INGEST)).containsExactly(FlowPort.udp(6832));
        assertThat(from(tempo, Purpose.QUERY)).containsExactly(Peer.namespace("desk"));
        assertThat(from(tempo, Purpose.SCRAPE)).containsExactly(Peer.namespace("monitoring"));
        assertThat(purposes(tempo)).doesNotContain(Purpose.OTLP_HTTP_INGEST);
    }

    @Test
    void reach_storage_in_the_cluster_on_the_pods_port() {
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("rgw.rook.svc:80")
                        .bucket("traces")
                        .insecure(true)
                        .location(Location.inCluster(Pods.in("rook").labelled("app", "rgw"), 8080))
                        .build())
                .build();

        assertThat(to(tempo, Purpose.S3))
                .containsExactly(Peer.of(Pods.in("rook").labelled("app", "rgw")));
        assertThat(ports(tempo, Purpose.S3)).containsExactly(FlowPort.tcp(8080));
    }

    @Test
    void reach_storage_outside_by_its_blocks() {
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("s3.example.org:8443")
                        .bucket("traces")
                        .location(Location.outside("192.0.2.0/24", "2001:db8::/32"))
                        .build())
                .build();

        assertThat(to(tempo, Purpose.S3))
                .containsExactly(Peer.addresses("192.0.2.0/24"), Peer.addresses("2001:db8::/32"));
        assertThat(ports(tempo, Purpose.S3)).containsExactly(FlowPort.tcp(8443));
    }

    @Test
    void have_no_bucket_with_local_storage() {
        Tempo tempo = Tempo.builder().storage(new LocalStorage()).build();

        assertThat(purposes(tempo)).doesNotContain(Purpose.S3, Purpose.REMOTE_WRITE, Purpose.WORKLOAD_IDENTITY);
    }

    @Test
    void reach_the_token_service_with_a_workload_identity() {
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("s3.eu-west-1.amazonaws.com")
                        .bucket("traces")
                        .credentials(S3Credentials.awsRole("arn:aws:iam::1:role/tempo"))
                        .location(Location.outside("52.216.0.0/15"))
                        .build())
                .build();

        assertThat(to(tempo, Purpose.WORKLOAD_IDENTITY)).isEqualTo(Peer.publicAddresses());
        assertThat(ports(tempo, Purpose.WORKLOAD_IDENTITY)).containsExactly(FlowPort.tcp(443));
    }

    @Test
    void write_metrics_to_prometheus_when_they_are_generated() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .metricsGenerator(MetricsGenerator.to("https://prometheus.example.org/api/v1/write"))
                .build();

        assertThat(to(Descriptions.withGenerator(), Purpose.REMOTE_WRITE))
                .containsExactly(Peer.namespace("monitoring"));
        assertThat(ports(Descriptions.withGenerator(), Purpose.REMOTE_WRITE)).containsExactly(FlowPort.tcp(9090));
        assertThat(to(tempo, Purpose.REMOTE_WRITE)).isEqualTo(Peer.publicAddresses());
        assertThat(ports(tempo, Purpose.REMOTE_WRITE)).containsExactly(FlowPort.tcp(443));
    }

    @Test
    void use_the_tunnel_in_ambient_mode() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.minioBucket())
                .mesh(Mesh.istioAmbient())
                .addSenders(Pods.in("shop"))
                .build();

        List<Flow> tunnel = flows(tempo, Purpose.MESH_TUNNEL);
        assertThat(tunnel)
                .hasSize(2)
                .allSatisfy(flow -> assertThat(flow.ports()).containsExactly(FlowPort.tcp(15008)));
        assertThat(tunnel.get(0).from()).containsExactly(Peer.namespace("shop"), Peer.namespace("monitoring"));
        assertThat(tunnel.get(1).to()).containsExactly(Peer.namespace("minio"));
        assertThat(from(tempo, Purpose.PROBE)).containsExactly(Peer.addresses("169.254.7.127/32"));
        assertThat(ports(tempo, Purpose.PROBE)).containsExactly(FlowPort.tcp(3100));
        assertThat(purposes(tempo)).doesNotContain(Purpose.MESH_CONTROL_PLANE, Purpose.MESH_SCRAPE);
    }

    @Test
    void need_no_tunnel_to_what_is_outside_of_the_cluster() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .mesh(Mesh.istioAmbient())
                .build();

        assertThat(flows(tempo, Purpose.MESH_TUNNEL)).hasSize(1);
    }

    @Test
    void know_nothing_of_a_mesh_that_is_not_there() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .mesh(Mesh.none())
                .build();

        assertThat(purposes(tempo))
                .doesNotContain(Purpose.MESH_CONTROL_PLANE, Purpose.MESH_SCRAPE, Purpose.MESH_TUNNEL, Purpose.PROBE);
    }

    @Test
    void ask_the_dns_of_the_description_on_each_of_its_ports() {
        Neighbour dns = Neighbour.builder()
                .namespace("openshift-dns")
                .addPorts(53, 5353)
                .build();
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .neighbours(Neighbours.builder().dns(dns).build())
                .build();

        assertThat(to(tempo, Purpose.DNS)).containsExactly(Peer.namespace("openshift-dns"));
        assertThat(ports(tempo, Purpose.DNS))
                .containsExactly(FlowPort.udp(53), FlowPort.tcp(53), FlowPort.udp(5353), FlowPort.tcp(5353));
    }

    @Test
    void are_either_into_tempo_or_out_of_it() {
        Flows flows = Flows.of(Descriptions.withGenerator());

        assertThat(flows.ingress()).hasSize(6);
        assertThat(flows.egress()).hasSize(4);
        assertThat(flows.list()).hasSize(10);
    }

    private static List<Flow> flows(Tempo tempo, Purpose purpose) {
        return Flows.of(tempo).list().stream()
                .filter(flow -> flow.purpose() == purpose)
                .toList();
    }

    private static List<Purpose> purposes(Tempo tempo) {
        return Flows.of(tempo).list().stream().map(Flow::purpose).toList();
    }

    private static List<Peer> from(Tempo tempo, Purpose purpose) {
        return flows(tempo, purpose).get(0).from();
    }

    private static List<Peer> to(Tempo tempo, Purpose purpose) {
        return flows(tempo, purpose).get(0).to();
    }

    private static List<FlowPort> ports(Tempo tempo, Purpose purpose) {
        return flows(tempo, purpose).get(0).ports();
    }
}
