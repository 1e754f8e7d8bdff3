package io.sre.tempo.model.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TempoChartTest {

    /** {@code version} and {@code appVersion} of {@code charts/tempo/Chart.yaml} in every tag {@code tempo-*}. */
    private static final String TAGS = """
            1.7.2 2.3.1, 1.7.3 2.3.1, 1.8.0 2.4.2, 1.9.0 2.5.0, 1.10.0 2.5.0, 1.10.1 2.5.0, 1.10.2 2.5.0, 1.10.3 2.5.0,
            1.11.0 2.5.0, 1.12.0 2.5.0, 1.13.0 2.6.1, 1.14.0 2.6.1, 1.15.0 2.6.1, 1.16.0 2.6.1, 1.17.0 2.6.1,
            1.18.0 2.7.0, 1.18.1 2.7.0, 1.18.2 2.7.1, 1.18.3 2.7.1, 1.19.0 2.7.1, 1.20.0 2.7.1, 1.21.0 2.7.1,
            1.21.1 2.7.1, 1.22.0 2.7.1, 1.23.0 2.8.0, 1.23.1 2.8.0, 1.23.2 2.8.1, 1.23.3 2.8.2, 1.24.0 2.9.0,
            1.24.1 2.9.0, 1.24.2 2.9.0, 1.24.3 2.9.0, 1.24.4 2.9.0, 1.25.0 2.9.0, 1.26.0 2.10.0, 1.26.1 2.10.0,
            1.26.2 2.10.0, 1.26.3 2.10.1, 1.26.4 2.10.1, 1.26.5 2.10.1, 1.26.6 2.10.1, 1.26.7 2.10.1, 2.0.0 2.10.1,
            2.1.0 2.10.1, 2.1.1 2.10.1, 2.1.2 2.10.5, 2.2.0 2.10.5, 2.2.1 2.10.6, 2.2.2 2.10.6, 2.2.3 2.10.7,
            2.2.4 2.10.8""";

    @Test
    void knows_every_tag_of_the_chart_and_its_tempo() {
        assertThat(TempoChart.known())
                .extracting(chart -> chart.version() + " " + chart.tempoVersion())
                .containsExactly(TAGS.split(",\\s+"));
        assertThat(TempoChart.known())
                .isUnmodifiable()
                .isSortedAccordingTo(
                        (left, right) -> Version.of(left.version()).compareTo(Version.of(right.version())));
    }

    @ParameterizedTest(name = "the last before {1} is {0}")
    @CsvSource({"1.23.0, 1.23.1"})
    void listens_on_3200_from_1_23_1_on(String before, String from) {
        assertThat(known(chart -> chart.httpPort() == 3100)).endsWith(before).startsWith("1.7.2");
        assertThat(known(chart -> chart.httpPort() == 3200)).startsWith(from).endsWith("2.2.4");
    }

    @Test
    void has_probes_from_1_16_0_on() {
        changes(TempoChart::hasProbes, "1.15.0", "1.16.0");
    }

    @Test
    void chooses_processors_and_renames_overrides_from_1_19_0_on() {
        changes(TempoChart::choosesProcessors, "1.18.3", "1.19.0");
        changes(chart -> chart.overridesKey().equals("overrides"), "1.18.3", "1.19.0");
        changes(chart -> !chart.overridesKey().equals("global_overrides"), "1.18.3", "1.19.0");
    }

    @Test
    void runs_local_blocks_from_1_21_0_on() {
        changes(chart -> chart.canRun(Processor.LOCAL_BLOCKS), "1.20.0", "1.21.0");
        assertThat(TempoChart.known())
                .allMatch(chart -> chart.canRun(Processor.SERVICE_GRAPHS))
                .allMatch(chart -> chart.canRun(Processor.SPAN_METRICS));
    }

    @Test
    void stops_to_label_the_service_monitor_at_1_21_1() {
        changes(chart -> !chart.labelsServiceMonitorWithRelease(), "1.21.0", "1.21.1");
    }

    @Test
    void lists_remote_writes_from_1_24_2_on() {
        changes(TempoChart::listsRemoteWrites, "1.24.1", "1.24.2");
    }

    @Test
    void moves_to_the_community_at_1_25_0() {
        changes(chart -> chart.home() == ChartHome.COMMUNITY, "1.24.4", "1.25.0");
        changes(chart -> chart.home() != ChartHome.FROZEN, "1.24.4", "1.25.0");
        changes(chart -> !chart.isPublishedAt(ChartHome.FROZEN), "1.24.4", "1.25.0");
        assertThat(TempoChart.known()).allMatch(chart -> chart.isPublishedAt(ChartHome.COMMUNITY));
    }

    @Test
    void loses_opencensus_at_2_2_2() {
        changes(chart -> !chart.exposes(ReceiverProtocol.OPENCENSUS), "2.2.1", "2.2.2");
        changes(chart -> !chart.listensByDefault(ReceiverProtocol.OPENCENSUS), "2.2.1", "2.2.2");
    }

    @ParameterizedTest
    @EnumSource(value = ReceiverProtocol.class, mode = EnumSource.Mode.EXCLUDE, names = "OPENCENSUS")
    void exposes_every_other_protocol_and_listens_for_all_but_zipkin(ReceiverProtocol protocol) {
        assertThat(TempoChart.known())
                .allMatch(chart -> chart.exposes(protocol))
                .allMatch(chart -> chart.listensByDefault(protocol) == (protocol != ReceiverProtocol.ZIPKIN));
    }

    @Test
    void has_one_version_that_cannot_start() {
        assertThat(known(chart -> chart.defect().isPresent())).containsExactly("2.2.1");
        assertThat(TempoChart.of("2.2.1").defect().orElseThrow()).contains("opencensus", "2.10.6");
    }

    /** As {@code tempo.fullname} of {@code templates/_helpers.tpl} does; the same text in all 51 tags. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "tempo, tempo",
        "rel, rel-tempo",
        "my-tempo-1, my-tempo-1",
        "contemporary, contemporary",
        "temp, temp-tempo",
        "Tempo, Tempo-tempo",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-tempo",
    })
    void names_its_objects_after_the_release(String release, String fullName) {
        assertThat(TempoChart.fullName(release)).isEqualTo(fullName);
    }

    @Test
    void cuts_its_objects_names_at_63_and_takes_one_dash_off() {
        assertThat(TempoChart.fullName("x".repeat(57))).isEqualTo("x".repeat(57) + "-tempo");
        assertThat(TempoChart.fullName("x".repeat(58))).isEqualTo("x".repeat(58) + "-temp");
        assertThat(TempoChart.fullName("x".repeat(62))).isEqualTo("x".repeat(62));
        assertThat(TempoChart.fullName("x".repeat(70))).isEqualTo("x".repeat(63));
        assertThat(TempoChart.fullName("tempo" + "x".repeat(57) + "-x")).isEqualTo("tempo" + "x".repeat(57));
        assertThat(TempoChart.fullName("tempo-")).isEqualTo("tempo");
        assertThat(TempoChart.fullName("tempo--")).isEqualTo("tempo-");
    }

    @ParameterizedTest(name = "the nearest to <{0}> is {1}")
    @CsvSource({
        "1.7.2, 1.7.2",
        "1.7.4, 1.7.3",
        "1.7.1, 1.7.2",
        "0.1.0, 1.7.2",
        "1.24.9, 1.24.4",
        "1.9.9, 1.9.0",
        "1.10.9, 1.10.3",
        "1.30.0, 1.26.7",
        "2, 2.0.0",
        "2.0.1, 2.0.0",
        "2.2.5, 2.2.4",
        "3.1.1, 2.2.4",
        "v1.23.1, 1.23.1",
        "^1.23, 1.23.0",
        "1.x, 1.7.2",
        "*, 1.7.2",
        "latest, 1.7.2",
        "'', 1.7.2",
    })
    void finds_the_nearest(String version, String nearest) {
        assertThat(TempoChart.nearest(version).version()).isEqualTo(nearest);
    }

    @Test
    void is_found_by_its_exact_version_only() {
        assertThat(TempoChart.find("1.24.4")).map(TempoChart::version).contains("1.24.4");
        assertThat(List.of("v1.24.4", "1.24", "1.24.4 ", "1.24.4\n", "", "1.24.5"))
                .allMatch(text -> TempoChart.find(text).isEmpty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TempoChart.of("1.24.5"))
                .withMessage("chart version \"1.24.5\" is not known; the nearest is 1.24.4");
    }

    @Test
    void is_equal_by_version() {
        TempoChart chart = TempoChart.of("1.7.2");

        assertThat(chart)
                .isEqualTo(TempoChart.nearest("1.7.2"))
                .hasSameHashCodeAs(TempoChart.nearest("1.7.2"))
                .isNotEqualTo(TempoChart.of("1.7.3"))
                .isNotEqualTo("1.7.2")
                .hasToString("tempo 1.7.2 (Tempo 2.3.1)");
        assertThat(TempoChart.known().stream().map(TempoChart::hashCode).collect(Collectors.toSet()))
                .hasSizeGreaterThan(40);
        assertThat(TempoChart.NAME).isEqualTo("tempo");
    }

    /** Holds for no version up to the first, and for every version from the second. */
    private static void changes(Predicate<TempoChart> fact, String last, String first) {
        assertThat(known(fact.negate())).startsWith("1.7.2").endsWith(last);
        assertThat(known(fact)).startsWith(first).endsWith("2.2.4");
    }

    private static List<String> known(Predicate<TempoChart> fact) {
        return TempoChart.known().stream().filter(fact).map(TempoChart::version).toList();
    }
}
