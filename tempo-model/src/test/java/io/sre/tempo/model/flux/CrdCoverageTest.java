package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.HELM_RELEASES;
import static io.sre.tempo.model.flux.Fixtures.HELM_REPOSITORIES;
import static io.sre.tempo.model.flux.Fixtures.OCI_REPOSITORIES;
import static io.sre.tempo.model.flux.Fixtures.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Condition;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks CRD and types side by side: same fields, same types, same spellings, same obligations. */
class CrdCoverageTest {

    private final List<String> differences = new ArrayList<>();
    private int fields;

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        HELM_RELEASES + ", io.sre.tempo.model.flux.HelmReleaseSpec, spec, 150",
        HELM_RELEASES + ", io.sre.tempo.model.flux.HelmReleaseStatus, status, 40",
        HELM_REPOSITORIES + ", io.sre.tempo.model.flux.HelmRepositorySpec, spec, 15",
        HELM_REPOSITORIES + ", io.sre.tempo.model.flux.HelmRepositoryStatus, status, 10",
        OCI_REPOSITORIES + ", io.sre.tempo.model.flux.OCIRepositorySpec, spec, 28",
        OCI_REPOSITORIES + ", io.sre.tempo.model.flux.OCIRepositoryStatus, status, 14"
    })
    void types_and_crd_say_the_same(String file, Class<?> type, String part, int atLeast) {
        compareObject(part, type, schema(file).at("/properties/" + part));

        assertThat(differences).as("differences between the CRD and %s", type).isEmpty();
        assertThat(fields).as("fields compared").isGreaterThanOrEqualTo(atLeast);
    }

    private void compareObject(String path, Class<?> type, JsonNode schema) {
        Set<String> wanted = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(wanted::add);
        Set<String> found = new TreeSet<>(
                List.of(type.getAnnotation(JsonPropertyOrder.class).value()));
        expect(path, "fields", wanted, found);
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        wanted.retainAll(found);
        for (String name : wanted) {
            compareField(
                    path + "." + name, accessor(type, name), schema.at("/properties/" + name), required.contains(name));
        }
    }

    private void compareField(String path, Method accessor, JsonNode schema, boolean required) {
        fields++;
        Type type = accessor.getGenericReturnType();
        boolean optional = accessor.getReturnType() == Optional.class;
        boolean scalar = !Map.class.isAssignableFrom(accessor.getReturnType())
                && !List.class.isAssignableFrom(accessor.getReturnType());
        boolean served = required && !schema.has("default");
        if (scalar && served == optional) {
            differences.add(path + ": required is " + served + ", optional is " + optional);
        }
        compareType(path, optional ? argument(type, 0) : type, schema);
    }

    private void compareType(String path, Type type, JsonNode schema) {
        if (type == JsonNode.class) {
            expect(
                    path,
                    "free form",
                    true,
                    schema.path("x-kubernetes-preserve-unknown-fields").asBoolean());
            return;
        }
        switch (schema.path("type").asText()) {
            case "string" -> compareText(path, (Class<?>) type, schema);
            case "boolean" -> expect(path, "type", Boolean.class, type);
            case "integer" -> compareInteger(path, type, schema);
            case "array" -> compareElements(path, type, schema.get("items"), List.class);
            case "object" -> {
                if (schema.has("additionalProperties")) {
                    compareElements(path, type, schema.get("additionalProperties"), Map.class);
                } else if (type != Condition.class) {
                    compareObject(path, (Class<?>) type, schema);
                }
            }
            default -> differences.add(path + ": unexpected schema " + schema);
        }
    }

    private void compareElements(String path, Type type, JsonNode items, Class<?> container) {
        if (!(type instanceof ParameterizedType many) || many.getRawType() != container) {
            differences.add(path + ": is " + type);
            return;
        }
        compareType(path + "[]", argument(type, container == List.class ? 0 : 1), items);
    }

    private void compareInteger(String path, Type type, JsonNode schema) {
        boolean wide = schema.path("format").asText().equals("int64");
        expect(path, "wide", wide, type == Long.class);
        expect(path, "number", true, type == Long.class || type == Integer.class || type == int.class);
    }

    private void compareText(String path, Class<?> type, JsonNode schema) {
        if (!schema.has("enum")) {
            expect(path, "type", String.class, type);
            return;
        }
        Set<String> wanted = new TreeSet<>();
        schema.get("enum").forEach(spelling -> wanted.add(spelling.asText()));
        Set<String> found = new TreeSet<>();
        for (Choice known : choice(type, wanted.iterator().next()).known()) {
            found.add(known.text());
        }
        expect(path, "spellings", wanted, found);
        for (String spelling : wanted) {
            expect(path, "known " + spelling, true, choice(type, spelling).isKnown());
        }
    }

    private static Choice choice(Class<?> type, String spelling) {
        try {
            return (Choice) type.getMethod("of", String.class).invoke(null, spelling);
        } catch (ReflectiveOperationException none) {
            throw new LinkageError(type + " is no choice", none);
        }
    }

    private static Method accessor(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException none) {
            throw new LinkageError(name, none);
        }
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private void expect(String path, String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            differences.add("%s: %s: the CRD has %s, we have %s".formatted(path, what, wanted, found));
        }
    }
}
