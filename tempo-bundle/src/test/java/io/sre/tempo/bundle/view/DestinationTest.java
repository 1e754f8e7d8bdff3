package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.ReleaseFixture.installation;
import static io.sre.tempo.bundle.view.ReleaseFixture.installationOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Tempo connects to, as its values say. */
class DestinationTest {

    private static String text(Destination destination) {
        return destination.host() + " " + destination.port() + " "
                + destination.value().path();
    }

    private static String storage(Installation tempo) {
        return Destination.storage(tempo).map(DestinationTest::text).orElse("none");
    }

    private static Installation storing(String trace) {
        return installation("{tempo: {storage: {trace: %s}}}".formatted(trace));
    }

    private static Installation writing(String url) {
        return installation("{tempo: {metricsGenerator: {enabled: true, remoteWriteUrl: \"%s\"}}}".formatted(url));
    }

    @Test
    void has_no_storage_but_the_disk_by_default() {
        assertThat(storage(installation("{}"))).isEqualTo("none");
        assertThat(Destination.all(installation("{}"))).isEmpty();
    }

    @Test
    void knows_nothing_of_a_configuration_that_is_replaced() {
        assertThat(storage(installation(
                        "{config: 'target: all', tempo: {storage: {trace: {backend: s3, s3: {endpoint: minio}}}}}")))
                .isEqualTo("none");
    }

    @Test
    void has_its_storage_and_all_that_it_writes_to() {
        Installation tempo = installation("""
                {tempo: {storage: {trace: {backend: s3, s3: {endpoint: 'minio:9000'}}},
                  metricsGenerator: {enabled: true, storage: {remote_write: [{url: 'http://a'}, {url: '${B}'}, {url: 'http://c'}]}}}}""");

        assertThat(Destination.remoteWrites(tempo))
                .extracting(Destination::host)
                .containsExactly("a", "c");
        assertThat(Destination.all(tempo)).extracting(Destination::host).containsExactlyInAnyOrder("a", "c", "minio");
        assertThat(Destination.all(tempo)).isSameAs(Destination.all(tempo));
    }

    @Nested
    class Of_s3 {

