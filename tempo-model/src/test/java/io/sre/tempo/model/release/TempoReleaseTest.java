package io.sre.tempo.model.release;

import static io.sre.tempo.model.chart.ReceiverProtocol.JAEGER_THRIFT_HTTP;
import static io.sre.tempo.model.chart.ReceiverProtocol.OPENCENSUS;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_HTTP;
import static io.sre.tempo.model.chart.ReceiverProtocol.ZIPKIN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.ChartSource;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.FluxDelivery;
import io.sre.tempo.model.LocalStorage;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.NistControls;
import io.sre.tempo.model.Persistence;
import io.sre.tempo.model.PodSecurity;
import io.sre.tempo.model.Receiver;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.ReleaseReference;
import io.sre.tempo.model.Resources;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.ServiceMonitor;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.Processor;
import io.sre.tempo.model.chart.Transport;
import io.sre.tempo.model.flux.DependencyRef;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.flux.HelmReleaseSpec;
import io.sre.tempo.model.flux.HelmRepository;
import io.sre.tempo.model.flux.OCIRepository;
import io.sre.tempo.model.yaml.Yaml;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TempoReleaseTest {

    @Provide
    Arbitrary<Tempo> descriptions() {
        return Descriptions.any();
    }

    private static ObjectNode values(Tempo tempo) {
        return TempoRelease.of(tempo).values();
    }

    private static JsonNode at(Tempo tempo, String pointer) {
        return values(tempo).at(pointer);
    }

    private static Tempo with(S3Credentials credentials) {
        return Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces")
                        .credentials(credentials)
                        .build())
                .build();
    }

    private static Tempo receiving(String version, Receiver... receivers) {
        return Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion(version)
                .receivers(Receivers.of(receivers))
                .build();
    }

    private static HelmReleaseSpec spec(Tempo tempo) {
        return requireNonNull(TempoRelease.of(tempo).helmRelease().getSpec());
    }

    @ParameterizedTest(name = "release {0} is called {1}")
    @CsvSource({"tempo, tempo", "my-tempo-eu, my-tempo-eu", "traces, traces-tempo"})
    void names_the_service_as_the_chart_does(String release, String service) {
        TempoRelease named = TempoRelease.of(Tempo.builder()
                .storage(Descriptions.awsBucket())
                .name(release)
                .namespace("tracing")
                .build());

        assertThat(named.name()).isEqualTo(release);
        assertThat(named.fullName()).isEqualTo(service);
        assertThat(named.serviceHost()).isEqualTo(service + ".tracing.svc.cluster.local");
        assertThat(named.queryUrl()).isEqualTo("http://" + service + ".tracing.svc.cluster.local:3100");
        assertThat(named.podLabels())
                .containsExactly(
                        Map.entry("app.kubernetes.io/name", "tempo"), Map.entry("app.kubernetes.io/instance", release));
        assertThat(named.pods().namespaceLabels()).containsOnly(Map.entry("kubernetes.io/metadata.name", "tracing"));
        assertThat(named.pods().podLabels()).isEqualTo(named.podLabels());
    }

    @Test
    void serves_queries_on_the_port_of_the_chart() {
        Tempo newer = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion("1.23.1")
                .build();

        assertThat(TempoRelease.of(newer).queryUrl()).endsWith(":3200");
        assertThat(TempoRelease.of(newer).listeners().get(0))
                .isEqualTo(new Listener("HTTP API", "0.0.0.0", 3200, Transport.TCP, Optional.empty()));
    }

    @Test
    void says_the_minimal_description_in_values() {
        assertThat(Yaml.write(values(Descriptions.minimal()))).isEqualTo("""
                        tempo:
                          storage:
                            trace:
                              backend: s3
                              s3:
                                endpoint: s3.eu-west-1.amazonaws.com
                                bucket: traces
                                insecure: false
                                forcepathstyle: false
                          receivers:
                            zipkin:
                              endpoint: 0.0.0.0:9411
                            otlp:
                              protocols:
                                grpc:
                                  endpoint: 0.0.0.0:4317
                                http:
                                  endpoint: 0.0.0.0:4318
                            jaeger:
                              protocols:
                                grpc: null
                                thrift_http: null
                                thrift_compact: null
                                thrift_binary: null
                            opencensus:
                              endpoint: 127.0.0.1:55678
                          retention: 24h
                          reportingEnabled: false
                          memBallastSizeMbs: 0
                          resources:
                            requests:
                              cpu: 100m
                              memory: 512Mi
                            limits:
                              memory: 2Gi
                          securityContext:
                            allowPrivilegeEscalation: false
                            readOnlyRootFilesystem: true
                            capabilities:
                              drop:
                                - ALL
                          extraEnv:
                            - name: AWS_ACCESS_KEY_ID
                              valueFrom:
                                secretKeyRef:
                                  name: tempo-s3-credentials
                                  key: access_key
                            - name: AWS_SECRET_ACCESS_KEY
                              valueFrom:
                                secretKeyRef:
                                  name: tempo-s3-credentials
                                  key: secret_key
                            - name: GOMEMLIMIT
                              value: 1638MiB
                        persistence:
                          enabled: true
                          size: 10Gi
                        securityContext:
                          runAsNonRoot: true
                          runAsUser: 10001
                          runAsGroup: 10001
                          fsGroup: 10001
                          seccompProfile:
                            type: RuntimeDefault
                        serviceAccount:
                          automountServiceAccountToken: false
                        serviceMonitor:
                          enabled: true
                        podAnnotations:
                          proxy.istio.io/config: "holdApplicationUntilProxyStarts: true"
                        """);
    }

    @Test
    void switches_off_what_was_not_chosen() {
        JsonNode receivers = at(receiving("1.24.4", Receiver.of(JAEGER_THRIFT_HTTP)), "/tempo/receivers");

        assertThat(receivers.has("zipkin")).isFalse();
        assertThat(receivers.at("/otlp/protocols/grpc").isNull()).isTrue();
        assertThat(receivers.at("/otlp/protocols/http").isNull()).isTrue();
        assertThat(receivers.at("/jaeger/protocols/thrift_http/endpoint").asText())
                .isEqualTo("0.0.0.0:14268");
        assertThat(receivers.at("/jaeger/protocols/grpc").isNull()).isTrue();
    }

    @Test
    void never_names_opencensus_where_tempo_does_not_know_it() {
        assertThat(at(receiving("2.2.2", Receiver.of(ZIPKIN)), "/tempo/receivers")
                        .has("opencensus"))
                .isFalse();
        assertThat(at(receiving("2.2.0", Receiver.of(OPENCENSUS)), "/tempo/receivers/opencensus/endpoint")
                        .asText())
                .isEqualTo("0.0.0.0:55678");
    }

    @Test
    void puts_an_ipv6_address_into_brackets() {
        Receiver everywhere =
                Receiver.builder().protocol(OTLP_HTTP).bindAddress("::").build();

        assertThat(at(receiving("1.7.2", everywhere), "/tempo/receivers/otlp/protocols/http/endpoint")
                        .asText())
                .isEqualTo("[::]:4318");
    }

    @Test
    void says_the_generator_as_each_version_wants_it() {
        Tempo oldest = generating("1.18.3");
        assertThat(at(oldest, "/tempo/metricsGenerator").toString())
                .isEqualTo("{\"enabled\":true,\"remoteWriteUrl\":\"http://p.monitoring.svc:9090/w\"}");
        assertThat(at(oldest, "/tempo/overrides").isMissingNode()).isTrue();
        assertThat(at(oldest, "/tempo/global_overrides").isMissingNode()).isTrue();

        Tempo middle = generating("1.19.0");
        assertThat(at(middle, "/tempo/metricsGenerator/remoteWriteUrl").asText())
                .isEqualTo("http://p.monitoring.svc:9090/w");
        assertThat(at(middle, "/tempo/overrides").toString())
                .isEqualTo(
                        "{\"defaults\":{\"metrics_generator\":{\"processors\":[\"service-graphs\",\"span-metrics\"]}}}");

        assertThat(at(generating("1.24.2"), "/tempo/metricsGenerator").toString())
                .isEqualTo("{\"enabled\":true,\"storage\":{\"remote_write\":["
                        + "{\"url\":\"http://p.monitoring.svc:9090/w\",\"send_exemplars\":true}]}}");
    }

    private static Tempo generating(String version) {
        return Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion(version)
                .metricsGenerator(MetricsGenerator.to("http://p.monitoring.svc:9090/w"))
                .build();
    }

    @Test
    void generates_only_what_was_chosen() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion("2.2.4")
                .metricsGenerator(MetricsGenerator.to("http://p.monitoring.svc:9090/w")
                        .deriving(Processor.LOCAL_BLOCKS, Processor.SERVICE_GRAPHS))
                .build();

        assertThat(at(tempo, "/tempo/overrides/defaults/metrics_generator/processors")
                        .toString())
                .isEqualTo("[\"service-graphs\",\"local-blocks\"]");
    }

    @Test
    void keeps_keys_of_a_secret_out_of_the_values() {
        Tempo tempo = with(S3Credentials.fromSecret("keys", "id", "key"));

        assertThat(at(tempo, "/tempo/storage/trace/s3").has("access_key")).isFalse();
        assertThat(at(tempo, "/tempo/extraEnv/0").toString())
                .isEqualTo("{\"name\":\"AWS_ACCESS_KEY_ID\",\"valueFrom\":"
                        + "{\"secretKeyRef\":{\"name\":\"keys\",\"key\":\"id\"}}}");
        assertThat(at(tempo, "/tempo/extraEnv/1/valueFrom/secretKeyRef/key").asText())
                .isEqualTo("key");
        assertThat(at(tempo, "/tempo/extraArgs").isMissingNode()).isTrue();
        assertThat(TempoRelease.of(tempo).helmRelease().getMetadata().getAnnotations())
                .doesNotContainKey("kustomize.toolkit.fluxcd.io/substitute");
    }

    @Test
    void lets_tempo_and_not_flux_expand_a_placeholder() {
        Tempo tempo = with(S3Credentials.fromEnvironment("S3_ID", "S3_KEY", "keys"));

        assertThat(at(tempo, "/tempo/storage/trace/s3/access_key").asText()).isEqualTo("${S3_ID}");
        assertThat(at(tempo, "/tempo/storage/trace/s3/secret_key").asText()).isEqualTo("${S3_KEY}");
        assertThat(at(tempo, "/tempo/extraEnv/0/name").asText()).isEqualTo("S3_ID");
        assertThat(at(tempo, "/tempo/extraEnv/1/name").asText()).isEqualTo("S3_KEY");
        assertThat(at(tempo, "/tempo/extraArgs").toString()).isEqualTo("{\"config.expand-env\":\"true\"}");
        assertThat(TempoRelease.of(tempo).helmRelease().getMetadata().getAnnotations())
                .containsEntry("kustomize.toolkit.fluxcd.io/substitute", "disabled");
    }

    @Test
    void sets_each_value_from_one_place_only() {
        Tempo tempo = with(S3Credentials.fromFluxValues("keys"));

        assertThat(at(tempo, "/tempo/storage/trace/s3").toString())
                .isEqualTo("{\"insecure\":false,\"forcepathstyle\":true}");
        assertThat(spec(tempo).valuesFrom())
                .extracting(from -> "%s %s %s %s"
                        .formatted(
                                from.kind(),
                                from.name(),
                                from.valuesKey().orElse(""),
                                from.targetPath().orElse("")))
                .containsExactly(
                        "Secret keys endpoint tempo.storage.trace.s3.endpoint",
                        "Secret keys bucket tempo.storage.trace.s3.bucket",
                        "Secret keys access_key tempo.storage.trace.s3.access_key",
                        "Secret keys secret_key tempo.storage.trace.s3.secret_key");
    }

    @Test
    void binds_the_service_account_to_a_role() {
        Tempo tempo = with(S3Credentials.awsRole("arn:aws:iam::1:role/tempo"));

        assertThat(at(tempo, "/serviceAccount/annotations").toString())
                .isEqualTo("{\"eks.amazonaws.com/role-arn\":\"arn:aws:iam::1:role/tempo\"}");
        assertThat(at(tempo, "/tempo/extraEnv")).hasSize(1);
    }

    @Test
    void writes_plain_text_keys_into_one_secret_and_nowhere_else() {
        Tempo tempo = with(S3Credentials.plainTextInManifests("AKIAEXAMPLE", "hunter2"));
        TempoRelease release = TempoRelease.of(tempo);

        assertThat(release.credentialsSecret()).hasValueSatisfying(secret -> {
            assertThat(secret.getMetadata().getName()).isEqualTo("tempo-s3-credentials");
            assertThat(secret.getMetadata().getNamespace()).isEqualTo("tempo");
            assertThat(secret.getType()).isEqualTo("Opaque");
            assertThat(secret.getMetadata().getAnnotations())
                    .containsEntry("kustomize.toolkit.fluxcd.io/substitute", "disabled");
            assertThat(secret.getStringData())
                    .containsOnly(Map.entry("access_key", "AKIAEXAMPLE"), Map.entry("secret_key", "hunter2"));
        });
        assertThat(release.values().toString()).doesNotContain("hunter2", "AKIAEXAMPLE");
        assertThat(at(tempo, "/tempo/extraEnv/0/valueFrom/secretKeyRef/name").asText())
                .isEqualTo("tempo-s3-credentials");
        assertThat(TempoRelease.of(Descriptions.minimal()).credentialsSecret()).isEmpty();
    }

    @Test
    void keeps_blocks_on_the_volume_with_local_storage() {
        Tempo tempo = Tempo.builder().storage(new LocalStorage()).build();

        assertThat(at(tempo, "/tempo/storage").toString()).isEqualTo("{\"trace\":{\"backend\":\"local\"}}");
        assertThat(at(tempo, "/tempo/extraEnv")).hasSize(1);
        assertThat(tempo.objectStorage()).isEmpty();
    }

    @Test
    void names_the_region_when_there_is_one() {
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("s3.example.org")
                        .bucket("traces")
                        .region("garage")
                        .build())
                .build();

        assertThat(at(tempo, "/tempo/storage/trace/s3/region").asText()).isEqualTo("garage");
    }

    @Test
    void mounts_an_empty_dir_in_place_of_a_claim() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .persistence(Persistence.none())
                .build();

        assertThat(at(tempo, "/persistence").toString()).isEqualTo("{\"enabled\":false}");
        assertThat(at(tempo, "/extraVolumes").toString()).isEqualTo("[{\"name\":\"data\",\"emptyDir\":{}}]");
        assertThat(at(tempo, "/tempo/extraVolumeMounts").toString())
                .isEqualTo("[{\"name\":\"data\",\"mountPath\":\"/var/tempo\"}]");
    }

    @Test
    void claims_what_was_asked_for() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .persistence(Persistence.builder()
                        .size("20Gi")
                        .storageClassName("fast")
                        .build())
                .build();

        assertThat(at(tempo, "/persistence").toString())
                .isEqualTo("{\"enabled\":true,\"size\":\"20Gi\",\"storageClassName\":\"fast\"}");
        assertThat(values(tempo).has("extraVolumes")).isFalse();
    }

    @ParameterizedTest(name = "a limit of {0} makes Go collect at {1}")
    @CsvSource({"2Gi, 1638MiB", "512Mi, 409MiB", "1G, 762MiB", "1000000, 800000"})
    void collects_garbage_before_the_memory_limit(String limit, String soft) {
        Tempo tempo = Tempo.builder()
                .storage(new LocalStorage())
                .resources(Resources.builder()
                        .memoryRequest("1000000")
                        .memoryLimit(limit)
                        .cpuLimit("2")
                        .build())
                .build();

        assertThat(at(tempo, "/tempo/extraEnv/0/value").asText()).isEqualTo(soft);
        assertThat(at(tempo, "/tempo/resources/limits/cpu").asText()).isEqualTo("2");
    }

    @Test
    void gives_a_long_replay_time_where_there_are_probes() {
        assertThat(at(receiving("1.15.0", Receiver.of(ZIPKIN)), "/tempo/livenessProbe")
                        .isMissingNode())
                .isTrue();
        assertThat(at(receiving("1.16.0", Receiver.of(ZIPKIN)), "/tempo/livenessProbe/failureThreshold")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void runs_as_described() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .podSecurity(PodSecurity.builder()
                        .runAsUser(1)
                        .runAsGroup(2)
                        .fsGroup(3)
                        .readOnlyRootFilesystem(false)
                        .build())
                .build();

        assertThat(at(tempo, "/securityContext").toString())
                .isEqualTo("{\"runAsNonRoot\":true,\"runAsUser\":1,\"runAsGroup\":2,\"fsGroup\":3,"
                        + "\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}");
        assertThat(at(tempo, "/tempo/securityContext/readOnlyRootFilesystem").asBoolean())
                .isFalse();
    }

    @Test
    void monitors_as_described() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .serviceMonitor(ServiceMonitor.builder()
                        .interval("30s")
                        .putLabels("z", "1")
                        .putLabels("a", "2")
                        .build())
                .build();
        Tempo none = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .serviceMonitor(ServiceMonitor.none())
                .build();

        assertThat(at(tempo, "/serviceMonitor").toString())
                .isEqualTo("{\"enabled\":true,\"interval\":\"30s\",\"additionalLabels\":{\"a\":\"2\",\"z\":\"1\"}}");
        assertThat(at(none, "/serviceMonitor").toString()).isEqualTo("{\"enabled\":false}");
    }

    @Test
    void labels_the_namespace_for_its_mesh() {
        assertThat(namespaceLabels(Mesh.istioSidecar()))
                .containsEntry("istio-injection", "enabled")
                .containsEntry("app.kubernetes.io/part-of", "sre-platform")
                .hasSize(2);
        assertThat(namespaceLabels(Mesh.istioSidecar("stable")))
                .containsEntry("istio.io/rev", "stable")
                .hasSize(2);
        assertThat(namespaceLabels(Mesh.istioAmbient()))
                .containsEntry("istio.io/dataplane-mode", "ambient")
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
                .hasSize(3);
        assertThat(namespaceLabels(Mesh.none()))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
                .hasSize(2);
    }

    private static Map<String, String> namespaceLabels(Mesh mesh) {
        Tempo tempo =
                Tempo.builder().storage(Descriptions.awsBucket()).mesh(mesh).build();
        assertThat(values(tempo).has("podAnnotations")).isEqualTo(mesh.mode() == Mesh.Mode.SIDECAR);
        return TempoRelease.of(tempo).namespaceManifest().getMetadata().getLabels();
    }

    @Test
    void annotates_with_the_controls_unless_there_are_none() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .controls(NistControls.of())
                .build();

        assertThat(TempoRelease.of(Descriptions.minimal())
                        .namespaceManifest()
                        .getMetadata()
                        .getAnnotations())
                .containsOnly(Map.entry("sre.io/nist-controls", "AU-2, SI-4"));
        assertThat(TempoRelease.of(tempo).namespaceManifest().getMetadata().getAnnotations())
                .isEmpty();
    }

    @Test
    void is_installed_from_the_repository_of_the_original_platform() {
        HelmRelease release = TempoRelease.of(Descriptions.minimal()).helmRelease();
        HelmReleaseSpec spec = requireNonNull(release.getSpec());

        assertThat(release.getMetadata().getName()).isEqualTo("tempo");
        assertThat(release.getMetadata().getNamespace()).isEqualTo("tempo");
        assertThat(spec.interval()).isEqualTo("10m");
        assertThat(spec.timeout()).isEmpty();
        assertThat(spec.releaseName()).isEmpty();
        assertThat(spec.chart()).hasValueSatisfying(chart -> {
            assertThat(chart.spec().chart()).isEqualTo("tempo");
            assertThat(chart.spec().version()).hasValue("1.7.2");
            assertThat(chart.spec().sourceRef().kind()).hasToString("HelmRepository");
            assertThat(chart.spec().sourceRef().name()).isEqualTo("grafana");
            assertThat(chart.spec().sourceRef().namespace()).hasValue("flux-system");
        });
        assertThat(spec.dependsOn())
                .extracting(
                        DependencyRef::name,
                        dependency -> dependency.namespace().orElse(""))
                .containsExactly(tuple("istio-base", "istio-system"), tuple("monitoring", "monitoring"));
        assertThat(spec.install().orElseThrow().createNamespace()).hasValue(false);
        assertThat(spec.install().orElseThrow().remediation().orElseThrow().retries())
                .hasValue(3);
        assertThat(spec.upgrade().orElseThrow().remediation().orElseThrow().retries())
                .hasValue(3);
        assertThat(spec.upgrade().orElseThrow().cleanupOnFail()).hasValue(true);
        assertThat(TempoRelease.of(Descriptions.minimal()).chartSource()).isEmpty();
    }

    @Test
    void says_its_release_name_where_flux_would_make_another() {
        Tempo elsewhere = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .namespace("flux-system")
                .targetNamespace("tracing")
                .build();
        Tempo renamed = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .releaseName("traces")
                .build();

        assertThat(spec(elsewhere).releaseName()).hasValue("tempo");
        assertThat(spec(elsewhere).targetNamespace()).hasValue("tracing");
        assertThat(spec(renamed).releaseName()).hasValue("traces");
        assertThat(TempoRelease.of(elsewhere).namespaceManifest().getMetadata().getName())
                .isEqualTo("tracing");
    }

    @Test
    void waits_only_for_what_is_there() {
        Tempo alone = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .flux(FluxDelivery.builder()
                        .dependsOnPlatform(false)
                        .addDependsOn(new ReleaseReference("minio", "minio"))
                        .timeout("5m")
                        .build())
                .build();
        Tempo unmeshed = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .mesh(Mesh.none())
                .build();

        assertThat(spec(alone).dependsOn()).extracting(DependencyRef::name).containsExactly("minio");
        assertThat(spec(alone).timeout()).hasValue("5m");
        assertThat(spec(unmeshed).dependsOn()).extracting(DependencyRef::name).containsExactly("monitoring");
    }

    @Test
    void never_waits_for_itself() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .name("monitoring")
                .namespace("monitoring")
                .targetNamespace("tempo")
                .build();

        assertThat(spec(tempo).dependsOn()).extracting(DependencyRef::name).containsExactly("istio-base");
    }

    @Test
    void takes_the_chart_from_an_oci_repository_that_holds_its_version() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion("2.2.4")
                .flux(FluxDelivery.builder()
                        .chartSource(ChartSource.ociRepository(ChartHome.COMMUNITY, "tempo-chart", "tempo"))
                        .build())
                .build();

        assertThat(spec(tempo).chart()).isEmpty();
        assertThat(spec(tempo).chartRef().orElseThrow().name()).isEqualTo("tempo-chart");
        assertThat(TempoRelease.of(tempo).chartSource()).hasValueSatisfying(source -> {
            OCIRepository repository = (OCIRepository) source;
            assertThat(repository.getMetadata().getNamespace()).isEqualTo("tempo");
            assertThat(requireNonNull(repository.getSpec()).url())
                    .isEqualTo("oci://ghcr.io/grafana-community/helm-charts/tempo");
            assertThat(repository.getSpec().ref().orElseThrow().tag()).hasValue("2.2.4");
        });
    }

    @Test
    void brings_its_helm_repository_when_asked_to() {
        Tempo tempo = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion("1.25.0")
                .flux(FluxDelivery.builder()
                        .chartSource(
                                ChartSource.helmRepository(ChartHome.COMMUNITY).asManifest())
                        .build())
                .build();

        assertThat(TempoRelease.of(tempo).chartSource()).hasValueSatisfying(source -> {
            HelmRepository repository = (HelmRepository) source;
            assertThat(repository.getMetadata().getName()).isEqualTo("grafana-community");
            assertThat(requireNonNull(repository.getSpec()).url())
                    .isEqualTo("https://grafana-community.github.io/helm-charts");
        });
    }

    @Test
    void moves_to_the_new_home_with_the_versions_that_are_only_there() {
        assertThat(spec(receiving("1.24.4", Receiver.of(ZIPKIN)))
                        .chart()
                        .orElseThrow()
                        .spec()
                        .sourceRef()
                        .name())
                .isEqualTo("grafana");
        assertThat(spec(receiving("1.25.0", Receiver.of(ZIPKIN)))
                        .chart()
                        .orElseThrow()
                        .spec()
                        .sourceRef()
                        .name())
                .isEqualTo("grafana-community");
    }

    @Property(tries = 200)
    void gives_fresh_and_equal_objects_on_every_call(@ForAll("descriptions") Tempo tempo) {
        TempoRelease release = TempoRelease.of(tempo);
        ObjectNode changed = release.values();
        changed.removeAll();
        release.helmRelease().getMetadata().setName("changed");

        assertThat(release.values())
                .isNotEmpty()
                .isEqualTo(TempoRelease.of(tempo).values());
        assertThat(release.helmRelease()).isEqualTo(TempoRelease.of(tempo).helmRelease());
        assertThat(release.helmRelease().getMetadata().getName()).isEqualTo(tempo.name());
    }

    @Property(tries = 200)
    void asks_flux_only_for_what_flux_takes(@ForAll("descriptions") Tempo tempo) {
        HelmRelease release = TempoRelease.of(tempo).helmRelease();

        assertThat(release.problems()).isEmpty();
        assertThat(release.effectiveReleaseName()).hasValue(tempo.releaseName());
        assertThat(release.effectiveNamespace()).hasValue(tempo.releaseNamespace());
    }
}
