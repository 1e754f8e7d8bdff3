package io.sre.tempo.datasource;

import io.sre.tempo.model.TempoOptions;
import org.immutables.value.Value;

/**
 * Which results arrive bit by bit: {@code jsonData.streamingEnabled}, Grafana 11.2 and later. Tempo answers over gRPC
 * on its HTTP port, so it must run with {@code stream_over_http_enabled: true}.
 */
@Value.Immutable
@TempoOptions
public interface Streaming {

    /** {@return whether search results do; Tempo 2.2 and later} */
    @Value.Default
    default boolean search() {
        return false;
    }

    /** {@return whether TraceQL metrics do; Tempo 2.7 and later} */
    @Value.Default
    default boolean metrics() {
        return false;
    }

    /** {@return a builder; nothing is mandatory} */
    static StreamingBuilder builder() {
        return new StreamingBuilder();
    }
}