        @ParameterizedTest(name = "{0}: {1} {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "endpoint: 'minio.minio:9000'; minio.minio; 9000",
                    "endpoint: 'S3.eu-west-1.Amazonaws.com.'; s3.eu-west-1.amazonaws.com; 443",
                    "endpoint: minio, insecure: true; minio; 80",
                    "endpoint: minio, insecure: false; minio; 443",
                    "endpoint: 'minio:9000', insecure: true; minio; 9000",
                    "endpoint: '[2001:db8::1]:9000'; 2001:db8::1; 9000"
                })
        void is_at_its_endpoint(String s3, String host, int port) {
            assertThat(storage(storing("{backend: s3, s3: {%s}}".formatted(s3))))
                    .isEqualTo(host + " " + port + " tempo.storage.trace.s3.endpoint");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "bucket: traces",
                    "endpoint: 'https://minio:9000'",
                    "endpoint: '${ENDPOINT}'",
                    "endpoint: ''",
                    "endpoint: 5"
                })
        void is_nowhere_by_anything_else(String s3) {
            assertThat(storage(storing("{backend: s3, s3: {%s}}".formatted(s3))))
                    .isEqualTo("none");
        }

        @Test
        void is_not_known_while_nobody_knows_whether_it_is_encrypted() {
            String values = "{tempo: {storage: {trace: {backend: s3, s3: {endpoint: minio}}}}}";
            String unknown =
                    "valuesFrom: [{kind: Secret, name: elsewhere, targetPath: tempo.storage.trace.s3.insecure}]";

            assertThat(storage(installationOf(unknown, values))).isEqualTo("none");
        }
    }

    @Nested
    class Of_gcs {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "bucket_name: b; storage.googleapis.com 443 tempo.storage.trace.gcs.bucket_name",
                    "bucket_name: b, endpoint: ''; storage.googleapis.com 443 tempo.storage.trace.gcs.bucket_name",
                    "endpoint: 'https://gcs.example.com/storage/v1/'; gcs.example.com 443 tempo.storage.trace.gcs.endpoint",
                    "endpoint: 'http://fake-gcs:4443/'; fake-gcs 4443 tempo.storage.trace.gcs.endpoint",
                    "endpoint: '${ENDPOINT}'; none"
                })
        void is_at_googles_address_or_its_endpoint(String gcs, String expected) {
            assertThat(storage(storing("{backend: gcs, gcs: {%s}}".formatted(gcs))))
                    .isEqualTo(expected);
        }
    }

    @Nested
    class Of_azure {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "storage_account_name: acc; acc.blob.core.windows.net",
                    "storage_account_name: acc, endpoint_suffix: ''; acc.blob.core.windows.net",
                    "storage_account_name: acc, endpoint_suffix: blob.core.usgovcloudapi.net; acc.blob.core.usgovcloudapi.net"
                })
        void is_at_the_address_of_its_account(String azure, String host) {
            assertThat(storage(storing("{backend: azure, azure: {%s}}".formatted(azure))))
                    .isEqualTo(host + " 443 tempo.storage.trace.azure.storage_account_name");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "container_name: traces",
                    "storage_account_name: '${ACCOUNT}'",
                    "storage_account_name: devstoreaccount1, endpoint_suffix: 'azurite:10000'",
                    "storage_account_name: acc, endpoint_suffix: '${SUFFIX}'"
                })
        void is_not_known_by_anything_else(String azure) {
            assertThat(storage(storing("{backend: azure, azure: {%s}}".formatted(azure))))
                    .isEqualTo("none");
        }
    }

    @Nested
    class Of_remote_writes {

        private static List<String> written(String url) {
            return Destination.remoteWrites(writing(url)).stream()
                    .map(DestinationTest::text)
                    .toList();
        }

        @ParameterizedTest(name = "{0}: {1} {2}")
        @CsvSource({
            "http://prometheus.monitoring:9090/api/v1/write, prometheus.monitoring, 9090",
            "http://mimir/push, mimir, 80",
            "https://mimir/push, mimir, 443",
            "HTTPS://mimir/push, mimir, 443",
            "http://mimir:65535, mimir, 65535",
            "http://mimir:1, mimir, 1",
            "http://[2001:db8::1]:9090/push, 2001:db8::1, 9090"
        })
        void leads_to_the_host_and_port_of_the_address(String url, String host, int port) {
            assertThat(written(url)).containsExactly(host + " " + port + " tempo.metricsGenerator.remoteWriteUrl");
        }

        @ParameterizedTest(name = "({0})")
        @ValueSource(
                strings = {
                    "",
                    "/push",
                    "http://a b",
                    "http://mimir:0/push",
                    "http://mimir:65536/push",
                    "http://${HOST}/push",
                    "mimir:9009"
                })
        void leads_nowhere_by_what_is_no_address(String url) {
            assertThat(written(url)).isEmpty();
        }
    }

    @Nested
    class Of_hosts {

        private static Destination to(String host) {
            return new Destination(host, 80, installation("{}").value("tempo"));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"10.0.0.1, true", "2001:db8::1, true", "minio, false", "10.0.0.1.nip.io, false"})
        void is_an_address_or_a_name(String host, boolean address) {
            assertThat(to(host).isAddress()).isEqualTo(address);
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "minio, tracing",
            "minio.storage, storage",
            "minio.storage.svc, storage",
            "minio.storage.svc.cluster.local, storage",
            "s3.eu-west-1.amazonaws.com,",
            "10.0.0.1,",
            "2001:db8::1,"
        })
        void is_in_the_namespace_that_it_names_or_is_asked_in(String host, String namespace) {
            assertThat(to(host).namespace(Optional.of("tracing"))).isEqualTo(Optional.ofNullable(namespace));
        }

        @Test
        void is_in_no_namespace_if_nobody_knows_where_it_is_asked() {
            assertThat(to("minio").namespace(Optional.empty())).isEmpty();
            assertThat(to("minio.storage").namespace(Optional.empty())).contains("storage");
        }
    }
}
