package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.ReleaseFixture.installation;
import static io.sre.tempo.bundle.view.ReleaseFixture.installationOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.Transport;
import io.sre.tempo.model.chart.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version of the chart makes of a HelmRelease. */
class InstallationTest {

    /** Takes a value from a Secret that is not at hand. */
    private static Installation withUnknown(String path) {
        return installationOf("valuesFrom: [{kind: Secret, name: elsewhere, targetPath: %s}]".formatted(path), "{}");
    }

    /** Takes all values from a ConfigMap that is not at hand, but for those in braces. */
    private static Installation withUnknownBeside(String values) {
        return installationOf("valuesFrom: [{kind: ConfigMap, name: elsewhere}]", values);
    }

    @Test
    void stands_for_one_release_and_one_version_of_the_chart() {
        Installation tempo = installation("{}");

        assertThat(tempo.manifest().name()).isEqualTo("tempo");
        assertThat(tempo.manifest()).isSameAs(tempo.release().manifest());
        assertThat(tempo.namespace()).contains("tracing");
        assertThat(tempo.chart().version()).isEqualTo("1.24.4");
        assertThat(tempo).hasToString("a.yaml:1: HelmRelease tracing/tempo with tempo 1.24.4 (Tempo 2.9.0)");
    }

    @Test
    void sees_what_was_written_over_the_defaults_of_its_chart() {
        Installation tempo = installation("{tempo: {retention: 48h}}");

        assertThat(tempo.values().at("tempo.retention").text()).isEqualTo("48h");
        assertThat(tempo.values().at("tempo.server.http_listen_port").number()).hasValue(3200);
        assertThat(tempo.value("tempo.retention")).isSameAs(tempo.value("tempo.retention"));
    }

    @Test
    void knows_the_defaults_below_which_somebody_wrote_what_it_does_not_know() {
        Installation tempo = withUnknown("tempo.receivers.zipkin.endpoint");

        assertThat(tempo.values().hasUnknown()).isTrue();
        assertThat(tempo.value("tempo.receivers").hasUnknown()).isTrue();
        assertThat(tempo.value("tempo.receivers").isEmpty()).isFalse();
        assertThat(tempo.value("tempo.server").hasUnknown()).isFalse();
        assertThat(installation("{tempo: {server: {}}}").values().hasUnknown()).isFalse();
        assertThat(installation("{podLabels: {}}").value("podLabels").isEmpty()).isTrue();
        assertThat(installation("{podLabels: {a: b}}").value("podLabels").isEmpty())
                .isFalse();
    }

    @Test
    void does_not_trust_defaults_where_values_are_missing() {
        assertThat(withUnknownBeside("{}").value("tempo.retention").isUnknown()).isTrue();
    }

    @Nested
    class Of_tempos_version {

        @ParameterizedTest(name = "{0}, tag {1}: Tempo {2}")
        @CsvSource({
            "1.24.4, '', 2.9.0",
            "1.7.2, '', 2.3.1",
            "1.24.4, 2.7.1, 2.7.1",
            "1.24.4, v2.7.1, 2.7.1",
            "1.24.4, '2.7.1@sha256:0123abcd', 2.7.1"
        })
        void knows_it_from_the_tag_or_the_chart(String chart, String tag, String version) {
            Installation tempo = installation(chart, "{tempo: {tag: '%s'}}".formatted(tag));

            assertThat(tempo.tempoVersion().map(Version::toString)).contains(version);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"latest", "main-1234567", "'${TEMPO_TAG}'", "'2.7'"})
        void cannot_tell_it_from_any_other_tag(String tag) {
            Installation tempo = installation("{tempo: {tag: %s}}".formatted(tag));

            assertThat(tempo.tempoVersion()).isEmpty();
            assertThat(tempo.runsAtLeast("1.0.0")).isFalse();
            assertThat(tempo.runsBefore("9.0.0")).isFalse();
        }

        @Test
        void cannot_tell_it_from_a_tag_that_is_not_at_hand() {
            assertThat(withUnknown("tempo.tag").tempoVersion()).isEmpty();
        }

