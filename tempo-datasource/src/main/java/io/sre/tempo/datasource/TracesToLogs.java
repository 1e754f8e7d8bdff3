package io.sre.tempo.datasource;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The way from a span to its logs: {@code jsonData.tracesToLogsV2} of Grafana 9.4 and later. Its first version,
 * {@code tracesToLogs}, cannot be written.
 *
 * <p>Only tags that are on the span are used. Without a {@link #customQuery()}, a span that has none of them gets no link.
 */
@Value.Immutable
public interface TracesToLogs {

    /** {@return the uid, not the name, of the datasource with the logs} */
    String datasourceUid();

    /**
     * {@return how far before (with {@code -}) or after the span's start the window begins: {@code -1h}; absent is
     * Grafana's own 0}
     */
    Optional<String> spanStartTimeShift();

    /**
     * {@return how far after or before (with {@code -}) the span's end the window ends: {@code 1h}; absent is Grafana's
     * own 0}
     */
    Optional<String> spanEndTimeShift();

    /**
     * {@return which attributes become which labels; empty is Grafana's own list of cluster, hostname, namespace, pod,
     * service.name and service.namespace}
     */
    List<TagMapping> tags();

    /** {@return whether only lines that hold the trace's id are shown; not together with a custom query} */
    @Value.Default
    default boolean filterByTraceId() {
        return false;
    }

    /** {@return whether only lines that hold the span's id are shown; not together with a custom query} */
    @Value.Default
    default boolean filterBySpanId() {
        return false;
    }

    /**
     * {@return the query that replaces the one Grafana makes, as its editor has it, with single dollar signs:
     * {@code {${__tags}} |= "${__span.traceId}"}. It also sets {@code customQuery: true}, without which Grafana ignores
     * the query}
     */
    Optional<String> customQuery();

    /** {@return a builder; the compiler asks for the datasource's uid} */
    static TracesToLogsBuilderStages.BuildStart builder() {
        return new TracesToLogsBuilder();
    }
}
