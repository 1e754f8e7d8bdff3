package io.sre.tempo.datasource;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The way from a span to metrics in a Prometheus: {@code jsonData.tracesToMetrics} of Grafana 10 and later. */
@Value.Immutable
public interface TracesToMetrics {

    /** {@return the uid, not the name, of the datasource with the metrics} */
    String datasourceUid();

    /**
     * {@return how far before (with {@code -}) or after the span's start the window begins; absent is Grafana's own
     * {@code -2m}}
     */
    Optional<String> spanStartTimeShift();

    /**
     * {@return how far after or before (with {@code -}) the span's end the window ends; absent is Grafana's own
     * {@code 2m}}
     */
    Optional<String> spanEndTimeShift();

    /** {@return which attributes become which matchers in {@code $__tags}} */
    List<TagMapping> tags();

    /** {@return the links, in this order; empty is Grafana's own query for the median latency of the service} */
    List<MetricsQuery> queries();

    /** {@return a builder; the compiler asks for the datasource's uid} */
    static TracesToMetricsBuilderStages.BuildStart builder() {
        return new TracesToMetricsBuilder();
    }
}
