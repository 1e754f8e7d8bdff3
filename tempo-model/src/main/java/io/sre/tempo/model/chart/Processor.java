package io.sre.tempo.model.chart;

/** What Tempo's metrics generator derives from spans. Source: Tempo 2.3 to 2.10, {@code overrides.defaults}. */
public enum Processor {
    /** Edges between services: {@code traces_service_graph_*}. */
    SERVICE_GRAPHS("service-graphs"),
    /** Rate, errors and duration of spans: {@code traces_spanmetrics_*}. */
    SPAN_METRICS("span-metrics"),
    /** Recent blocks kept for TraceQL metrics. */
    LOCAL_BLOCKS("local-blocks");

    private final String configName;

    Processor(String configName) {
        this.configName = configName;
    }

    /** {@return the name that Tempo's configuration knows it by} */
    public String configName() {
        return configName;
    }
}
