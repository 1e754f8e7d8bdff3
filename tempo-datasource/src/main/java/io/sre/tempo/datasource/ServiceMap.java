package io.sre.tempo.datasource;

import org.immutables.value.Value;

/**
 * Where the service graph comes from: a Prometheus that holds {@code traces_service_graph_*}, which Tempo's metrics
 * generator writes if its processor {@code service-graphs} runs.
 */
@Value.Immutable
public interface ServiceMap {

    /** {@return the uid, not the name, of the Prometheus datasource} */
    String datasourceUid();

    /** {@return a builder; the compiler asks for the datasource's uid} */
    static ServiceMapBuilderStages.BuildStart builder() {
        return new ServiceMapBuilder();
    }

    /**
     * {@return a service map that is read from a Prometheus}
     *
     * @param datasourceUid the uid, not the name, of its datasource
     */
    static ServiceMap from(String datasourceUid) {
        return builder().datasourceUid(datasourceUid).build();
    }
}
