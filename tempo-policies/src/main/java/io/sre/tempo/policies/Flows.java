package io.sre.tempo.policies;

import io.sre.tempo.model.Destination;
import io.sre.tempo.model.Location;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.Neighbour;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.Receiver;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.release.TempoRelease;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connections that an installation needs, each once: the single source of everything that is said about its network.
 *
 * @param tempo Tempo itself, as an end of each flow
 * @param list each flow; those into Tempo first
 */
public record Flows(Peer tempo, List<Flow> list) {

    /** HBONE, the tunnel of Istio's ambient mode. Source: Istio 1.27, application requirements. */
    private static final int TUNNEL = 15008;

    /** The metrics of proxy and application together. Source: as above. */
    private static final int MERGED_METRICS = 15020;

    /** Where ambient mode makes the kubelet's probes come from. Source: Istio 1.27, ambient and NetworkPolicy. */
    private static final String KUBELET_IN_AMBIENT = "169.254.7.127/32";

    /** Copies the list. */
    public Flows {
        list = List.copyOf(list);
    }

    /**
     * {@return the flows of a described Tempo}
     *
     * @param tempo the description
     */
    public static Flows of(Tempo tempo) {
        return new Derivation(tempo).flows();
    }

    /** {@return the flows into Tempo} */
    public List<Flow> ingress() {
        return list.stream().filter(flow -> flow.to().contains(tempo)).toList();
    }

    /** {@return the flows out of Tempo} */
    public List<Flow> egress() {
        return list.stream().filter(flow -> flow.from().contains(tempo)).toList();
    }

    /** One run over a description. */
    private static final class Derivation {

        private final Tempo tempo;
        private final Peer self;
        private final List<Flow> flows = new ArrayList<>();

        Derivation(Tempo tempo) {
            this.tempo = tempo;
            this.self = Peer.of(TempoRelease.of(tempo).pods());
        }

        Flows flows() {
            tempo.receivers().list().forEach(this::ingest);
            int http = tempo.chart().httpPort();
            in(queriers(), List.of(FlowPort.tcp(http)), Purpose.QUERY);
            in(prometheus(), List.of(FlowPort.tcp(http)), Purpose.SCRAPE);
            meshIngress(http);
            dns();
            tempo.objectStorage().ifPresent(storage -> out(storage, Purpose.S3));
            workloadIdentity();
            tempo.remoteWrite().ifPresent(target -> out(target, Purpose.REMOTE_WRITE));
            meshEgress();
            return new Flows(self, flows);
        }

        private void ingest(Receiver receiver) {
            ReceiverProtocol protocol = receiver.protocol();
            in(senders(receiver), List.of(new FlowPort(receiver.port(), protocol.transport())), purpose(protocol));
        }

        private List<Peer> senders(Receiver receiver) {
            List<Pods> senders = receiver.senders().isEmpty() ? tempo.senders() : receiver.senders();
            return senders.isEmpty() ? peers(List.of(Pods.everywhere())) : peers(senders);
        }

        private List<Peer> queriers() {
            return tempo.queriers().isEmpty()
                    ? peers(List.of(tempo.neighbours().grafana().pods()))
                    : peers(tempo.queriers());
        }

        private List<Peer> prometheus() {
            return peers(List.of(tempo.neighbours().prometheus().pods()));
        }

        private void meshIngress(int http) {
            if (tempo.mesh().mode() == Mesh.Mode.SIDECAR) {
                in(prometheus(), List.of(FlowPort.tcp(MERGED_METRICS)), Purpose.MESH_SCRAPE);
            } else if (tempo.mesh().mode() == Mesh.Mode.AMBIENT) {
                Set<Peer> clients = new LinkedHashSet<>();
                flows.forEach(flow -> clients.addAll(flow.from()));
                in(List.copyOf(clients), List.of(FlowPort.tcp(TUNNEL)), Purpose.MESH_TUNNEL);
                in(List.of(Peer.addresses(KUBELET_IN_AMBIENT)), List.of(FlowPort.tcp(http)), Purpose.PROBE);
            }
        }

        private void dns() {
            Neighbour dns = tempo.neighbours().dns();
            List<FlowPort> ports = dns.ports().stream()
                    .distinct()
                    .flatMap(port -> Stream.of(FlowPort.udp(port), FlowPort.tcp(port)))
                    .toList();
            out(peers(List.of(dns.pods())), ports, Purpose.DNS);
        }

        private void workloadIdentity() {
            if (tempo.storage() instanceof S3Storage s3 && s3.credentials() instanceof S3Credentials.WorkloadIdentity) {
                out(Peer.publicAddresses(), List.of(FlowPort.tcp(443)), Purpose.WORKLOAD_IDENTITY);
            }
        }

        private void meshEgress() {
            if (tempo.mesh().mode() == Mesh.Mode.SIDECAR) {
                Neighbour istio = tempo.neighbours().istio();
                out(
                        peers(List.of(istio.pods())),
                        istio.ports().stream().map(FlowPort::tcp).toList(),
                        Purpose.MESH_CONTROL_PLANE);
            } else if (tempo.mesh().mode() == Mesh.Mode.AMBIENT) {
                List<Peer> inside = Stream.of(tempo.objectStorage(), tempo.remoteWrite())
                        .flatMap(java.util.Optional::stream)
                        .map(Destination::location)
                        .filter(Location.InCluster.class::isInstance)
                        .flatMap(location -> peers(location).stream())
                        .distinct()
                        .toList();
                if (!inside.isEmpty()) {
                    out(inside, List.of(FlowPort.tcp(TUNNEL)), Purpose.MESH_TUNNEL);
                }
            }
        }

        private void in(List<Peer> from, List<FlowPort> ports, Purpose purpose) {
            flows.add(new Flow(from, List.of(self), ports, purpose));
        }

        private void out(Destination destination, Purpose purpose) {
            out(peers(destination.location()), List.of(FlowPort.tcp(destination.port())), purpose);
        }

        private void out(List<Peer> to, List<FlowPort> ports, Purpose purpose) {
            flows.add(new Flow(List.of(self), to, ports, purpose));
        }

        private static List<Peer> peers(List<Pods> pods) {
            return pods.stream().map(Peer::of).distinct().toList();
        }

        private static List<Peer> peers(Location location) {
            if (location instanceof Location.InCluster inside) {
                return peers(List.of(inside.pods()));
            }
            List<String> cidrs = ((Location.Outside) location).cidrs();
            return cidrs.isEmpty()
                    ? Peer.publicAddresses()
                    : cidrs.stream().distinct().map(Peer::addresses).toList();
        }

        private static Purpose purpose(ReceiverProtocol protocol) {
            return switch (protocol) {
                case ZIPKIN -> Purpose.ZIPKIN_INGEST;
                case OTLP_GRPC -> Purpose.OTLP_GRPC_INGEST;
                case OTLP_HTTP -> Purpose.OTLP_HTTP_INGEST;
                case OPENCENSUS -> Purpose.OPENCENSUS_INGEST;
                case JAEGER_GRPC, JAEGER_THRIFT_HTTP, JAEGER_THRIFT_COMPACT, JAEGER_THRIFT_BINARY ->
                    Purpose.JAEGER_INGEST;
            };
        }
    }
}
