package io.sre.tempo.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files that people wrote before there was this library, in their first revision and, with {@code -Dorigin.dir}, in
 * others: each of which is a folder of that folder.
 */
class OriginFindingsTest {

    private static final Path FOLDER = Path.of(System.getProperty(
            "origin.dir",
            Path.of(System.getProperty("fixtures.dir", "none"), "origin").toString()));

    @Test
    void the_first_revision_has_what_a_careful_reader_finds_and_nothing_else() {
        Path first = FOLDER.resolve("first");
        assumeTrue(Files.isDirectory(first), "the fixtures are not there");

        Findings findings = Validator.standard().validate(Manifests.read(first));

        assertThat(findings.list())
                .extracting(OriginFindingsTest::shown)
                .containsExactly(
                        "GRAF-019 grafana-datasource.yaml:36",
                        "POD-004 helmrelease.yaml:12",
                        "LIM-016 helmrelease.yaml:30",
                        "POD-005 helmrelease.yaml:30",
                        "SEC-007 helmrelease.yaml:30",
                        "STOR-005 helmrelease.yaml:39",
                        "STOR-005 helmrelease.yaml:40",
                        "STOR-005 helmrelease.yaml:41",
                        "STOR-005 helmrelease.yaml:42",
                        "PORT-009 helmrelease.yaml:44",
                        "LIM-012 helmrelease.yaml:54",
                        "SEC-009 helmrelease.yaml:69",
                        "READ-006 helmrelease.yaml:69",
                        "READ-006 helmrelease.yaml:72",
                        "NET-006 network-policies/allow-tempo.yaml:50",
                        "NET-007 network-policies/allow-tempo.yaml:50",
                        "NET-013 network-policies/allow-tempo.yaml:52");
    }

    private static String shown(Finding finding) {
        return finding.rule().id().substring("TEMPO-".length()) + " " + finding.place();
    }

    @Test
    void every_revision_is_checked_to_its_end() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the fixtures are not there");

        for (Path revision : folders()) {
            Findings findings = Validator.standard().validate(Manifests.read(revision));

            assertThat(findings.toText()).as(revision.toString()).isNotEmpty();
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> below = Files.list(FOLDER)) {
            return below.filter(Files::isDirectory).sorted().toList();
        }
    }
}
