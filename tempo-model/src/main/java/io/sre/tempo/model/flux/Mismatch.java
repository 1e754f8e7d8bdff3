package io.sre.tempo.model.flux;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.sre.tempo.model.finding.Problems;
import org.jspecify.annotations.Nullable;

/** Says in this library's words that JSON does not have the shape of the field it was found in, and not the value, which may be a secret. */
final class Mismatch {

    private static final String TEXT = "a text";

    private Mismatch() {}

    static Problems problems(MismatchedInputException mismatch) {
        Problems problems = Problems.none();
        Problems place = problems;
        for (JsonMappingException.Reference step : mismatch.getPath()) {
            place = place.at(step.getFieldName() == null ? "[%d]".formatted(step.getIndex()) : step.getFieldName());
        }
        String shape = shape(mismatch.getTargetType());
        String mend = "write it as the CRD has it" + (shape.equals(TEXT) ? ", in quotes" : "");
        place.add("", found(mismatch), "must be " + shape, mend);
        return problems;
    }

    private static @Nullable Kind found(MismatchedInputException mismatch) {
        if (!(mismatch.getProcessor() instanceof JsonParser parser) || parser.currentToken() == null) {
            return null;
        }
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Kind(TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Kind("a number");
            case VALUE_TRUE, VALUE_FALSE -> new Kind("true or false");
            case START_ARRAY -> new Kind("a list");
            case START_OBJECT, FIELD_NAME -> new Kind("an object");
            default -> null;
        };
    }

    private static String shape(@Nullable Class<?> wanted) {
        if (wanted == null || FluxValue.class.isAssignableFrom(wanted)) {
            return "an object";
        }
        if (wanted == String.class || Choice.class.isAssignableFrom(wanted)) {
            return TEXT;
        }
        if (wanted == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()) {
            return "a whole number";
        }
        return Iterable.class.isAssignableFrom(wanted) ? "a list" : "an object";
    }

    /** What was found, in words; no text, which a problem would put in quotes. */
    private record Kind(String words) {

        @Override
        public String toString() {
            return words;
        }
    }
}
