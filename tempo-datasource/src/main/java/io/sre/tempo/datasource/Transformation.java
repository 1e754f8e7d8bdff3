package io.sre.tempo.datasource;

import java.util.Optional;
import org.immutables.value.Value;

/** How a correlation takes variables out of a field of the source. Start at one of the factories. */
@Value.Immutable
public interface Transformation {

    /** What kind of text it reads. */
    enum Type {
        /** Any text, by a regular expression whose groups are the values. */
        REGEX("regex"),

        /** Text as {@code key=value} pairs; every key becomes a variable. */
        LOGFMT("logfmt");

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

    /** {@return what kind of text it reads} */
    Type type();

    /** {@return the field that is read; absent is the field of the correlation} */
    Optional<String> field();

    /** {@return the regular expression; there if, and only if, the type is {@link Type#REGEX}} */
    Optional<String> expression();

    /** {@return the variable that gets the value; absent leaves it to the groups' names, or the field's} */
    Optional<String> mapValue();

    /** {@return a builder; the compiler asks for the type} */
    static TransformationBuilderStages.BuildStart builder() {
        return new TransformationBuilder();
    }

    /** {@return a transformation of {@code key=value} pairs in the field of the correlation} */
    static Transformation logfmt() {
        return builder().type(Type.LOGFMT).build();
    }

    /**
     * {@return a transformation of the field of the correlation by a regular expression}
     *
     * @param expression with groups: {@code instance=(\S+)}
     * @param variable the variable that gets the first group
     */
    static Transformation regex(String expression, String variable) {
        return builder()
                .type(Type.REGEX)
                .expression(expression)
                .mapValue(variable)
                .build();
    }
}
