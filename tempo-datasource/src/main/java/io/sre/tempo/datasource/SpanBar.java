package io.sre.tempo.datasource;

import java.util.Optional;
import org.immutables.value.Value;

/** What stands beside the name of a span in its bar: {@code jsonData.spanBar}. Start at one of the factories. */
@Value.Immutable
public interface SpanBar {

    /** What kind of text it is. */
    enum Type {
        /** Nothing. */
        NONE("None"),

        /** How long the span took, which is what Grafana shows by itself. */
        DURATION("Duration"),

        /** The value of one attribute. */
        TAG("Tag");

        private final String written;

        Type(String written) {
            this.written = written;
        }

        /** {@return the type as a provisioning file has it} */
        @Override
        public String toString() {
            return written;
        }
    }

    /** {@return what kind of text it is} */
    Type type();

    /** {@return the attribute; there if, and only if, the type is {@link Type#TAG}} */
    Optional<String> tag();

    /** {@return a builder; the compiler asks for the type} */
    static SpanBarBuilderStages.BuildStart builder() {
        return new SpanBarBuilder();
    }

    /** {@return a bar with nothing beside the name} */
    static SpanBar none() {
        return builder().type(Type.NONE).build();
    }

    /** {@return a bar that shows how long the span took} */
    static SpanBar duration() {
        return builder().type(Type.DURATION).build();
    }

    /**
     * {@return a bar that shows an attribute}
     *
     * @param tag the attribute: {@code http.path}
     */
    static SpanBar tag(String tag) {
        return builder().type(Type.TAG).tag(tag).build();
    }
}
