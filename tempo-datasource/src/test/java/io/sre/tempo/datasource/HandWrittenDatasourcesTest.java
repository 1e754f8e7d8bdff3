package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of other people, read in place; skipped, with the reason, where they are not. */
class HandWrittenDatasourcesTest {

    private static final Path FIXTURES = Path.of(System.getProperty("fixtures.dir", "../../shared/fixtures"));

    @Test
    void the_origin_has_one_dead_key_and_nothing_else_to_mend() throws IOException {
        Path folder = Path.of(
                System.getProperty("origin.dir", FIXTURES.resolve("origin").toString()));
        Path file = folder.resolve("first/grafana-datasource.yaml");
        assumeTrue(Files.exists(file), "no fixtures at " + file);
        JsonNode map = Yaml.read(Files.readString(file));
        String text = map.at("/data").get("tempo-datasource.yaml").textValue();

        assertThat(FileReaderTest.problems(text))
                .containsExactly(
                        "datasources[0].jsonData.lokiSearch: \"\" must not be there: no such key is known in this "
                                + "place; take it out: Grafana 11 removed the search in Loki");
        String mended = text.substring(0, text.indexOf("      lokiSearch:"));
        assertThat(ProvisioningFile.parse(mended).single()).isEqualTo(Fixtures.origin());
    }

    @Test
    void are_read_or_refused_by_place() throws IOException {
        Path folder = Path.of(System.getProperty(
                "realworld.dir", FIXTURES.resolve("realworld").toString()));
        assumeTrue(Files.isDirectory(folder.resolve("datasource")), "no fixtures at " + folder);
        int read = 0;
        List<String> files = files(folder.resolve("datasource"));
        for (String file : files) {
            Throwable refused = catchThrowable(() -> ProvisioningFile.parse(file));
            if (refused == null) {
                read++;
                ProvisioningFile parsed = ProvisioningFile.parse(file);
                assertThat(ProvisioningFile.parse(parsed.toYaml())).isEqualTo(parsed);
            } else {
                assertThat(refused)
                        .isInstanceOf(InvalidDescriptionException.class)
                        .hasNoCause();
            }
        }
        assertThat(files).hasSizeGreaterThan(20);
        assertThat(read).isPositive();
    }

    /** Each Tempo datasource as a file of its own, wherever in a document it stands. */
    private static List<String> files(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                documents(Files.readString(path)).forEach(document -> collect(document, found));
            }
        }
        return found;
    }

    private static List<JsonNode> documents(String text) {
        try {
            return Yaml.readAll(text);
        } catch (IllegalArgumentException templated) {
            return List.of();
        }
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node instanceof ObjectNode object && object.path("type").asText().equals("tempo") && object.has("url")) {
            ObjectNode file = object.objectNode().put("apiVersion", 1);
            file.putArray("datasources").add(object);
            found.add(Yaml.write(file));
        } else if (node.isTextual() && node.textValue().contains("datasources:")) {
            documents(node.textValue()).forEach(document -> collect(document, found));
        }
        node.forEach(child -> collect(child, found));
    }
}
