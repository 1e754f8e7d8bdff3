package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Jackson could not put into a type, said without Java's words and without the value, which may be a secret. */
final class Misfit {

    private Misfit() {}

    /** {@return the paths of what it described} */
    static List<String> describe(JsonMappingException misfit, JsonNode tree, Problems problems) {
        String path = path(misfit.getPath());
        if (misfit.getCause() instanceof InvalidDescriptionException invalid) {
            for (Problem problem : invalid.problems()) {
                problems.at(path).add(problem.path(), new Found(problem.value()), problem.rule(), problem.mend());
            }
            return invalid.problems().stream()
                    .map(problem -> join(path, problem.path()))
                    .toList();
        } else if (misfit instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            UnknownFields.add(path, known, problems);
        } else {
            Class<?> wanted = wantedType(misfit);
            problems.add(
                    path.isEmpty() ? "kind" : path,
                    Found.of(at(misfit.getPath(), tree)),
                    "stands where %s belongs".formatted(wanted(wanted)),
                    wanted == String.class ? "put it into quotes" : "write it as the API reference has it");
        }
        return List.of(path);
    }

    private static String join(String path, String below) {
        return path.isEmpty() || below.isEmpty() ? path + below : path + "." + below;
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static @Nullable Class<?> wantedType(JsonMappingException misfit) {
        if (misfit instanceof ValueInstantiationException refused) {
            return refused.getType().getRawClass();
        }
        return misfit instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null || type == Object.class) {
            return "another value";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == IntOrString.class) {
            return "a whole number or text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) ? "an object" : "an object (%s)".formatted(type.getSimpleName());
    }

    private static JsonNode at(List<JsonMappingException.Reference> references, JsonNode tree) {
        JsonNode found = tree;
        for (JsonMappingException.Reference reference : references) {
            found = reference.getFieldName() == null
                    ? found.path(reference.getIndex())
                    : found.path(reference.getFieldName());
        }
        return found;
    }
}
