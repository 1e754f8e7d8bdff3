package io.sre.tempo.model.flux;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.sre.tempo.model.finding.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in this library's words that JSON does not have the shape of the field it was found in. */
final class Mismatch {

    private static final String TEXT = "a text";

    private Mismatch() {}

    static Problems problems(MismatchedInputException mismatch) throws IOException {
        Problems problems = Problems.none();
        Problems place = problems;
        for (JsonMappingException.Reference step : mismatch.getPath()) {
            place = place.at(step.getFieldName() == null ? "[%d]".formatted(step.getIndex()) : step.getFieldName());
        }
        String shape = shape(mismatch.getTargetType());
        String mend = "write it as the CRD has it" + (shape.equals(TEXT) ? ", in quotes" : "");
        place.add(mismatch.getPath().isEmpty() ? "value" : "", found(mismatch), "must be " + shape, mend);
        return problems;
    }

    private static @Nullable Object found(MismatchedInputException mismatch) throws IOException {
        if (!(mismatch.getProcessor() instanceof JsonParser parser) || parser.currentToken() == null) {
            return null;
        }
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case START_ARRAY -> List.of();
            case START_OBJECT, FIELD_NAME -> Map.of();
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
}
