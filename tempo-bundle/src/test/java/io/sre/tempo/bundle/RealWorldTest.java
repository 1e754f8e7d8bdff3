package io.sre.tempo.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Manifests as people write them, here or, with {@code -Drealworld.dir}, elsewhere. */
class RealWorldTest {

    private static final String HERE =
            Path.of(System.getProperty("fixtures.dir", "none"), "realworld").toString();
    private static final Path FOLDER = Path.of(System.getProperty("realworld.dir", HERE));

    /** Of each file the errors, all of which were looked at: none of these installations works as it stands. */
    private static final Map<String, List<String>> TRUE_ERRORS = Map.of(
            "056-k8sVoodoo-infra-gitops.yaml", List.of("TEMPO-PORT-002"),
            "057-samuelbartels20-ionos.yaml", List.of("TEMPO-NET-016", "TEMPO-NET-016"));

    @Test
    void nothing_that_people_write_is_called_an_error_without_being_one() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the fixtures are not there");
        assumeTrue(FOLDER.equals(Path.of(HERE)), "these files have not been looked at");

        Map<String, List<String>> errors = new TreeMap<>();
        for (Path file : files()) {
            List<String> found = new ArrayList<>();
            for (Finding finding : validate(file).errors()) {
                found.add(finding.rule().id());
            }
            if (!found.isEmpty()) {
                errors.put(file.getFileName().toString(), found);
            }
        }

        assertThat(errors).containsExactlyInAnyOrderEntriesOf(TRUE_ERRORS);
    }

    @Test
    void whatever_people_write_is_checked_to_its_end() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the fixtures are not there");

        for (Path file : files()) {
            Findings findings = validate(file);

            assertThat(findings.toText()).as(file.toString()).isNotEmpty();
            assertThat(findings.list()).allSatisfy(finding -> {
                assertThat(finding.place().line()).isPositive();
                assertThat(finding.message()).isNotBlank().doesNotContain("\n");
            });
        }
    }

    private static Findings validate(Path file) {
        Path siblings = FOLDER.resolve("helmrelease/context")
                .resolve(file.getFileName().toString().substring(0, 3));
        boolean release = file.startsWith(FOLDER.resolve("helmrelease")) && Files.isDirectory(siblings);
        Manifests manifests = release ? Manifests.read(file, siblings) : Manifests.read(file);
        return Validator.standard().validate(manifests);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String kind : List.of("helmrelease", "datasource", "networkpolicy")) {
            Path folder = FOLDER.resolve(kind);
            try (Stream<Path> below = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                below.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
