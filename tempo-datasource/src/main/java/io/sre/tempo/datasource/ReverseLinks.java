package io.sre.tempo.datasource;

import io.sre.tempo.model.TempoOptions;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problems;
import java.util.List;
import org.immutables.value.Value;

/**
 * The links from logs and metrics back to Tempo. They belong into the datasources of Loki and Prometheus, which mostly
 * come with other charts: a second file with a datasource of the same name would replace the first one's whole entry.
 * So they are values, and pieces of YAML to put into those entries. Building one throws one
 * {@link InvalidDescriptionException} that names everything that is wrong.
 */
@Value.Immutable
@TempoOptions
public interface ReverseLinks {

    /** {@return the links from log lines} */
    List<LokiDerivedField> derivedFields();

    /** {@return the links from exemplars} */
    List<ExemplarTraceIdDestination> exemplarTraceIdDestinations();

    /** {@return a builder; nothing is mandatory} */
    static ReverseLinksBuilder builder() {
        return new ReverseLinksBuilder();
    }

    /**
     * {@return the usual links: from {@code trace_id} in a log line's labels or structured metadata, and from exemplars
     * with {@code trace_id}, as applications write them, or {@code traceID}, as Tempo's metrics generator does}
     *
     * @param datasource where the traces are
     */
    static ReverseLinks of(TempoDatasource datasource) {
        String uid = datasource.uid();
        return builder()
                .addDerivedFields(LokiDerivedField.byLabel("trace_id", uid))
                .addExemplarTraceIdDestinations(
                        ExemplarTraceIdDestination.of("trace_id", uid), ExemplarTraceIdDestination.of("traceID", uid))
                .build();
    }

    /**
     * {@return the {@code jsonData} of a Loki datasource with nothing but these links, its dollar signs doubled; to be
     * put below the datasource, or its key below the {@code jsonData} that is there}
     */
    default String lokiYaml() {
        return ReverseLinkText.jsonData("derivedFields", derivedFields(), ReverseLinkText::derivedField);
    }

    /** {@return the same for a Prometheus datasource} */
    default String prometheusYaml() {
        return ReverseLinkText.jsonData(
                "exemplarTraceIdDestinations", exemplarTraceIdDestinations(), ReverseLinkText::destination);
    }

    /** Refuses what would give no link. */
    @Value.Check
    default void check() {
        Problems problems = Problems.none();
        ReverseLinkRules.check(this, problems);
        problems.orThrow("set of links to Tempo");
    }
}
