package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsReportsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Findings some = FindingsFixture.some();

    @Test
    void are_what_a_person_approved() {
        GoldenFile.assertMatches("some", "json", some.toJson());
        GoldenFile.assertMatches("some", "sarif", FindingsSarif.of(some, Optional.of("1.2.3")));
        GoldenFile.assertMatches("some", "xml", some.toJUnitXml());
        GoldenFile.assertMatches("none", "json", Findings.of(List.of()).toJson());
        GoldenFile.assertMatches("none", "xml", Findings.of(List.of()).toJUnitXml());
    }

    @Test
    void name_the_version_of_the_library_only_if_it_is_known() throws IOException {
        JsonNode known = JSON.readTree(FindingsSarif.of(some, Optional.of("1.2.3")));
        JsonNode unknown = JSON.readTree(FindingsSarif.of(some, Optional.empty()));

        assertThat(known.at("/runs/0/tool/driver/semanticVersion").textValue()).isEqualTo("1.2.3");
        assertThat(unknown.at("/runs/0/tool/driver").has("semanticVersion")).isFalse();
        assertThat(LibraryVersion.ofThis())
                .satisfiesAnyOf(
                        version -> assertThat(version).isEmpty(),
                        version -> assertThat(version.orElseThrow()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"));
    }

    @Test
    void keep_the_fingerprint_when_lines_move() throws IOException {
        Finding finding = FindingsFixture.key();
        Place place = finding.place();
        Place moved = new Place("moved.yaml", place.line() + 7, place.resource(), place.path(), place.text());
        Finding other = FindingsFixture.finding(finding.rule(), finding.severity(), moved, finding.message());
        Finding changed = FindingsFixture.finding(finding.rule(), finding.severity(), place, "something else");

        assertThat(fingerprints(other)).isEqualTo(fingerprints(finding));
        assertThat(fingerprints(changed)).isNotEqualTo(fingerprints(finding));
        assertThat(fingerprints(finding, other)).doesNotHaveDuplicates();
    }

    private static List<String> fingerprints(Finding... findings) throws IOException {
        List<String> fingerprints = new ArrayList<>();
        JSON.readTree(Findings.of(List.of(findings)).toSarif())
                .at("/runs/0/results")
                .forEach(result -> fingerprints.add(
                        result.at("/partialFingerprints/finding~1v1").textValue()));
        return fingerprints;
    }
}
