package io.sre.tempo.datasource;

import io.sre.tempo.model.TempoOptions;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A look-up by trace id that reads only the chosen time range, made wider by two amounts: {@code jsonData.traceQuery}
 * with {@code timeShiftEnabled: true}. Without this value Grafana looks the id up in all of time.
 *
 * <p>Other than the shifts of {@link TracesToLogs}, both amounts widen the range, so neither has a {@code -}: Grafana
 * subtracts the first from the range's start.
 */
@Value.Immutable
@TempoOptions
public interface TraceQuery {

    /** {@return how much earlier the range starts: {@code 1h}; absent is Grafana's own {@code 30m}} */
    Optional<String> spanStartTimeShift();

    /** {@return how much later the range ends: {@code 1h}; absent is Grafana's own {@code 30m}} */
    Optional<String> spanEndTimeShift();

    /** {@return a builder; nothing is mandatory} */
    static TraceQueryBuilder builder() {
        return new TraceQueryBuilder();
    }
}
