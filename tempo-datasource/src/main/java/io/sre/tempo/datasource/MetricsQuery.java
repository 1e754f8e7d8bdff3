package io.sre.tempo.datasource;

import org.immutables.value.Value;

/** A query that is offered as a link from a span to its metrics. */
@Value.Immutable
public interface MetricsQuery {

    /** {@return what the link is called: {@code Span rate}} */
    String name();

    /**
     * {@return the PromQL, as Grafana's editor has it. {@code $__tags}, or <code>${__tags}</code>, stands for the matchers
     * made of the tags: {@code sum(rate(traces_spanmetrics_calls_total{$__tags}[5m]))}}
     */
    String query();

    /** {@return a builder; the compiler asks for the name, then the query} */
    static MetricsQueryBuilderStages.BuildStart builder() {
        return new MetricsQueryBuilder();
    }

    /**
     * {@return a query under a name}
     *
     * @param name what the link is called
     * @param query the PromQL with single dollar signs
     */
    static MetricsQuery of(String name, String query) {
        return builder().name(name).query(query).build();
    }
}
