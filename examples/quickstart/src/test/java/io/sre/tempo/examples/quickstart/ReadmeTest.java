package io.sre.tempo.examples.quickstart;

import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_GRPC;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_HTTP;
import static io.sre.tempo.model.chart.ReceiverProtocol.ZIPKIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.sre.tempo.bundle.TempoBundle;
import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.FindingsException;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.model.release.TempoRelease;
import io.sre.tempo.policies.Flow;
import io.sre.tempo.policies.FlowPort;
import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.NetworkPolicies;
import io.sre.tempo.policies.Peer;
import io.sre.tempo.policies.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs what the README shows, and shows that the README says what is run. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");

    @Test
    void a_platform_engineer_commits_manifests() {
        describedAndWritten();

        assertThat(Path.of("target/platform/core/tempo/network-policies/allow-tempo.yaml"))
                .exists();
    }

    private static Tempo describedAndWritten() {
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces")
                        .insecure(true)
                        .build())
                .chartVersion("1.24.4")
                .receivers(Receivers.of(ZIPKIN, OTLP_GRPC, OTLP_HTTP))
                .metricsGenerator(MetricsGenerator.to(Neighbours.ofPlatform().prometheus()))
                .retention("168h")
                .build();

        TempoBundle.of(tempo).writeTo(Path.of("target/platform/core/tempo"));
        return tempo;
    }

    /** Compiled only: there is no cluster here. */
    static void apply(KubernetesClient client, Tempo tempo) {
        client.resourceList(TempoBundle.of(tempo).resources()).serverSideApply();
    }

    @Test
    void an_owner_of_policies_builds_and_tests_them() {
        Tempo tempo = describedAndWritten();
        Flow query = Flows.of(tempo).ingress().stream()
                .filter(flow -> flow.purpose() == Purpose.QUERY)
                .findFirst()
                .orElseThrow();
        assertThat(query.from()).containsExactly(Peer.namespace("monitoring"));
        assertThat(query.ports()).containsExactly(FlowPort.tcp(3200));

        NetworkPolicy checkout = NetworkPolicies.policy("shop", "allow-checkout")
                .select("app", "checkout")
                .ingress(rule -> rule.pods(Pods.in("gateway")).tcp(8080).because("requests from the gateway"))
                .egress(rule ->
                        rule.pods(TempoRelease.of(tempo).pods()).tcp(4317).because("spans to Tempo"))
                .build();

        assertThat(checkout.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    }

    @Test
    void a_mistake_is_named_as_the_readme_says() throws IOException {
        String message = blocks("text").get(0).stripTrailing();

        assertThatThrownBy(() -> Tempo.builder()
                        .storage(S3Storage.builder()
                                .endpoint("http://minio.minio.svc:9000")
                                .bucket("traces")
                                .build())
                        .retention("7d")
                        .build())
                .hasMessage(message);
    }

    @Test
    void manifests_are_checked_as_the_readme_shows() throws IOException {
        Findings findings = Validator.standard().validate(Manifests.read(Path.of("platform")));

        String report = findings.errors().toText();
        Files.writeString(Path.of("target/findings.sarif"), findings.toSarif());

        // The second is shown by the example of policy tests.
        assertThat(report).isEqualTo(blocks("text").get(2));
        assertThatThrownBy(findings::orThrow).isInstanceOf(FindingsException.class);
    }

    @Test
    void every_java_block_of_the_readme_is_in_this_class() throws IOException {
        String source =
                squeezed(Files.readString(Path.of("src/test/java/io/sre/tempo/examples/quickstart/ReadmeTest.java")));
        List<String> blocks = blocks("java");

        // The fourth is run by the example of policy tests.
        assertThat(blocks).hasSize(5);
        blocks.remove(3);
        assertThat(blocks).allSatisfy(block -> assertThat(source).contains(squeezed(block)));
    }

    @Test
    void the_coordinates_of_the_readme_are_those_of_the_build() throws IOException {
        String parent = Files.readString(Path.of("../../pom.xml"));
        String version = first("<version>([^<]+)</version>", parent);

        assertThat(blocks("xml").get(0)).contains("<version>" + version + "</version>", "tempo-bom", "tempo-bundle");
    }

    @Test
    void the_commands_of_the_readme_name_what_there_is() throws IOException {
        assertThat(blocks("sh")).hasSize(2);
        assertThat(blocks("sh").get(0)).contains("-Pquickstart", "-pl examples/quickstart");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<id>quickstart</id>");
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(README));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
