package io.sre.tempo.bundle;

import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_GRPC;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_HTTP;
import static io.sre.tempo.model.chart.ReceiverProtocol.ZIPKIN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people break in a good bundle is found by the rule that is meant for it. */
class MutationCatalogueTest {

    private static final Map<String, String> GOOD = good();

    /**
     * A change of one file.
     *
     * @param title what was done
     * @param file the file
     * @param from the text that is replaced, of which there must be one; or several, and the first is meant
     * @param to what stands there instead
     * @param rule the rule that finds it
     */
    record Mutation(String title, String file, String from, String to, String rule) {

        @Override
        public String toString() {
            return title;
        }
    }

    private static Map<String, String> good() {
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces")
                        .insecure(true)
                        .credentials(S3Credentials.fromSecret("tempo-s3-credentials"))
                        .build())
                .chartVersion("1.24.4")
                .receivers(Receivers.of(ZIPKIN, OTLP_GRPC, OTLP_HTTP))
                .metricsGenerator(MetricsGenerator.to(Neighbours.ofPlatform().prometheus()))
                .mesh(Mesh.istioSidecar())
                .build();
        return TempoBundle.of(tempo).files();
    }

    /** The catalogue: blocks that begin with "## title | file | rule", then what is replaced, "=>", and what by. */
    static List<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        for (String block : text("/mutations.txt").split("(?m)^## ", -1)) {
            if (!block.isBlank() && !block.startsWith("#")) {
                int end = block.indexOf('\n');
                String[] head = block.substring(0, end).split(" \\| ", -1);
                String[] sides = block.substring(end + 1).stripTrailing().split("(?m)^=>\n?", -1);
                mutations.add(new Mutation(head[0], head[1], sides[0].stripTrailing(), sides[1], head[2]));
            }
        }
        return mutations;
    }

    @Test
    void holds_at_least_eighty() {
        assertThat(mutations()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(mutations()).extracting(Mutation::title).doesNotHaveDuplicates();
    }

    @Test
    void begins_with_a_bundle_that_is_good() {
        assertThat(validate(GOOD).atLeast(Severity.WARNING).list()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void finds(Mutation mutation) {
        Map<String, String> files = new LinkedHashMap<>(GOOD);
        String text = requireNonNull(files.get(mutation.file()), mutation.file());
        assertThat(text).contains(mutation.from());
        int at = text.indexOf(mutation.from());
        files.put(
                mutation.file(),
                text.substring(0, at) + mutation.to() + text.substring(at + mutation.from().length()));

        Findings findings = validate(files);

        assertThat(findings.ofRule(mutation.rule()).list())
                .as("%s", findings)
                .hasSizeGreaterThan(validate(GOOD).ofRule(mutation.rule()).size());
    }

    private static Findings validate(Map<String, String> files) {
        return Validator.standard().validate(Manifests.parse(files));
    }

    private static String text(String resource) {
        try (InputStream in = MutationCatalogueTest.class.getResourceAsStream(resource)) {
            return new String(requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
