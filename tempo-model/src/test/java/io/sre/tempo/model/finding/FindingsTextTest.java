package io.sre.tempo.model.finding;

import static io.sre.tempo.model.finding.FindingsFixture.REPLICAS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTextTest {

    @Test
    void shows_findings_by_file_with_their_lines() {
        GoldenFile.assertMatches("some", "txt", FindingsFixture.some().toText());
    }

    @Test
    void has_colours_if_asked() {
        String coloured = FindingsFixture.some().toText(true);

        assertThat(coloured).contains("\u001b[1;31merror\u001b[0m TEMPO-PORT-001: ", "\u001b[1;34mnote\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(FindingsFixture.some().toText());
    }

    @Test
    void counts_in_the_last_line() {
        assertThat(Findings.of(List.of()).toText()).isEqualTo("no findings\n");
        assertThat(Findings.of(List.of(FindingsFixture.note())).toText()).endsWith("\n\n1 note in 1 file\n");
        assertThat(Findings.of(List.of(), FindingsFixture.some().suppressed()).toText())
                .isEqualTo("no findings; 1 suppressed\n");
        assertThat(FindingsFixture.some().toText()).endsWith("1 error, 2 warnings, 1 note in 2 files; 1 suppressed\n");
    }

    @Test
    void cannot_be_steered_by_what_it_shows() {
        String hostile = "a\u001b[2Jb\u202ec\nd\te\u2028f\ud800g";
        Place place = new Place(hostile, 1, hostile, hostile, hostile);
        Finding finding =
                new Finding(REPLICAS, Severity.ERROR, place, hostile, hostile, List.of(hostile), List.of(place));

        String text = Findings.of(List.of(finding)).toText();

        assertThat(text.lines())
                .hasSize(10)
                .filteredOn(line -> line.contains("[2J"))
                .hasSize(8);
        assertThat(text)
                .contains("a\\u001b[2Jb\\u202ec\\u000ad\\u0009e\\u2028f\\ud800g")
                .matches("[\\x20-\\x7e\n]*");
    }

    @Test
    void cuts_what_is_too_long() {
        String emoji = "😀".repeat(600);
        Place place = new Place("a.yaml", 1, "", "", emoji);
        String text = Findings.of(List.of(FindingsFixture.finding(REPLICAS, Severity.ERROR, place, emoji)))
                .toText();

        assertThat(text)
                .contains("TEMPO-POD-009: " + "😀".repeat(499) + "…\n")
                .contains("1 | " + "😀".repeat(99) + "…\n");
    }

    @Test
    void shows_colours_only_to_people_who_want_them() {
        assertThat(Terminal.hasColours(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.hasColours(true, Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Terminal.hasColours(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Terminal.hasColours(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.hasColours(false, Map.of())).isFalse();
    }
}
