package io.sre.tempo.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people wrote: everything is read, or said to be broken. */
class FieldManifestsTest {

    @ParameterizedTest(name = "{0} has at least {1} manifests and {2} problems")
    @CsvSource({"crds, 20, 0", "netpol, 3000, 1", "origin, 5, 0", "realworld, 300, 0"})
    void reads_what_people_wrote(String name, int atLeast, int problems) {
        Path folder = Path.of(System.getProperty("fixtures.dir", "none"), name);
        assumeThat(folder).as("manifests from the field, below -Dfixtures.dir").isDirectory();

        Manifests manifests = Manifests.read(folder);

        assertThat(manifests.list()).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(manifests.problems()).map(Problem::toString).hasSize(problems);
        for (Manifest manifest : manifests.list()) {
            List<String> lines = linesOf(folder.resolve(manifest.file()));
            // To look up all lines takes time with the square of the size.
            if (lines.size() < 5000) {
                assertLines(manifest, lines, JsonPointer.empty(), manifest.tree());
            }
        }
    }

    private static void assertLines(Manifest manifest, List<String> lines, JsonPointer at, JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonPointer below = at.appendProperty(member.getKey());
            int number = manifest.lineOf(below);
            // Items of a typed list are said to begin where they do not say what they are.
            if (!at.matches() || number != manifest.line()) {
                assertThat(lines.get(number - 1))
                        .as("%s of %s", below, manifest)
                        .contains(member.getKey());
            }
            assertLines(manifest, lines, below, member.getValue());
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            assertLines(manifest, lines, at.appendIndex(index), node.get(index));
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
