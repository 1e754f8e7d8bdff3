package io.sre.tempo.model.flux;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What the tests of Flux objects share: plain mappers, as a user has them, examples and the CRDs. */
final class Fixtures {

    static final ObjectMapper JSON = new ObjectMapper();
    static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());

    static final String HELM_RELEASES = "helm.toolkit.fluxcd.io_helmreleases.yaml";
    static final String HELM_REPOSITORIES = "source.toolkit.fluxcd.io_helmrepositories.yaml";
    static final String OCI_REPOSITORIES = "source.toolkit.fluxcd.io_ocirepositories.yaml";

    private Fixtures() {}

    /** The schema of the CRD's only version; skips the test where the CRDs are not at hand. */
    static JsonNode schema(String file) {
        Path crd = Path.of(System.getProperty("fixtures.dir", "."), "crds", file);
        assumeThat(crd).as("the CRD of Flux, below -Dfixtures.dir").isRegularFile();
        try {
            return YAML.readTree(Files.readString(crd)).at("/spec/versions/0/schema/openAPIV3Schema");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String golden(String name) {
        try (InputStream text = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static <T> T yaml(String text, Class<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String yaml(Object value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static <T> T json(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ObjectNode tree(String yaml) {
        return yaml(yaml, ObjectNode.class);
    }

    /** The least that a HelmRelease asks for. */
    static HelmReleaseSpec.Builder release() {
        return HelmReleaseSpec.builder().interval("30m").chartRef(ChartRef.ociRepository("tempo"));
    }
}
