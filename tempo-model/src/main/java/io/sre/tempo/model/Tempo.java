package io.sre.tempo.model;

import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.syntax.HostPort;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a Grafana Tempo installation on Kubernetes is. Everything else is derived from it: names, values, ports, policies,
 * the datasource.
 *
 * <p>Only the storage must be said:
 *
 * <pre>{@code
 * Tempo tempo = Tempo.builder()
 *     .storage(S3Storage.builder().endpoint("minio.minio.svc:9000").bucket("traces").insecure(true).build())
 *     .build();
 * }</pre>
 *
 * <p>The whole description is checked when it is built: {@code build()} throws one
 * {@link io.sre.tempo.model.finding.InvalidDescriptionException} that lists everything that is wrong with it and with
 * its parts. Parts on their own check nothing. A builder is used once: setting something twice throws an
 * {@link IllegalStateException}.
 */
@Value.Immutable
public interface Tempo {

    /** {@return where blocks are kept} */
    Storage storage();

    /** {@return the exact version of the chart; {@code 1.7.2} by default. See {@link TempoChart#known()}} */
    @Value.Default
    default String chartVersion() {
        return "1.7.2";
    }

    /** {@return the name of the HelmRelease; {@code tempo} by default} */
    @Value.Default
    default String name() {
        return "tempo";
    }

    /** {@return the name of the Helm release, from which the chart makes its names; that of the HelmRelease by default} */
    @Value.Default
    default String releaseName() {
        return name();
    }

    /** {@return the namespace of the HelmRelease; {@code tempo} by default} */
    @Value.Default
    default String namespace() {
        return "tempo";
    }

    /** {@return the namespace that Tempo runs in, when it is another one than the HelmRelease's} */
    Optional<String> targetNamespace();

    /** {@return the ways in for spans; Zipkin and both kinds of OTLP by default} */
    @Value.Default
    default Receivers receivers() {
        return Receivers.of(ReceiverProtocol.ZIPKIN, ReceiverProtocol.OTLP_GRPC, ReceiverProtocol.OTLP_HTTP);
    }

    /** {@return metrics out of traces; none by default} */
    Optional<MetricsGenerator> metricsGenerator();

    /** {@return the volume for the write-ahead log; 10Gi by default} */
    @Value.Default
    default Persistence persistence() {
        return Persistence.builder().build();
    }

    /** {@return how long traces are kept, as a Go duration (no days); {@code 24h} by default} */
    @Value.Default
    default String retention() {
        return "24h";
    }

    /** {@return what the container asks for and may use} */
    @Value.Default
    default Resources resources() {
        return Resources.builder().build();
    }

    /** {@return who the process is; passes Pod Security {@code restricted}} */
    @Value.Default
    default PodSecurity podSecurity() {
        return PodSecurity.builder().build();
    }

    /** {@return how Tempo takes part in a mesh; an Istio sidecar by default, as on the original platform} */
    @Value.Default
    default Mesh mesh() {
        return Mesh.istioSidecar();
    }

    /** {@return the platform around Tempo} */
    @Value.Default
    default Neighbours neighbours() {
        return Neighbours.ofPlatform();
    }

    /** {@return who may send spans to receivers that do not say otherwise; empty for every namespace} */
    List<Pods> senders();

    /** {@return who may query; empty for {@link Neighbours#grafana()}} */
    List<Pods> queriers();

    /** {@return how the Prometheus operator finds the metrics} */
    @Value.Default
    default ServiceMonitor serviceMonitor() {
        return ServiceMonitor.builder().build();
    }

    /** {@return how Flux installs the release} */
    @Value.Default
    default FluxDelivery flux() {
        return FluxDelivery.builder().build();
    }

    /** {@return the controls that the manifests are annotated with; AU-2 and SI-4 by default} */
    @Value.Default
    default NistControls controls() {
        return NistControls.of(NistControl.AU_2, NistControl.SI_4);
    }

    /** {@return the value of {@code app.kubernetes.io/part-of}; {@code sre-platform} by default} */
    @Value.Default
    default String partOf() {
        return "sre-platform";
    }

    /** {@return the namespace that Tempo runs in} */
    default String releaseNamespace() {
        return targetNamespace().orElseGet(this::namespace);
    }

    /** {@return the object storage that Tempo calls; empty with local storage} */
    default Optional<Destination> objectStorage() {
        return storage() instanceof S3Storage s3
                ? HostPort.parse(s3.endpoint())
                        .map(called ->
                                Destination.of(called, StorageCheck.defaultPort(s3), s3.location(), releaseNamespace()))
                : Optional.empty();
    }

    /** {@return the receiver of remote writes that Tempo calls; empty without a metrics generator} */
    default Optional<Destination> remoteWrite() {
        return metricsGenerator().map(MetricsGenerator::remoteWrite).flatMap(target -> {
            URI uri = URI.create(target.url());
            return HostPort.parse(uri.getRawAuthority())
                    .map(called -> Destination.of(
                            called, GeneratorCheck.port(uri, called), target.location(), releaseNamespace()));
        });
    }

    /** {@return the facts of the chart's version} */
    default TempoChart chart() {
        return TempoChart.of(chartVersion());
    }

    /** Refuses a description that cannot work, naming everything that is wrong with it. */
    @Value.Check
    default void check() {
        DescriptionCheck.check(this);
    }

    /** {@return a builder; the compiler asks for the storage} */
    static TempoBuilderStages.BuildStart builder() {
        return new TempoBuilder();
    }
}
