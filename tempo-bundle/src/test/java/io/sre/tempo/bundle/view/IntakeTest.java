package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.chart.ReceiverProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {

    private static Intake at(String endpoint) {
        return ReleaseFixture.installation("{tempo: {receivers: {zipkin: {endpoint: '%s'}}}}".formatted(endpoint))
                .intake(ReceiverProtocol.ZIPKIN)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "localhost:9411, true",
        "127.0.0.1:9411, true",
        "127.1.2.3:9411, true",
        "'[::1]:9411', true",
        "0.0.0.0:9411, false",
        "10.127.0.1:9411, false",
        "tempo:9411, false"
    })
    void is_local_where_only_the_pod_reaches_it(String endpoint, boolean local) {
        assertThat(at(endpoint).isLocal()).isEqualTo(local);
    }

    @Test
    void is_not_local_if_nobody_knows_where_it_listens() {
        assertThat(at("${POD_IP}:9411").isLocal()).isFalse();
    }
}
