package io.sre.tempo.bundle.rule.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.TempoBundle;
import io.sre.tempo.bundle.Validator;
import io.sre.tempo.bundle.rule.RuleFixture;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageRulesTest {

    /** Severity and message of each finding of a rule; values are written in one line. */
    private static List<String> found(String rule, String version, String values) {
        return found(rule, RuleFixture.release(version, values));
    }

    private static List<String> found(String rule, String text) {
        return RuleFixture.found("TEMPO-STOR-" + rule, text);
    }

    private static String s3(String settings) {
        return "{tempo: {storage: {trace: {backend: s3, s3: {%s}}}}}".formatted(settings);
    }

    private static String block(String version) {
        return "{tempo: {storage: {trace: {block: {version: %s}}}}}".formatted(version);
    }

    @Test
    void finds_nothing_above_information_in_what_the_library_generates() {
        for (var tempo : List.of(Descriptions.minimal(), Descriptions.withGenerator())) {
            List<Finding> found = Validator.standard()
                    .validate(Manifests.parse(TempoBundle.of(tempo).files()))
                    .list();

            assertThat(found).allMatch(finding -> finding.severity() == Severity.INFORMATION);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{tempo: {storage: null}}",
                "{tempo: {storage: [trace]}}",
                "{tempo: {storage: {trace: local}}}",
                "{tempo: {storage: {trace: {backend: {name: s3}}}}}",
                "{tempo: {storage: {trace: {backend: s3, s3: text, wal: 5}}}}",
                "{tempo: {storage: {trace: {backend: 3}}}}",
                "{tempo: {extraVolumeMounts: {a: b}, metricsGenerator: [true], securityContext: text}, extraVolumes: text}",
                "{tempo: {extraVolumeMounts: [text, 5, null, {mountPath: 5}]}, persistence: text, replicas: many}",
                "{tempo: text, persistence: {enabled: true, size: [10Gi]}}"
            })
    void takes_values_of_any_shape(String values) {
        assertThat(Validator.standard()
                        .validate(Manifests.parse(Map.of("a.yaml", RuleFixture.release("1.24.4", values))))
                        .list())
                .isNotNull();
    }

    @Test
    void says_which_backends_there_are() {
        assertThat(found("001", "1.24.4", "{tempo: {storage: {trace: {backend: minio}}}}"))
                .containsExactly("error: Tempo has no backend \"minio\"");
        assertThat(found("001", "1.24.4", "{tempo: {storage: {trace: {backend: null}}}}"))
                .containsExactly("error: there is no backend");
        assertThat(found("001", "1.24.4", "{tempo: {storage: {trace: {backend: \"${BACKEND}\"}}}}"))
                .isEmpty();
    }

    @Test
    void says_nothing_of_settings_that_a_replaced_configuration_does_not_read() {
        assertThat(found("001", "1.24.4", "{config: \"a: b\", tempo: {storage: {trace: {backend: minio}}}}"))
                .isEmpty();
        assertThat(found("002", "1.24.4", "{config: \"a: b\", tempo: {storage: {trace: {backend: s3}}}}"))
                .isEmpty();
        assertThat(found(
                        "007",
                        "1.24.4",
                        "{config: \"a: b\", tempo: {securityContext: {readOnlyRootFilesystem: true}}}"))
                .isEmpty();
    }

    @Test
    void asks_each_backend_for_what_it_needs() {
        assertThat(found("002", "1.24.4", "{tempo: {storage: {trace: {backend: s3}}}}"))
                .containsExactlyInAnyOrder(
                        "error: the backend is s3, and tempo.storage.trace.s3.endpoint is not set",
                        "error: the backend is s3, and tempo.storage.trace.s3.bucket is not set");
        assertThat(found("002", "1.24.4", "{tempo: {storage: {trace: {backend: gcs, gcs: {bucket_name: a}}}}}"))
                .isEmpty();
        // The account may come from the environment.
        assertThat(found("002", "1.24.4", "{tempo: {storage: {trace: {backend: azure, azure: {container_name: a}}}}}"))
                .isEmpty();
        assertThat(found("002", "1.24.4", "{tempo: {storage: {trace: {backend: azure}}}}"))
                .containsExactly(
                        "error: the backend is azure, and tempo.storage.trace.azure.container_name is not set");
        assertThat(found("002", "1.24.4", "{tempo: {storage: {trace: {local: {path: \"\"}}}}}"))
                .containsExactly("error: the backend is local, and tempo.storage.trace.local.path is not set");
    }

    @Test
    void does_not_miss_what_a_secret_supplies() {
        String text = RuleFixture.release("1.24.4", s3("bucket: traces"))
                + "  valuesFrom: [{kind: Secret, name: s3, valuesKey: endpoint,"
                + " targetPath: tempo.storage.trace.s3.endpoint}]\n";

        assertThat(found("002", text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://minio.minio.svc:9000, error",
        "minio.minio.svc:9000/traces, error",
        "minio_:9000, warning",
        "minio:90000, warning"
    })
    void wants_host_and_port(String endpoint, String severity) {
        assertThat(found("003", "1.24.4", s3("bucket: traces, endpoint: \"" + endpoint + "\"")))
                .containsExactly("%s: the endpoint \"%s\" is not host[:port]".formatted(severity, endpoint));
    }

    @Test
    void leaves_an_endpoint_that_is_to_be_filled_in_to_another_rule() {
        assertThat(found("003", "1.24.4", s3("bucket: traces, endpoint: <endpoint>")))
                .isEmpty();
        assertThat(found("005", "1.24.4", s3("bucket: traces, endpoint: <endpoint>")))
                .containsExactly("warning: tempo.storage.trace.s3.endpoint is still to be filled in");
    }

    @Test
    void knows_who_speaks_tls() {
        assertThat(found("004", "1.24.4", s3("bucket: traces, endpoint: s3.amazonaws.com, insecure: true")))
                .containsExactly("warning: Tempo speaks plain HTTP to s3.amazonaws.com, where TLS is spoken");
        assertThat(found("004", "1.24.4", s3("bucket: traces, endpoint: \"minio.example.com:80\"")))
                .containsExactly(
                        "warning: Tempo speaks TLS to minio.example.com:80, and port 80 is one for plain HTTP");
        assertThat(found("004", "1.24.4", s3("bucket: traces, endpoint: \"minio:9000\", insecure: false")))
                .containsExactly("information: Tempo speaks TLS to minio:9000, and port 9000 is one for plain HTTP");
        assertThat(found("004", "1.24.4", s3("bucket: traces, endpoint: \"minio.example.com:9000\"")))
                .isEmpty();
        assertThat(found("004", "1.24.4", s3("bucket: traces, endpoint: minio.minio.svc")))
                .isEmpty();
    }

    @Test
    void warns_of_buckets_that_only_some_servers_take() {
        assertThat(found("006", "1.24.4", s3("endpoint: minio, bucket: My_Traces")))
                .singleElement()
                .asString()
                .startsWith("warning: the bucket \"My_Traces\" must be");
        assertThat(found("006", "1.24.4", s3("endpoint: minio, bucket: \"s3://traces\"")))
                .singleElement()
                .asString()
                .startsWith("error: ");
    }

    @Test
    void wants_a_volume_for_everything_that_is_written() {
        String values = """
                {tempo: {securityContext: {readOnlyRootFilesystem: true}, metricsGenerator: {enabled: true, %s}},
                 persistence: {enabled: %s}}""";

        assertThat(found("007", "1.24.4", values.formatted("storage: {path: /data/generator}", true)))
                .containsExactly(
                        "error: Tempo writes to \"/data/generator\", which lies on no volume, and the container's"
                                + " file system is read-only");
        assertThat(found("007", "1.24.4", values.formatted("remoteWriteUrl: a", true)))
                .isEmpty();
        assertThat(found("007", "1.24.4", values.formatted("remoteWriteUrl: a", false)))
                .hasSize(2);
        assertThat(found("007", "1.24.4", values.formatted("remoteWriteUrl: a", "\"${KEEP}\"")))
                .isEmpty();
    }

    @Test
    void finds_a_folder_on_a_volume_that_is_read_only() {
        assertThat(found("007", "1.24.4", "{tempo: {storage: {trace: {wal: {path: /conf/wal}}}}}"))
                .containsExactly(
                        "error: Tempo writes to \"/conf/wal\", which lies on the volume at /conf, which is read-only");
    }

    @Test
    void is_less_sure_of_a_pod_that_flux_patches() {
        String text = RuleFixture.release("1.24.4", "{tempo: {securityContext: {readOnlyRootFilesystem: true}}}")
                + "  postRenderers: [{kustomize: {patches: []}}]\n";

        assertThat(found("007", text)).hasSize(2).allMatch(finding -> finding.startsWith("warning: "));
    }

    @Test
    void knows_where_each_user_may_write() {
        String user = "{securityContext: {runAsUser: %s}, tempo: {storage: {trace: {wal: {path: %s}}}}}";

        assertThat(found("008", "1.24.4", user.formatted(10001, "/data/wal")))
                .containsExactly(
                        "error: Tempo runs as user 10001 and may not make \"/data/wal\", which lies on no volume");
        assertThat(found("008", "1.24.4", user.formatted(0, "/data/wal"))).isEmpty();
        assertThat(found("008", "1.24.4", user.formatted(10001, "/var/tempo/wal")))
                .isEmpty();
        assertThat(found("008", "1.8.0", user.formatted(10001, "/var/tempo/wal")))
                .hasSize(2);
        assertThat(found("008", "1.8.0", "{}")).isEmpty();
        assertThat(found("008", "1.24.4", user.formatted(10001, "/tmp/wal"))).isEmpty();
    }

    @Test
    void wants_the_volume_given_to_tempo_since_it_is_not_root() {
        assertThat(found("009", "1.8.0", "{persistence: {enabled: true}}")).isEmpty();
        assertThat(found("009", "1.10.2", "{persistence: {enabled: true}}"))
                .containsExactly("warning: Tempo runs as user 10001, and nothing gives the claimed volume to it");
        assertThat(found("009", "1.10.3", "{persistence: {enabled: true}}")).isEmpty();
        assertThat(found("009", "1.10.3", "{persistence: {enabled: true}, securityContext: {fsGroup: null}}"))
                .hasSize(1);
    }

    @Test
    void compares_mounts_as_the_api_server_does() {
        String values = "{persistence: {enabled: true}, extraVolumes: [{name: a}],"
                + " tempo: {extraVolumeMounts: [{name: a, mountPath: %s}]}}";

        assertThat(found("010", "1.24.4", values.formatted("/var/tempo")))
                .containsExactly("error: \"/var/tempo\" is mounted twice: persistence.enabled mounts it as well");
        assertThat(found("010", "1.24.4", values.formatted("/var/tempo/"))).isEmpty();
        assertThat(found("010", "1.24.4", values.formatted("/conf")))
                .containsExactly("error: \"/conf\" is mounted twice: the chart's ConfigMap mounts it as well");
    }

    @Test
    void knows_the_volumes_of_the_chart() {
        String values = "{persistence: {enabled: %s}, extraVolumes: [{name: %s}],"
                + " tempo: {extraVolumeMounts: [{name: storage, mountPath: /data}]}}";

        assertThat(found("011", "1.24.4", values.formatted(true, "a"))).isEmpty();
        assertThat(found("011", "1.24.4", values.formatted(false, "a")))
                .containsExactly("error: the mount names the volume \"storage\", which the pod does not have");
        assertThat(found("011", "1.24.4", values.formatted(true, "tempo-conf")))
                .containsExactly("error: there are two volumes with the name \"tempo-conf\"");
    }

    @Test
    void takes_a_mount_of_ones_own_for_intended() {
        assertThat(found(
                        "012",
                        "1.24.4",
                        "{persistence: {enabled: false}, extraVolumes: [{name: a, emptyDir: {}}],"
                                + " tempo: {extraVolumeMounts: [{name: a, mountPath: /var/tempo}]}}"))
                .isEmpty();
        assertThat(found("012", "1.24.4", s3("endpoint: minio, bucket: traces")))
                .containsExactly("information: persistence is off: a restart of the pod loses what is not in s3 yet");
    }

    @Test
    void finds_the_log_in_the_folder_of_blocks_only() {
        String values = "{tempo: {storage: {trace: {local: {path: %s}}}}}";

        assertThat(found("013", "1.24.4", values.formatted("/var/tempo/")))
                .containsExactly(
                        "warning: the write-ahead log \"/var/tempo/wal\" lies in the folder of blocks \"/var/tempo/\"");
        assertThat(found("013", "1.24.4", values.formatted("/var/temp"))).isEmpty();
    }

    @ParameterizedTest(name = "{1} with chart {0}: {2}")
    @CsvSource({
        "1.7.2, vParquet, true",
        "1.8.0, vParquet, false",
        "1.8.0, vParquet4, false",
        "1.9.0, vParquet4, true",
        "1.23.3, vParquet2, true",
        "1.24.0, vParquet2, false",
        "1.24.0, vParquet5, false",
        "1.26.0, vParquet5, true",
        "1.24.0, vParquet5-preview1, true",
        "1.26.0, vParquet5-preview1, false",
        "2.2.4, v2, true",
        "2.2.4, vparquet4, false",
        "2.2.4, '\"${FORMAT}\"', true"
    })
    void knows_the_formats_of_each_version(String chart, String format, boolean good) {
        assertThat(found("014", chart, block(format)).isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "10GB, false",
        "10Gi, true",
        "0, false",
        "'null', false",
        "100, true",
        "500m, false",
        "'\"${SIZE}\"', true"
    })
    void wants_an_amount(String size, boolean good) {
        assertThat(found("015", "1.24.4", "{persistence: {enabled: true, size: %s}}".formatted(size))
                        .isEmpty())
                .isEqualTo(good);
    }

    @Test
    void knows_which_targets_stop() {
        assertThat(found("017", "1.24.4", "{tempo: {extraArgs: {target: scalable-single-binary}}}"))
                .containsExactly(
                        "error: with the target \"scalable-single-binary\" and no address of a frontend Tempo stops at start");
        assertThat(found("017", "1.24.4", "{tempo: {extraArgs: {target: querier}}}"))
                .containsExactly("warning: with the target \"querier\" this process is a part of Tempo only");
        assertThat(found("017", "1.24.4", "{tempo: {extraArgs: [-target=all]}}"))
                .isEmpty();
    }

    @Test
    void sees_settings_of_a_backend_that_is_not_in_use() {
        assertThat(found("018", "1.24.4", "{tempo: {storage: {trace: {s3: {bucket: a}}}}}"))
                .containsExactly("warning: there are settings of s3, and the backend is local");
        assertThat(found("018", "1.24.4", "{tempo: {storage: {trace: {s3: {}}}}}"))
                .isEmpty();
    }

    @Test
    void leaves_the_bucket_out_of_the_endpoint_of_aws() {
        assertThat(found("019", "1.24.4", s3("bucket: a, endpoint: a.s3.amazonaws.com")))
                .containsExactly("warning: the endpoint \"a.s3.amazonaws.com\" names a bucket");
        assertThat(found("019", "1.24.4", s3("bucket: a, endpoint: bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com")))
                .isEmpty();
        assertThat(found("019", "1.24.4", s3("bucket: a, endpoint: a.s3.example.com")))
                .isEmpty();
    }

    @Test
    void finds_a_bucket_that_is_looked_for_by_name() {
        String settings = "bucket: a, endpoint: %s, bucket_lookup_type: 1, forcepathstyle: %s";

        assertThat(found("020", "1.24.4", s3(settings.formatted("minio", false))))
                .containsExactly("warning: Tempo looks for the bucket at a name in front of minio");
        assertThat(found("020", "1.24.4", s3(settings.formatted("minio", true))))
                .isEmpty();
        assertThat(found("020", "1.24.4", s3(settings.formatted("s3.amazonaws.com", false))))
                .isEmpty();
    }

    @Test
    void lets_flags_decide() {
        String flags = "{tempo: {extraArgs: {%s}, storage: {trace: {backend: minio}}}}";

        assertThat(found("001", "1.24.4", flags.formatted("config.expand-env: true")))
                .hasSize(1);
        assertThat(found("001", "1.24.4", flags.formatted("storage.trace.backend: s3")))
                .isEmpty();
        assertThat(found("001", "1.24.4", flags.formatted("config.file: /own/tempo.yaml")))
                .isEmpty();
    }

    @Test
    void takes_a_slash_behind_the_port_for_odd_and_not_for_wrong() {
        String values =
                "{tempo: {storage: {trace: {backend: s3, s3: {bucket: traces, endpoint: '%s', insecure: true}}}}}";

        assertThat(RuleFixture.found("TEMPO-STOR-003", RuleFixture.release("1.24.4", values.formatted("minio:9000/"))))
                .containsExactly("warning: the endpoint \"minio:9000/\" is not host[:port]");
        assertThat(RuleFixture.found(
                        "TEMPO-STOR-003", RuleFixture.release("1.24.4", values.formatted("minio:9000/traces"))))
                .containsExactly("error: the endpoint \"minio:9000/traces\" is not host[:port]");
        assertThat(RuleFixture.found(
                        "TEMPO-STOR-003", RuleFixture.release("1.24.4", values.formatted("http://minio:9000/"))))
                .hasSize(1)
                .allMatch(message -> message.startsWith("error"));
    }
}
