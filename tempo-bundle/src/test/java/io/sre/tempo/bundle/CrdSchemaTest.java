package io.sre.tempo.bundle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.bundle.yaml.ManifestYaml;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is generated fits Flux's own schemas, with no field beside them. */
class CrdSchemaTest {

    private static final Map<String, String> FILES = Map.of(
            "HelmRelease", "helm.toolkit.fluxcd.io_helmreleases.yaml",
            "HelmRepository", "source.toolkit.fluxcd.io_helmrepositories.yaml",
            "OCIRepository", "source.toolkit.fluxcd.io_ocirepositories.yaml");

    private static Map<String, JsonSchema> schemas = Map.of();

    @BeforeContainer
    static void read_the_schemas() {
        Path folder = Path.of(System.getProperty("fixtures.dir", "none"), "crds");
        assumeTrue(Files.isDirectory(folder), "the CRDs of Flux are not there: set -Dfixtures.dir");
        schemas = FILES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> schema(folder.resolve(file.getValue()))));
    }

    private static JsonSchema schema(Path crd) {
        try {
            JsonNode schema = Yaml.read(Files.readString(crd)).at("/spec/versions/0/schema/openAPIV3Schema");
            close(schema);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + crd, e);
        }
    }

    /** The API server drops what the schema does not name; here that is an error. */
    private static void close(JsonNode schema) {
        boolean open =
                schema.path("x-kubernetes-preserve-unknown-fields").asBoolean() || schema.has("additionalProperties");
        if (schema instanceof ObjectNode object && object.path("properties").isObject() && !open) {
            object.put("additionalProperties", false);
        }
        schema.forEach(CrdSchemaTest::close);
    }

    @Provide
    Arbitrary<Tempo> descriptions() {
        return Descriptions.any();
    }

    @Property(tries = 150)
    void accept_everything_that_is_generated(@ForAll("descriptions") Tempo tempo) {
        for (HasMetadata resource : fluxObjects(tempo).toList()) {
            ObjectNode tree = (ObjectNode) ManifestYaml.standard().tree(resource);
            // The API server checks metadata by itself.
            tree.remove("metadata");

            assertThat(requireNonNull(schemas.get(resource.getKind())).validate(tree))
                    .as(tree.toPrettyString())
                    .isEmpty();
        }
    }

    private static Stream<HasMetadata> fluxObjects(Tempo tempo) {
        return TempoBundle.of(tempo).resources().stream().filter(resource -> FILES.containsKey(resource.getKind()));
    }
}