        @Test
        void compares_it() {
            Installation tempo = installation("{tempo: {tag: 2.7.0}}");

            assertThat(tempo.runsAtLeast("2.7.0")).isTrue();
            assertThat(tempo.runsAtLeast("2.7.1")).isFalse();
            assertThat(tempo.runsBefore("2.7.0")).isFalse();
            assertThat(tempo.runsBefore("2.7.1")).isTrue();
        }
    }

    @Nested
    class Of_names {

        private static String times(String part, int times) {
            return part.repeat(times);
        }

        @ParameterizedTest(name = "release {0}, values {1}: {2}, {3}")
        @CsvSource(
                delimiter = ';',
                value = {
                    // As Helm renders it, see the facts of the chart
                    "rel; {}; tempo; rel-tempo",
                    "my-tempo; {}; tempo; my-tempo",
                    "rel; {fullnameOverride: foo}; tempo; foo",
                    "rel; {nameOverride: foo}; foo; rel-foo",
                    "foobar; {nameOverride: foo}; foo; foobar",
                    "rel; {nameOverride: foo, fullnameOverride: bar}; foo; bar",
                    "rel; {nameOverride: foo-}; foo; rel-foo",
                    "rel; {nameOverride: null, fullnameOverride: null}; tempo; rel-tempo",
                    "foo; {nameOverride: foo-}; foo; foo-foo",
                    "rel; {fullnameOverride: bar-}; tempo; bar",
                    "rel; {fullnameOverride: bar--}; tempo; bar-"
                })
        void names_what_it_makes_as_the_templates_do(String release, String values, String name, String fullName) {
            Installation tempo = installationOf("releaseName: " + release, values);

            assertThat(tempo.name()).isEqualTo(name);
            assertThat(tempo.fullName()).isEqualTo(fullName);
        }

        @Test
        void cuts_names_to_what_a_label_holds() {
            String longest = times("a", 63);

            assertThat(installation("{fullnameOverride: %sb}".formatted(longest))
                            .fullName())
                    .isEqualTo(longest);
            assertThat(installation("{fullnameOverride: %s-b}".formatted(times("a", 62)))
                            .fullName())
                    .isEqualTo(times("a", 62));
            assertThat(installation("{nameOverride: %sb}".formatted(longest)).name())
                    .isEqualTo(longest);
            assertThat(installationOf("releaseName: " + times("r", 53), "{nameOverride: abcdefghijkl}")
                            .fullName())
                    .isEqualTo(times("r", 53) + "-abcdefghi");
        }

        @Test
        void takes_the_names_of_flux_and_the_chart_where_an_override_is_not_at_hand() {
            assertThat(withUnknown("nameOverride").name()).isEqualTo("tempo");
            assertThat(withUnknown("fullnameOverride").fullName()).isEqualTo("tempo");
        }

        @Test
        void is_named_unless_a_part_of_a_name_is_not_known() {
            assertThat(installation("{}").isNamed()).isTrue();
            assertThat(installation("{nameOverride: foo, fullnameOverride: bar}")
                            .isNamed())
                    .isTrue();
            assertThat(withUnknown("nameOverride").isNamed()).isFalse();
            assertThat(withUnknown("fullnameOverride").isNamed()).isFalse();
            assertThat(installation("{nameOverride: '${NAME}'}").isNamed()).isFalse();
            assertThat(installation("{fullnameOverride: 'a-${NAME}'}").isNamed())
                    .isFalse();
            assertThat(installationOf("releaseName: '${NAME}'", "{}").isNamed()).isFalse();
        }
    }

    @Nested
    class Of_labels {

        @Test
        void selects_by_the_name_of_the_chart_and_that_of_the_release() {
            assertThat(installationOf("releaseName: rel", "{nameOverride: foo}").selectorLabels())
                    .containsExactly(
                            entry("app.kubernetes.io/name", "foo"), entry("app.kubernetes.io/instance", "rel"));
        }

        @Test
        void gives_the_pods_their_own_labels_and_those_of_the_selector() {
            Installation tempo = installation("{podLabels: {team: a, sidecar.istio.io/inject: 'false', size: 5}}");

            assertThat(tempo.podLabels())
                    .containsOnly(
                            entry("team", "a"),
                            entry("sidecar.istio.io/inject", "false"),
                            entry("size", "5"),
                            entry("app.kubernetes.io/name", "tempo"),
                            entry("app.kubernetes.io/instance", "tempo"));
        }
    }

    @Nested
    class Of_the_configuration {

        @Test
        void is_the_charts_unless_somebody_writes_it() {
            assertThat(installation("{}").replacesConfig()).isFalse();
            assertThat(installation("{config: null}").replacesConfig()).isFalse();
            assertThat(installation("{config: 'target: all'}").replacesConfig()).isTrue();
            assertThat(withUnknown("config").replacesConfig()).isTrue();
            assertThat(withUnknownBeside("{}").replacesConfig()).isTrue();
            assertThat(withUnknownBeside("{config: null}").replacesConfig()).isFalse();
        }

        @Test
        void generates_metrics_if_the_chart_is_asked_to() {
            assertThat(installation("{}").generatesMetrics()).isFalse();
            assertThat(installation("{tempo: {metricsGenerator: {enabled: true}}}")
                            .generatesMetrics())
                    .isTrue();
            assertThat(installation("{config: 'target: all', tempo: {metricsGenerator: {enabled: true}}}")
                            .generatesMetrics())
                    .isFalse();
        }

        @Test
        void runs_both_processors_until_they_can_be_chosen() {
            String values =
                    "{tempo: {metricsGenerator: {enabled: true}, overrides: {defaults: {metrics_generator: {processors: [local-blocks]}}}}}";

            assertThat(installation("1.18.3", values).processors().elements())
                    .extracting(Value::text)
                    .containsExactly("service-graphs", "span-metrics");
            assertThat(installation("1.18.3", values).processors().isWritten()).isFalse();
            assertThat(installation("1.19.0", values).processors().elements())
                    .extracting(Value::text)
                    .containsExactly("local-blocks");
        }
    }

    @Nested
    class Of_remote_writes {

        private static List<String> remoteWrites(String chart, String generator) {
            return installation(chart, "{tempo: {metricsGenerator: %s}}".formatted(generator)).remoteWrites().stream()
                    .map(Value::text)
                    .toList();
        }

        @Test
        void writes_nowhere_without_the_generator() {
            assertThat(remoteWrites("1.24.4", "{enabled: false}")).isEmpty();
        }

        @Test
        void writes_to_the_one_address() {
            assertThat(remoteWrites("1.24.1", "{enabled: true}"))
                    .containsExactly("http://prometheus.monitoring:9090/api/v1/write");
            assertThat(remoteWrites("1.24.4", "{enabled: true, remoteWriteUrl: 'http://mimir/push'}"))
                    .containsExactly("http://mimir/push");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"1.24.1, http://old", "1.24.2, http://new"})
        void writes_to_a_list_of_addresses_where_the_chart_has_it(String chart, String url) {
            assertThat(
                            remoteWrites(
                                    chart,
                                    "{enabled: true, remoteWriteUrl: 'http://old', storage: {remote_write: [{url: 'http://new'}]}}"))
                    .containsExactly(url);
        }

        @Test
        void looks_at_no_more_than_a_hundred_addresses() {
            String list = IntStream.range(0, 101)
                    .mapToObj("{url: 'http://a%d'}"::formatted)
                    .collect(Collectors.joining(", "));

            assertThat(remoteWrites("1.24.4", "{enabled: true, storage: {remote_write: [%s]}}".formatted(list)))
                    .hasSize(100)
                    .startsWith("http://a0")
                    .endsWith("http://a99");
        }
    }

    @Nested
    class Of_receivers {

        private static Intake intake(String tag, String receivers, String id) {
            String values = "{tempo: {tag: '%s', receivers: %s}}".formatted(tag, receivers);
            return installation(values).intakes().stream()
                    .filter(intake -> intake.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void takes_in_what_the_chart_turns_on() {
            assertThat(installation("{}").intakes())
                    .extracting(Intake::id)
                    .containsExactlyInAnyOrder(
                            "jaeger.protocols.grpc",
                            "jaeger.protocols.thrift_binary",
                            "jaeger.protocols.thrift_compact",
                            "jaeger.protocols.thrift_http",
                            "opencensus",
                            "otlp.protocols.grpc",
                            "otlp.protocols.http");
            assertThat(installation("{}").intakes()).noneMatch(Intake::written);
        }

        @Test
        void takes_in_what_somebody_asks_for() {
            Installation tempo = installation(
                    "{tempo: {receivers: {jaeger: null, opencensus: {}, otlp: {protocols: {http: {endpoint: ':4318'}}}, zipkin: {endpoint: '0.0.0.0:9411'}, kafka/own: {brokers: [a]}}}}");

            assertThat(tempo.intakes())
                    .extracting(Intake::id, Intake::protocol, Intake::written)
                    .containsExactlyInAnyOrder(
                            tuple("opencensus", Optional.of(ReceiverProtocol.OPENCENSUS), true),
                            tuple("otlp.protocols.grpc", Optional.of(ReceiverProtocol.OTLP_GRPC), false),
                            tuple("otlp.protocols.http", Optional.of(ReceiverProtocol.OTLP_HTTP), true),
                            tuple("zipkin", Optional.of(ReceiverProtocol.ZIPKIN), true),
                            tuple("kafka/own", Optional.empty(), true));
        }

        @Test
        void finds_the_intake_of_a_protocol() {
            Installation tempo = installation("{tempo: {receivers: {own: {}}}}");

            assertThat(tempo.intake(ReceiverProtocol.OTLP_HTTP)).map(Intake::id).contains("otlp.protocols.http");
            assertThat(tempo.intake(ReceiverProtocol.ZIPKIN)).isEmpty();
        }

        @Test
        void knows_none_of_a_configuration_that_is_replaced() {
            assertThat(installation("{config: 'target: all'}").intakes()).isEmpty();
        }

        @Test
        void leaves_out_receivers_that_are_not_at_hand() {
            assertThat(withUnknown("tempo.receivers.zipkin").intakes())
                    .extracting(Intake::id)
                    .hasSize(7)
                    .doesNotContain("zipkin");
        }

        @ParameterizedTest(name = "{0}: {1}, {2}")
        @CsvSource({
            "0.0.0.0:9411, , 9411",
            "'[::]:9411', , 9411",
            ":9411, , 9411",
            "localhost:9411, localhost, 9411",
            "'[::1]:9411', ::1, 9411",
            "10.0.0.1, 10.0.0.1,",
            "'${POD_IP}:9411', ,",
            "no address, ,"
        })
        void listens_where_its_endpoint_says(String endpoint, String host, Integer port) {
            Intake intake = intake("", "{zipkin: {endpoint: '%s'}}".formatted(endpoint), "zipkin");

            assertThat(intake.host()).isEqualTo(Optional.ofNullable(host));
            assertThat(intake.port().stream().boxed().findFirst()).isEqualTo(Optional.ofNullable(port));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"2.6.1, ", "2.7.0, localhost", "latest, "})
        void listens_where_its_version_does_without_an_endpoint(String tag, String host) {
            Intake zipkin = intake(tag, "{zipkin: {}}", "zipkin");
            Intake own = intake(tag, "{own: {endpoint: ''}}", "own");

            assertThat(zipkin.host()).isEqualTo(Optional.ofNullable(host));
            assertThat(zipkin.port()).hasValue(9411);
            assertThat(own.host()).isEqualTo(Optional.ofNullable(host));
            assertThat(own.port()).isEmpty();
        }

        @Test
        void shows_the_value_that_turns_it_on() {
            Intake intake = intake("", "{otlp: {protocols: {grpc: {endpoint: ':1'}}}}", "otlp.protocols.grpc");

            assertThat(intake.value().path()).isEqualTo("tempo.receivers.otlp.protocols.grpc");
        }
    }

    @Nested
    class Of_service_ports {

        private static String port(Installation tempo, String name) {
            return tempo.servicePorts().stream()
                    .filter(port -> port.name().equals(name))
                    .map(port -> port.port() + " " + port.targetPort() + " " + port.transport())
                    .findFirst()
                    .orElse("none");
        }

        @Test
        void has_those_of_its_chart() {
            assertThat(installation("1.7.2", "{}").servicePorts())
                    .containsExactlyInAnyOrder(
                            new ServicePort("tempo-prom-metrics", 3100, 3100, Transport.TCP),
                            new ServicePort("tempo-zipkin", 9411, 9411, Transport.TCP),
                            new ServicePort("grpc-tempo-otlp", 4317, 4317, Transport.TCP),
                            new ServicePort("tempo-otlp-http", 4318, 4318, Transport.TCP),
                            new ServicePort("grpc-tempo-jaeger", 14250, 14250, Transport.TCP),
                            new ServicePort("tempo-jaeger-thrift-http", 14268, 14268, Transport.TCP),
                            new ServicePort("tempo-jaeger-thrift-compact", 6831, 6831, Transport.UDP),
                            new ServicePort("tempo-jaeger-thrift-binary", 6832, 6832, Transport.UDP),
                            new ServicePort("tempo-opencensus", 55678, 55678, Transport.TCP),
                            new ServicePort("tempo-otlp-legacy", 55680, 55680, Transport.TCP),
                            new ServicePort("tempo-otlp-http-legacy", 55681, 4318, Transport.TCP));
        }

        @ParameterizedTest(name = "{0} {1}: {2}")
        @CsvSource({
            "1.23.0, tempo-prom-metrics, 3100 3100 TCP",
            "1.23.1, tempo-prom-metrics, 3200 3200 TCP",
            "1.14.0, tempo-otlp-http-legacy, 55681 4318 TCP",
            "1.15.0, tempo-otlp-http-legacy, 55681 55681 TCP",
            "2.2.0, tempo-opencensus, 55678 55678 TCP",
            "2.2.2, tempo-opencensus, none",
            "1.15.0, tempo-zipkin, 9411 9411 TCP"
        })
        void changes_with_the_chart(String chart, String name, String expected) {
            assertThat(port(installation(chart, "{}"), name)).isEqualTo(expected);
        }

        @ParameterizedTest(name = "{0}, {1}: {2}")
        @CsvSource({
            "1.14.0, 0.0.0.0:14317, 4317 4317 TCP",
            "1.15.0, 0.0.0.0:14317, 14317 4317 TCP",
            "1.15.0, :14317, 14317 4317 TCP",
            "1.15.0, 14317, 14317 4317 TCP",
            "1.15.0, '[::]:14317', 14317 4317 TCP",
            "1.15.0, 0.0.0.0:x, none",
            "1.15.0, '', none",
            "1.14.0, '', 4317 4317 TCP"
        })
        void follows_the_endpoint_but_not_to_the_pod(String chart, String endpoint, String expected) {
            String values = "{tempo: {receivers: {otlp: {protocols: {grpc: {endpoint: '%s'}}}}}}".formatted(endpoint);

            assertThat(port(installation(chart, values), "grpc-tempo-otlp")).isEqualTo(expected);
        }

        @Test
        void keeps_the_ports_that_no_endpoint_moves() {
            Installation tempo =
                    installation("{tempo: {receivers: {zipkin: {endpoint: ':1'}, opencensus: {endpoint: ':2'}}}}");

            assertThat(port(tempo, "tempo-zipkin")).isEqualTo("9411 9411 TCP");
            assertThat(port(tempo, "tempo-opencensus")).isEqualTo("55678 55678 TCP");
        }
    }

    @Nested
    class Of_mounts {

        private static List<String> paths(Installation tempo) {
            return tempo.mounts().stream().map(Mount::path).toList();
        }

        @Test
        void mounts_only_the_configuration_by_default() {
            assertThat(installation("{}").mounts()).singleElement().satisfies(mount -> {
                assertThat(mount.path()).isEqualTo("/conf");
                assertThat(mount.readOnly()).isTrue();
            });
        }

        @Test
        void mounts_what_its_values_ask_for() {
            assertThat(paths(installation("{persistence: {enabled: true}}"))).containsExactly("/conf", "/var/tempo");
            assertThat(paths(installation("{tempo: {metricsGenerator: {enabled: true}}}")))
                    .containsExactly("/conf", "/tmp");
        }

        @Test
        void does_not_count_on_a_volume_that_is_not_at_hand() {
            assertThat(paths(withUnknown("persistence.enabled"))).containsExactly("/conf");
            assertThat(paths(withUnknown("tempo.metricsGenerator.enabled"))).containsExactly("/conf");
        }

        @Test
        void mounts_what_somebody_adds() {
            Installation tempo = installation(
                    "{tempo: {extraVolumeMounts: [{name: a, mountPath: /a/}, {name: b, mountPath: /, readOnly: true}, {name: c}]}}");

            assertThat(tempo.mounts())
                    .extracting(Mount::path, Mount::origin, Mount::readOnly)
                    .contains(
                            tuple("/a", "tempo.extraVolumeMounts[0]", false),
                            tuple("/", "tempo.extraVolumeMounts[1]", true))
                    .hasSize(3);
        }
    }

    @Test
    void takes_the_security_of_the_container_before_that_of_the_pod() {
        Installation tempo = installation(
                "{securityContext: {runAsUser: 1, runAsGroup: 2}, tempo: {securityContext: {runAsUser: 3}}}");

        assertThat(tempo.security("runAsUser").number()).hasValue(3);
        assertThat(tempo.security("runAsGroup").number()).hasValue(2);
        assertThat(tempo.security("seccompProfile").isMissing()).isTrue();
    }

    @Test
    void takes_the_security_of_the_pod_where_that_of_the_container_is_null() {
        Installation tempo = installation("{tempo: {securityContext: {runAsUser: null}}}");

        assertThat(tempo.security("runAsUser").number()).hasValue(10001);
    }
}
