package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceHostTest {

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({
        "tempo, tempo, , false",
        "Tempo.Tracing, tempo, tracing, false",
        "tempo.tracing, tempo, tracing, false",
        "tempo.tracing., tempo, tracing, false",
        "tempo.tracing.svc, tempo, tracing, false",
        "tempo.tracing.svc., tempo, tracing, false",
        "tempo.tracing.svc.cluster.local, tempo, tracing, false",
        "tempo.example.com, tempo, , true",
        "tempo.tracing.svcs, tempo, , true",
        "tempo.tracing.example.svc, tempo, , true",
        "a.b.svc, a, b, false",
        "'', '', , false",
        ".tracing, '', tracing, false"
    })
    void names_a_service_as_the_dns_of_the_cluster_reads_it(
            String host, String service, String namespace, boolean outside) {
        assertThat(ServiceHost.of(host)).isEqualTo(new ServiceHost(service, Optional.ofNullable(namespace), outside));
    }
}
