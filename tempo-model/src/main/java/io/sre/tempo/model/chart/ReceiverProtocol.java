package io.sre.tempo.model.chart;

/**
 * A way in which spans reach Tempo, with the port that the chart's pods listen on. The chart fixes that port: its
 * Service sends to this number in every version, whatever the receiver's endpoint says.
 *
 * <p>Source: chart {@code templates/service.yaml} 1.7.2, {@code templates/_ports.tpl} from 1.15.0 to 2.2.4.
 */
public enum ReceiverProtocol {
    /** Zipkin over HTTP, as Istio's {@code zipkin} provider sends it. */
    ZIPKIN("Zipkin", 9411, Transport.TCP, "tempo-zipkin", "zipkin"),
    /** OpenTelemetry over gRPC. */
    OTLP_GRPC("OTLP gRPC", 4317, Transport.TCP, "grpc-tempo-otlp", "otlp.protocols.grpc"),
    /** OpenTelemetry over HTTP, on the path {@code /v1/traces}. */
    OTLP_HTTP("OTLP HTTP", 4318, Transport.TCP, "tempo-otlp-http", "otlp.protocols.http"),
    /** Jaeger's gRPC collector. */
    JAEGER_GRPC("Jaeger gRPC", 14250, Transport.TCP, "grpc-tempo-jaeger", "jaeger.protocols.grpc"),
    /** Jaeger's Thrift over HTTP. */
    JAEGER_THRIFT_HTTP(
            "Jaeger Thrift HTTP", 14268, Transport.TCP, "tempo-jaeger-thrift-http", "jaeger.protocols.thrift_http"),
    /** Jaeger's compact Thrift, over UDP. */
    JAEGER_THRIFT_COMPACT(
            "Jaeger Thrift compact",
            6831,
            Transport.UDP,
            "tempo-jaeger-thrift-compact",
            "jaeger.protocols.thrift_compact"),
    /** Jaeger's binary Thrift, over UDP. */
    JAEGER_THRIFT_BINARY(
            "Jaeger Thrift binary",
            6832,
            Transport.UDP,
            "tempo-jaeger-thrift-binary",
            "jaeger.protocols.thrift_binary"),
    /** OpenCensus; gone from chart 2.2.2 on. */
    OPENCENSUS("OpenCensus", 55678, Transport.TCP, "tempo-opencensus", "opencensus");

    private final String title;
    private final int port;
    private final Transport transport;
    private final String servicePortName;
    private final String configPath;

    ReceiverProtocol(String title, int port, Transport transport, String servicePortName, String configPath) {
        this.title = title;
        this.port = port;
        this.transport = transport;
        this.servicePortName = servicePortName;
        this.configPath = configPath;
    }

    /** {@return what people call it: {@code OTLP gRPC}} */
    public String title() {
        return title;
    }

    /** {@return the port that the pod must listen on, because the chart's Service sends there} */
    public int port() {
        return port;
    }

    /** {@return whether spans come over TCP or UDP} */
    public Transport transport() {
        return transport;
    }

    /** {@return the name of the port in the chart's Service} */
    public String servicePortName() {
        return servicePortName;
    }

    /** {@return where the receiver stands below {@code distributor.receivers}, with dots between the keys} */
    public String configPath() {
        return configPath;
    }

    /** {@return whether this is one of Jaeger's four protocols} */
    public boolean isJaeger() {
        return configPath.startsWith("jaeger.");
    }
}
