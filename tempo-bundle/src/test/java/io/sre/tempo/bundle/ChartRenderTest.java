package io.sre.tempo.bundle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.flux.ValuesRef;
import io.sre.tempo.model.release.Listener;
import io.sre.tempo.model.release.TempoRelease;
import io.sre.tempo.model.yaml.Yaml;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Renders the real chart with real Helm and compares what comes out with what the bundle says. The chart is somebody
 * else's: {@code TEMPO_CHARTS} names its folders, one or several, with the path separator between them.
 */
class ChartRenderTest {

    private static final String CHARTS = "TEMPO_CHARTS";

    /** What Flux finds in the Secret, for the kind of credentials that ends up in values. */
    private static final Map<String, String> SECRET = Map.of(
            "endpoint", "minio.minio.svc:9000",
            "bucket", "traces",
            "access_key", "from-the-secret",
            "secret_key", "from-the-secret-too");

    @TempDir
    Path folder = Path.of("");

    @TestFactory
    @EnabledIfEnvironmentVariable(
            named = CHARTS,
            matches = ".+",
            disabledReason = "no chart to render: set it to a folder of the chart, with Chart.yaml in it")
    Stream<DynamicTest> the_chart_does_what_the_bundle_says() {
        String charts = requireNonNull(System.getenv(CHARTS));
        return Stream.of(charts.split(Pattern.quote(File.pathSeparator))).flatMap(this::rendersOf);
    }

    private Stream<DynamicTest> rendersOf(String chartFolder) {
        Path chart = Path.of(chartFolder);
        String version = read(chart.resolve("Chart.yaml")).get("version").asText();
        return descriptions(TempoChart.of(version))
                .map(tempo -> DynamicTest.dynamicTest(
                        "%s %s %s".formatted(version, tempo.mesh().mode(), ((S3Storage) tempo.storage()).credentials()),
                        () -> verify(chart, tempo)));
    }

    private static Stream<Tempo> descriptions(TempoChart chart) {
        return chart.defect().isPresent()
                ? Stream.empty()
                : Descriptions.credentials().stream()
                        .flatMap(credentials ->
                                Stream.of(true, false).map(full -> description(chart, credentials, full)));
    }

    private static Tempo description(TempoChart chart, S3Credentials credentials, boolean full) {
        ReceiverProtocol[] protocols = full
                ? Stream.of(ReceiverProtocol.values()).filter(chart::exposes).toArray(ReceiverProtocol[]::new)
                : new ReceiverProtocol[] {ReceiverProtocol.ZIPKIN};
        return Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces")
                        .insecure(true)
                        .credentials(credentials)
                        .build())
                .chartVersion(chart.version())
                .name(full ? "tempo" : "traces")
                .receivers(Receivers.of(protocols))
                .metricsGenerator(
                        full
                                ? java.util.Optional.of(MetricsGenerator.to(
                                        Neighbours.ofPlatform().prometheus()))
                                : java.util.Optional.empty())
                .mesh(full ? Mesh.istioSidecar() : Mesh.none())
                .build();
    }

    private void verify(Path chart, Tempo tempo) throws IOException {
        TempoRelease release = TempoRelease.of(tempo);
        Path values = Files.writeString(folder.resolve("values.yaml"), Yaml.write(mergedValues(release)));
        String text = new Helm(chart)
                .template()
                .withName(release.name())
                .withNamespace(release.namespace())
                .withValuesFile(values)
                .call();
        Map<String, JsonNode> objects = new TreeMap<>();
        Yaml.readAll(text).forEach(object -> objects.put(object.get("kind").asText(), object));

        services(requireNonNull(objects.get("Service")), release);
        pods(requireNonNull(objects.get("StatefulSet")), release);
        receivers(
                Yaml.read(requireNonNull(objects.get("ConfigMap"))
                        .at("/data/tempo.yaml")
                        .asText()),
                release);
        assertThat(text).doesNotContain("literal-access-key", "literal-secret-key");
    }

    /** Values as Flux merges them: paths from the Secret over the inline tree. */
    private static ObjectNode mergedValues(TempoRelease release) {
        ObjectNode values = release.values();
        for (ValuesRef from : requireNonNull(release.helmRelease().getSpec()).valuesFrom()) {
            String path = from.targetPath().orElseThrow();
            int last = path.lastIndexOf('.');
            ObjectNode parent =
                    (ObjectNode) values.at("/" + path.substring(0, last).replace('.', '/'));
            parent.put(path.substring(last + 1), SECRET.get(from.valuesKey().orElseThrow()));
        }
        return values;
    }

    private static void services(JsonNode service, TempoRelease release) {
        assertThat(service.at("/metadata/name").asText()).isEqualTo(release.fullName());
        Set<String> targets = new TreeSet<>();
        service.at("/spec/ports").forEach(port -> {
            String transport = port.path("protocol").asText("TCP");
            targets.add(
                    port.get("port").asText() + "->" + port.get("targetPort").asText() + "/" + transport);
        });
        for (Listener listener : release.listeners()) {
            if (listener.unwanted().isEmpty()) {
                assertThat(targets).contains("%1$d->%1$d/%2$s".formatted(listener.port(), listener.transport()));
            }
        }
    }

    private static void pods(JsonNode statefulSet, TempoRelease release) {
        JsonNode template = statefulSet.at("/spec/template");
        release.podLabels()
                .forEach((key, value) -> assertThat(
                                template.at("/metadata/labels").get(key).asText())
                        .isEqualTo(value));
        assertThat(template.at("/spec/securityContext/runAsNonRoot").asBoolean())
                .isTrue();
        assertThat(template.at("/spec/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        assertThat(template.at("/spec/containers/0/securityContext/capabilities/drop/0")
                        .asText())
                .isEqualTo("ALL");
        assertThat(template.at("/spec/automountServiceAccountToken").asBoolean())
                .isFalse();
    }

    private static void receivers(JsonNode config, TempoRelease release) {
        Set<String> wanted = new TreeSet<>();
        release.listeners().stream()
                .skip(1)
                .forEach(listener -> wanted.add(listener.address() + ":" + listener.port()));
        Set<String> configured = new TreeSet<>();
        config.at("/distributor/receivers")
                .findValues("endpoint")
                .forEach(endpoint -> configured.add(endpoint.asText()));
        assertThat(configured).isEqualTo(wanted);
        assertThat(config.at("/server/http_listen_port").asInt())
                .isEqualTo(release.listeners().get(0).port());
        assertThat(config.at("/storage/trace/s3/bucket").asText()).isEqualTo("traces");
    }

    private static JsonNode read(Path file) {
        try {
            return Yaml.read(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException("%s names no chart: %s".formatted(CHARTS, file), e);
        }
    }
}
