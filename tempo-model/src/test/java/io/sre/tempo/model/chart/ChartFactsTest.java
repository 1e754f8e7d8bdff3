package io.sre.tempo.model.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.syntax.Syntax;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code templates/service.yaml} 1.7.2, {@code templates/_ports.tpl} 1.15.0 to 2.2.4, and {@code values.yaml}. */
class ChartFactsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ZIPKIN, Zipkin, 9411, TCP, tempo-zipkin, zipkin, false",
        "OTLP_GRPC, OTLP gRPC, 4317, TCP, grpc-tempo-otlp, otlp.protocols.grpc, false",
        "OTLP_HTTP, OTLP HTTP, 4318, TCP, tempo-otlp-http, otlp.protocols.http, false",
        "JAEGER_GRPC, Jaeger gRPC, 14250, TCP, grpc-tempo-jaeger, jaeger.protocols.grpc, true",
        "JAEGER_THRIFT_HTTP, Jaeger Thrift HTTP, 14268, TCP, tempo-jaeger-thrift-http, jaeger.protocols.thrift_http, true",
        "JAEGER_THRIFT_COMPACT, Jaeger Thrift compact, 6831, UDP, tempo-jaeger-thrift-compact, jaeger.protocols.thrift_compact, true",
        "JAEGER_THRIFT_BINARY, Jaeger Thrift binary, 6832, UDP, tempo-jaeger-thrift-binary, jaeger.protocols.thrift_binary, true",
        "OPENCENSUS, OpenCensus, 55678, TCP, tempo-opencensus, opencensus, false",
    })
    void knows_how_each_protocol_reaches_tempo(
            ReceiverProtocol protocol,
            String title,
            int port,
            Transport transport,
            String servicePort,
            String path,
            boolean jaeger) {
        assertThat(protocol.title()).isEqualTo(title);
        assertThat(protocol.port()).isEqualTo(port);
        assertThat(protocol.transport()).isEqualTo(transport);
        assertThat(protocol.servicePortName()).isEqualTo(servicePort);
        assertThat(protocol.configPath()).isEqualTo(path);
        assertThat(protocol.isJaeger()).isEqualTo(jaeger);
    }

    @Test
    void knows_each_protocol_once() {
        assertThat(ReceiverProtocol.values()).hasSize(8);
        assertThat(Stream.of(ReceiverProtocol.values()).map(ReceiverProtocol::port))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(ReceiverProtocol.values()).map(ReceiverProtocol::servicePortName))
                .doesNotHaveDuplicates()
                .allMatch(Syntax.DNS_LABEL::accepts);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"SERVICE_GRAPHS, service-graphs", "SPAN_METRICS, span-metrics", "LOCAL_BLOCKS, local-blocks"})
    void knows_the_processors_names(Processor processor, String configName) {
        assertThat(processor.configName()).isEqualTo(configName);
        assertThat(Processor.values()).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "FROZEN, grafana, https://grafana.github.io/helm-charts, oci://ghcr.io/grafana/helm-charts/tempo",
        "COMMUNITY, grafana-community, https://grafana-community.github.io/helm-charts, oci://ghcr.io/grafana-community/helm-charts/tempo",
    })
    void knows_where_the_chart_is_published(ChartHome home, String repository, String url, String ociUrl) {
        assertThat(home.repositoryName()).isEqualTo(repository);
        assertThat(home.url()).isEqualTo(url);
        assertThat(home.ociUrl()).isEqualTo(ociUrl);
    }

    @ParameterizedTest
    @EnumSource(ChartHome.class)
    void has_homes_with_good_addresses(ChartHome home) {
        assertThat(Syntax.HTTP_URL.accepts(home.url())).isTrue();
        assertThat(Syntax.DNS_LABEL.accepts(home.repositoryName())).isTrue();
    }

    @Test
    void spells_transports_as_kubernetes_does() {
        assertThat(Transport.values()).extracting(Transport::name).containsExactly("TCP", "UDP");
    }
}
