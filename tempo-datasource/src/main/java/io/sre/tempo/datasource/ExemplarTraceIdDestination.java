package io.sre.tempo.datasource;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A link from an exemplar to its trace: an element of {@code jsonData.exemplarTraceIdDestinations} of a
 * <em>Prometheus</em> datasource. That Prometheus needs {@code --enable-feature=exemplar-storage}, and whoever writes to
 * it {@code send_exemplars: true}. Checked by the {@link ReverseLinks} it is part of.
 */
@Value.Immutable
public interface ExemplarTraceIdDestination {

    /** {@return the exemplar's label that holds the trace's id: {@code trace_id}} */
    String name();

    /** {@return the uid of the Tempo datasource} */
    String datasourceUid();

    /** {@return what the link says; absent leaves it to Grafana} */
    Optional<String> urlDisplayLabel();

    /** {@return a builder; the compiler asks for the label, then the datasource} */
    static ExemplarTraceIdDestinationBuilderStages.BuildStart builder() {
        return new ExemplarTraceIdDestinationBuilder();
    }

    /**
     * {@return a link by a label}
     *
     * @param name the exemplar's label
     * @param datasourceUid the uid of the Tempo datasource
     */
    static ExemplarTraceIdDestination of(String name, String datasourceUid) {
        return builder().name(name).datasourceUid(datasourceUid).build();
    }
}
