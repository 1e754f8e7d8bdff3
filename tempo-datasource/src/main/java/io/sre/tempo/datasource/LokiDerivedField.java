package io.sre.tempo.datasource;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A link from a log line to its trace: an element of {@code jsonData.derivedFields} of a <em>Loki</em> datasource. Start
 * at one of the factories. Checked by the {@link ReverseLinks} it is part of.
 */
@Value.Immutable
public interface LokiDerivedField {

    /** Where the trace's id is found. */
    enum MatcherType {
        /** In a label, or in structured metadata. */
        LABEL("label"),

        /** In the line, by a regular expression. */
        REGEX("regex");

        private final String written;

        MatcherType(String written) {
            this.written = written;
        }

        /** {@return the type as a provisioning file has it} */
        @Override
        public String toString() {
            return written;
        }
    }

    /** {@return what the field is called beside the line: {@code TraceID}} */
    String name();

    /** {@return where the trace's id is found} */
    MatcherType matcherType();

    /** {@return the label's name, or the regular expression, whose first group is the id} */
    String matcherRegex();

    /** {@return the uid of the Tempo datasource} */
    String datasourceUid();

    /** {@return the query that Tempo gets; <code>${__value.raw}</code>, the id itself} */
    @Value.Default
    default String query() {
        return "${__value.raw}";
    }

    /** {@return what the link says; absent is the name of the datasource} */
    Optional<String> urlDisplayLabel();

    /** {@return a builder; the compiler asks for name, matcher type, matcher and datasource} */
    static LokiDerivedFieldBuilderStages.BuildStart builder() {
        return new LokiDerivedFieldBuilder();
    }

    /**
     * {@return a link for lines whose trace id is a label or structured metadata, as OTLP brings it}
     *
     * @param label the label: {@code trace_id}
     * @param datasourceUid the uid of the Tempo datasource
     */
    static LokiDerivedField byLabel(String label, String datasourceUid) {
        return of(MatcherType.LABEL, label, datasourceUid);
    }

    /**
     * {@return a link for lines with the trace id in their text}
     *
     * @param regex whose first group is the id: {@code trace_?[iI][dD]"?[=:]\s*"?(\w+)}
     * @param datasourceUid the uid of the Tempo datasource
     */
    static LokiDerivedField byRegex(String regex, String datasourceUid) {
        return of(MatcherType.REGEX, regex, datasourceUid);
    }

    private static LokiDerivedField of(MatcherType type, String matcher, String datasourceUid) {
        return builder()
                .name("TraceID")
                .matcherType(type)
                .matcherRegex(matcher)
                .datasourceUid(datasourceUid)
                .build();
    }
}
