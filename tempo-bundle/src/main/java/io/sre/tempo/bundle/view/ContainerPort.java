package io.sre.tempo.bundle.view;

import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.chart.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that the chart's StatefulSet declares; the list is fixed, whatever the values are.
 *
 * <p>Source: chart tempo, {@code templates/statefulset.yaml} 1.7.2 to 2.2.4.
 *
 * @param name its name, which policies may use
 * @param port its number
 * @param transport TCP or UDP
 */
public record ContainerPort(String name, int port, Transport transport) {

    /** {@return the ports of a version} */
    public static List<ContainerPort> of(TempoChart chart) {
        List<ContainerPort> ports = new ArrayList<>();
        // 1.22.0 and 1.23.0 name a port on which nobody listens.
        int http = chart.isAtLeast("1.22.0") ? 3200 : 3100;
        ports.add(new ContainerPort("prom-metrics", http, Transport.TCP));
        for (ReceiverProtocol protocol : ReceiverProtocol.values()) {
            if (chart.exposes(protocol)) {
                ports.add(new ContainerPort(name(protocol), protocol.port(), protocol.transport()));
            }
        }
        ports.add(new ContainerPort("otlp-legacy", 55680, Transport.TCP));
        ports.add(new ContainerPort("otlp-httplegacy", 55681, Transport.TCP));
        return List.copyOf(ports);
    }

    private static String name(ReceiverProtocol protocol) {
        return switch (protocol) {
            case ZIPKIN -> "zipkin";
            case OTLP_GRPC -> "otlp-grpc";
            case OTLP_HTTP -> "otlp-http";
            case JAEGER_GRPC -> "jaeger-grpc";
            case JAEGER_THRIFT_HTTP -> "jaeger-thrift-h";
            case JAEGER_THRIFT_COMPACT -> "jaeger-thrift-c";
            case JAEGER_THRIFT_BINARY -> "jaeger-thrift-b";
            case OPENCENSUS -> "opencensus";
        };
    }
}
