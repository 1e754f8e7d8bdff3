package io.sre.tempo.bundle.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that people wrote by hand: nothing in them gets lost, and of what is Kubernetes' own no line moves. */
class OriginFilesTest {

    @Test
    void files_written_by_hand_come_out_as_they_went_in() throws IOException {
        Path origin = Path.of(System.getProperty("fixtures.dir", "none"), "origin", "first");
        assumeTrue(Files.isDirectory(origin), "the fixtures are not there");

        for (Path file : filesBelow(origin)) {
            String text = Files.readString(file);
            ManifestYaml yaml = ManifestYaml.standard();
            List<HasMetadata> manifests = yaml.read(text);

            assertThat(manifests).as(file.toString()).hasSize(1);
            JsonNode written = yaml.tree(manifests.get(0));
            assertThat(written).as(file.toString()).isEqualTo(Yaml.read(text));
            // The order of Flux's fields is that of its types, which have valuesFrom before values.
            if (Kinds.isOfFabric8(manifests.get(0).getClass())) {
                assertThat(Yaml.write(written)).as(file.toString()).isEqualTo(Yaml.write(Yaml.read(text)));
            }
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
