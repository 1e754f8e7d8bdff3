package io.sre.tempo.model.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A value that the chart's templates read.
 *
 * @param path the way to it, {@code tempo.metricsGenerator.remoteWriteUrl}
 * @param kind what it is
 * @param first the first of the known versions that read it
 * @param last the last one
 * @param byDefault its value in the chart's values.yaml; empty if it is not there
 */
public record ChartKey(String path, Kind kind, String first, String last, Optional<JsonNode> byDefault) {

    /** What a value is. */
    public enum Kind {
        /** A scalar. */
        VALUE,
        /** A list. */
        LIST,
        /** An object that is taken as it is: any key may stand below. */
        MAP,
        /** It stands in the chart's values.yaml, and no template reads it. */
        INERT
    }

    /** {@return whether any key may stand below} */
    public boolean isFree() {
        return kind == Kind.MAP;
    }
}
