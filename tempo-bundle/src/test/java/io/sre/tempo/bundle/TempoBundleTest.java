package io.sre.tempo.bundle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.bundle.folder.FolderChange;
import io.sre.tempo.bundle.yaml.ManifestYaml;
import io.sre.tempo.model.ChartSource;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.FluxDelivery;
import io.sre.tempo.model.LocalStorage;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.Persistence;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.Receiver;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TempoBundleTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/sre/tempo/bundle");

    @Provide
    Arbitrary<Tempo> descriptions() {
        return Descriptions.any();
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource
    void writes_what_a_careful_engineer_would(String name, Tempo tempo) throws IOException {
        Path folder = GOLDEN.resolve(name);
        Map<String, String> files = TempoBundle.of(tempo).files();
        if (Boolean.getBoolean("golden.update")) {
            TempoBundle.of(tempo).writeTo(folder);
        }

        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(filesBelow(folder));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path golden = folder.resolve(file.getKey());
            assertThat(file.getValue()).as(golden.toString()).isEqualTo(Files.readString(golden));
        }
    }

    static Stream<Arguments> writes_what_a_careful_engineer_would() {
        return Stream.of(
                argumentSet("a bucket at AWS and nothing else", "minimal", Descriptions.minimal()),
                argumentSet("the platform with metrics and MinIO", "platform", Descriptions.withGenerator()),
                argumentSet("the newest chart in ambient mode", "ambient", ambient()),
                argumentSet("a laptop", "laptop", laptop()));
    }

    @Property(tries = 200)
    void breaks_no_rule_whatever_is_described(@ForAll("descriptions") Tempo tempo) {
        assertThat(TempoBundle.of(tempo).validate().atLeast(Severity.WARNING)).isEmpty();
    }

    @Test
    void is_validated_as_the_files_that_it_writes(@TempDir Path folder) {
        TempoBundle bundle = TempoBundle.of(laptop());
        bundle.writeTo(folder);

        assertThat(bundle.validate())
                .containsExactlyElementsOf(
                        Validator.standard().validate(io.sre.tempo.model.manifest.Manifests.read(folder)));
    }

    private static Tempo ambient() {
        return Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("s3.example.org:8443")
                        .bucket("traces")
                        .region("eu-1")
                        .credentials(S3Credentials.fromEnvironment("S3_ACCESS_KEY", "S3_SECRET_KEY", "s3-keys"))
                        .build())
                .chartVersion("2.2.4")
                .name("traces")
                .namespace("flux-system")
                .targetNamespace("tracing")
                .receivers(Receivers.of(
                        Receiver.of(ReceiverProtocol.OTLP_GRPC),
                        Receiver.builder()
                                .protocol(ReceiverProtocol.JAEGER_THRIFT_COMPACT)
                                .addSenders(Pods.in("legacy").labelled("app", "agent"))
                                .build()))
                .metricsGenerator(MetricsGenerator.to("http://mimir.mimir.svc:8080/api/v1/push"))
                .persistence(Persistence.none())
                .mesh(Mesh.istioAmbient())
                .addSenders(Pods.inNamespacesLabelled("istio.io/dataplane-mode", "ambient"))
                .flux(FluxDelivery.builder()
                        .chartSource(ChartSource.ociRepository(ChartHome.COMMUNITY, "tempo-chart", "flux-system"))
                        .dependsOnPlatform(false)
                        .build())
                .build();
    }

    private static Tempo laptop() {
        return Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces")
                        .insecure(true)
                        .credentials(S3Credentials.plainTextInManifests("minio", "minio-minio"))
                        .build())
                .mesh(Mesh.none())
                .flux(FluxDelivery.builder()
                        .chartSource(
                                ChartSource.helmRepository(ChartHome.FROZEN).asManifest())
                        .dependsOnPlatform(false)
                        .build())
                .build();
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void has_the_six_files_of_the_original_platform() {
        assertThat(TempoBundle.of(Descriptions.minimal()).files())
                .containsOnlyKeys(
                        "namespace.yaml",
                        "helmrelease.yaml",
                        "grafana-datasource.yaml",
                        "network-policies/default-deny.yaml",
                        "network-policies/allow-tempo.yaml",
                        "kustomization.yaml");
    }

    @Test
    void applies_what_others_need_first() {
        assertThat(TempoBundle.of(laptop()).resources())
                .extracting(HasMetadata::getKind)
                .containsExactly(
                        "Namespace",
                        "Secret",
                        "HelmRepository",
                        "NetworkPolicy",
                        "NetworkPolicy",
                        "HelmRelease",
                        "ConfigMap");
    }

    @Property(tries = 150)
    void is_read_back_as_it_was(@ForAll("descriptions") Tempo tempo) {
        TempoBundle bundle = TempoBundle.of(tempo);

        assertThat(ManifestYaml.standard().read(bundle.toYaml())).isEqualTo(bundle.resources());
    }

    @Property(tries = 150)
    void gives_the_same_bytes_twice(@ForAll("descriptions") Tempo tempo) {
        assertThat(TempoBundle.of(tempo).files())
                .isEqualTo(TempoBundle.of(tempo).files());
        assertThat(TempoBundle.of(tempo).toYaml())
                .isEqualTo(TempoBundle.of(tempo).toYaml());
        assertThat(TempoBundle.of(tempo).tempo()).isSameAs(tempo);
    }

    @Property(tries = 150)
    void lists_every_file_in_its_kustomization(@ForAll("descriptions") Tempo tempo) {
        Map<String, String> files = TempoBundle.of(tempo).files();
        List<String> listed = new ArrayList<>();
        Yaml.read(requireNonNull(files.get("kustomization.yaml")))
                .get("resources")
                .forEach(name -> listed.add(name.asText()));

        listed.add("kustomization.yaml");
        assertThat(listed).containsExactlyElementsOf(files.keySet());
    }

    @Property(tries = 150)
    void keeps_plain_text_keys_in_their_secret(@ForAll("descriptions") Tempo tempo) {
        Map<String, String> files = TempoBundle.of(tempo).files();

        assertThat(files.entrySet())
                .filteredOn(file -> file.getValue().contains("literal-"))
                .allMatch(file -> file.getKey().equals("s3-credentials.yaml"));
        assertThat(tempo.toString()).doesNotContain("literal-access-key", "literal-secret-key");
    }

    @Property(tries = 150)
    void names_the_service_that_the_policies_protect(@ForAll("descriptions") Tempo tempo) {
        String datasource = TempoBundle.of(tempo).files().get("grafana-datasource.yaml");

        assertThat(datasource)
                .contains("url: http://")
                .contains("." + tempo.releaseNamespace() + ".svc.cluster.local:"
                        + tempo.chart().httpPort() + "\n");
    }

    @Test
    void writes_once_and_then_leaves_alone(@TempDir Path folder) throws IOException {
        TempoBundle bundle = TempoBundle.of(Descriptions.minimal());
        Files.writeString(folder.resolve("notes.txt"), "mine");

        FolderChange first = bundle.writeTo(folder);
        FolderChange second = bundle.writeTo(folder);

        assertThat(first.written()).containsExactlyElementsOf(bundle.files().keySet());
        assertThat(second.written()).isEmpty();
        assertThat(second.unchanged()).containsExactlyElementsOf(bundle.files().keySet());
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void leaves_the_folder_as_it_was_when_something_stands_in_the_way(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("kustomization.yaml/in-the-way"));

        assertThatThrownBy(() -> TempoBundle.of(Descriptions.minimal()).writeTo(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("kustomization.yaml");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void has_no_bucket_with_local_storage() {
        Tempo tempo = Tempo.builder().storage(new LocalStorage()).build();

        assertThat(TempoBundle.of(tempo).toYaml()).doesNotContain("s3").contains("backend: local");
    }

    @Test
    void says_what_it_could_not_switch_off_only_where_that_is_so() {
        Tempo chosen = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .receivers(Receivers.of(ReceiverProtocol.OPENCENSUS))
                .metricsGenerator(MetricsGenerator.to(Neighbours.ofPlatform().prometheus()))
                .build();

        assertThat(TempoBundle.of(chosen).toYaml()).doesNotContain("cannot turn it off");
        assertThat(TempoBundle.of(Descriptions.minimal()).toYaml()).contains("cannot turn it off");
    }
}
