package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings some = FindingsFixture.some();

    @Test
    void are_in_the_order_of_files_and_lines() {
        assertThat(some)
                .containsExactly(
                        FindingsFixture.note(),
                        FindingsFixture.key(),
                        FindingsFixture.port(),
                        FindingsFixture.elsewhere());
        assertThat(some.size()).isEqualTo(4);
        assertThat(Findings.of(List.of(FindingsFixture.key(), FindingsFixture.key())))
                .hasSize(1);
    }

    @Test
    void keep_what_is_suppressed_apart() {
        assertThat(some.suppressed())
                .extracting(SuppressedFinding::reason)
                .containsExactly("goes away with the old cluster");
        assertThat(some.in("tempo/old.yaml")).isEmpty();
        assertThat(some.in("tempo/old.yaml").suppressed()).hasSize(1);
        assertThat(some.errors().suppressed()).isEmpty();
        assertThat(some.ofRule("TEMPO-KEY-004").suppressed()).hasSize(1);
        assertThat(some.and(some).suppressed()).hasSize(1);
        assertThat(some.suppressed().get(0))
                .asString()
                .endsWith("; delete the key (suppressed: goes away with the old cluster)");
    }

    @Test
    void are_grouped_by_file_and_by_rule() {
        assertThat(some.byFile().keySet()).containsExactly("tempo/helmrelease.yaml", "überblick/a b.yaml");
        assertThat(some.byRule().keySet())
                .extracting(Rule::id)
                .containsExactly("TEMPO-KEY-004", "TEMPO-POD-009", "TEMPO-PORT-001");
        assertThat(some.byRule().get(FindingsFixture.PORT)).hasSize(2);
        assertThat(some.byRule())
                .hasEntrySatisfying(
                        FindingsFixture.RETENTION,
                        found -> assertThat(found.suppressed()).hasSize(1));
    }

    @Test
    void throw_if_something_is_bad_enough() {
        Findings notes = some.filter(finding -> finding.severity() == Severity.INFORMATION);

        assertThat(notes.orThrow()).isSameAs(notes);
        assertThat(notes.orThrow(Severity.WARNING)).isSameAs(notes);
        assertThatThrownBy(() -> notes.orThrow(Severity.INFORMATION)).isInstanceOf(FindingsException.class);
        assertThatThrownBy(some::orThrow)
                .isInstanceOfSatisfying(
                        FindingsException.class, e -> assertThat(e.findings()).isSameAs(some))
                .hasMessageStartingWith("4 findings, 1 of them errors");
    }
}
