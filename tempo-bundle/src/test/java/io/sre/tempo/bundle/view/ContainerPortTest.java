package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.chart.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ports that the chart's StatefulSet declares. */
class ContainerPortTest {

    private static List<ContainerPort> ports(String chart) {
        return ContainerPort.of(TempoChart.of(chart));
    }

    @Test
    void are_the_ones_of_the_template() {
        assertThat(ports("1.7.2"))
                .containsExactlyInAnyOrder(
                        new ContainerPort("prom-metrics", 3100, Transport.TCP),
                        new ContainerPort("jaeger-thrift-c", 6831, Transport.UDP),
                        new ContainerPort("jaeger-thrift-b", 6832, Transport.UDP),
                        new ContainerPort("jaeger-thrift-h", 14268, Transport.TCP),
                        new ContainerPort("jaeger-grpc", 14250, Transport.TCP),
                        new ContainerPort("zipkin", 9411, Transport.TCP),
                        new ContainerPort("otlp-legacy", 55680, Transport.TCP),
                        new ContainerPort("otlp-grpc", 4317, Transport.TCP),
                        new ContainerPort("otlp-httplegacy", 55681, Transport.TCP),
                        new ContainerPort("otlp-http", 4318, Transport.TCP),
                        new ContainerPort("opencensus", 55678, Transport.TCP));
    }

    @ParameterizedTest(name = "{0}: {1}, opencensus {2}")
    @CsvSource({"1.21.1, 3100, true", "1.22.0, 3200, true", "2.2.1, 3200, true", "2.2.2, 3200, false"})
    void change_with_the_chart(String chart, int http, boolean opencensus) {
        assertThat(ports(chart)).contains(new ContainerPort("prom-metrics", http, Transport.TCP));
        assertThat(ports(chart).contains(new ContainerPort("opencensus", 55678, Transport.TCP)))
                .isEqualTo(opencensus);
    }
}
