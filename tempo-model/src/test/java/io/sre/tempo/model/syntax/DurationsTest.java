package io.sre.tempo.model.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What java.time can count, and counts to more than zero, is a duration. */
class DurationsTest {

    @Property
    void accepts_every_positive_duration_of_java_as_go_writes_it(@ForAll @LongRange(min = 1) long nanoseconds) {
        Duration duration = Duration.ofNanos(nanoseconds);
        String text = "%dh%dm%d.%09ds"
                .formatted(
                        duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart(), duration.toNanosPart());

        assertThat(Syntax.GO_DURATION.accepts(text)).as(text).isTrue();
        assertThat(Syntax.FLUX_DURATION.accepts(text)).as(text).isTrue();
        assertThat(Syntax.GO_DURATION.accepts("-" + text)).isFalse();
        assertThat(Syntax.GO_DURATION.accepts(text + "9223372036854775807ns")).isFalse();
    }

    @Property
    void ends_where_java_ends_to_count_nanoseconds(@ForAll @LongRange(min = 0, max = 3_000_000) long hours) {
        boolean countable =
                hours > 0 && hours <= Duration.ofNanos(Long.MAX_VALUE).toHours();

        assertThat(Syntax.GO_DURATION.accepts(hours + "h")).isEqualTo(countable);
        assertThat(Syntax.PROMETHEUS_DURATION.accepts(hours + "h")).isEqualTo(countable);
    }

    @Property
    void adds_the_units_of_prometheus(
            @ForAll @IntRange(max = 300) int years,
            @ForAll @IntRange(max = 60) int weeks,
            @ForAll @IntRange(max = 400) int days,
            @ForAll @IntRange(max = 9000) int hours) {
        Duration sum = Duration.ofDays(365L * years + 7L * weeks + days).plusHours(hours);
        boolean countable = !sum.isZero() && sum.compareTo(Duration.ofNanos(Long.MAX_VALUE)) <= 0;

        assertThat(Syntax.PROMETHEUS_DURATION.accepts("%dy%dw%dd%dh".formatted(years, weeks, days, hours)))
                .isEqualTo(countable);
    }

    @Property(tries = 200)
    void mends_days_into_as_many_hours(@ForAll @IntRange(min = 1, max = 99_999) int days) {
        assertThat(Syntax.GO_DURATION.mend(days + "d"))
                .isEqualTo("write \"%dh\"".formatted(Duration.ofDays(days).toHours()));
    }

    @Test
    void reads_durations_as_go_does() {
        assertThat(Durations.ofGo("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.ofGo("1.5s")).contains(Duration.ofMillis(1500));
        assertThat(Durations.ofGo("-2m")).contains(Duration.ofMinutes(-2));
        assertThat(Durations.ofGo("+2m")).contains(Duration.ofMinutes(2));
        assertThat(Durations.ofGo("0")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "7d", "1 h", "h", "-", "--1h", "1000000000h"})
    void reads_no_other_text_as_a_duration_of_go(String text) {
        assertThat(Durations.ofGo(text)).isEmpty();
    }
}
