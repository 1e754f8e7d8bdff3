package io.sre.tempo.bundle.view;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A patch of Kustomize: an object that is merged into the resource, or a list of operations.
 *
 * <p>Sources: sigs.k8s.io/kustomize 5.8, api/types/patch.go and selector.go; RFC 6902.
 *
 * @param target whom it is for; nobody in particular if that is missing, and then the object says it
 * @param source what it does
 */
record Patch(JsonNode target, Source source) {

    /** Says what is to be done, and is no part of what is merged. */
    private static final String DIRECTIVE = "$patch";

    private static final Set<String> IDENTITY = Set.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace");

    /** Regular expressions that say a few names; of any other it is not known what they match. */
    private static final String SIMPLE = "\\^?\\(?[A-Za-z0-9.*|_/-]{0,253}\\)?\\$?";

    /** A resource keeps the name and namespace that it was written with, beside those that kustomizations give to it. */
    boolean isFor(Manifest manifest) {
        JsonNode tree = source.tree();
        JsonNode metadata = manifest.tree().path("metadata");
        JsonNode written = manifest.document().tree().path("metadata");
        String writtenName = written.path("name").asText("");
        if (target.isEmpty()) {
            String name = tree.path("metadata").path("name").asText("");
            return tree.isObject()
                    && tree.path("kind").asText("").equals(manifest.kind())
                    && (name.equals(manifest.name()) || name.equals(writtenName));
        }
        String apiVersion = manifest.apiVersion();
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        String name = target.path("name").asText("");
        String namespace = target.path("namespace").asText("");
        boolean sameNamespace = manifest.namespace().isEmpty()
                || matches(namespace, manifest.namespace())
                || matches(namespace, written.path("namespace").asText(""));
        return sameNamespace
                && matches(target.path("group").asText(""), group(apiVersion))
                && matches(target.path("version").asText(""), version)
                && matches(target.path("kind").asText(""), manifest.kind())
                && (matches(name, manifest.name()) || matches(name, writtenName))
                && selects(target.path("labelSelector").asText(""), metadata.path("labels"))
                && selects(target.path("annotationSelector").asText(""), metadata.path("annotations"));
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    private static boolean matches(String wanted, String actual) {
        if (wanted.isEmpty() || wanted.equals(actual)) {
            return true;
        }
        if (!wanted.matches(SIMPLE)) {
            return false;
        }
        for (String one : wanted.replaceAll("[\\^()$]", "").split("\\|", -1)) {
            if (isLike(one.split("\\.\\*", -1), actual)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has the parts in their order, with anything between them. */
    private static boolean isLike(String[] parts, String text) {
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return text.equals(last);
        }
        int at = parts[0].length();
        boolean begins = text.startsWith(parts[0]);
        for (int part = 1; begins && part < parts.length - 1; part++) {
            int found = text.indexOf(parts[part], at);
            begins = found >= 0;
            at = found + parts[part].length();
        }
        return begins && text.length() - last.length() >= at && text.endsWith(last);
    }

    private static boolean selects(String selector, JsonNode labels) {
        for (String one : selector.split(",", -1)) {
            int equals = one.indexOf('=');
            String key = equals < 0 ? one : one.substring(0, equals);
            String value = equals < 0 ? "" : one.substring(equals + 1).replaceFirst("^=", "");
            boolean fits =
                    equals < 0 ? labels.has(key) : labels.path(key).asText("").equals(value);
            if (!one.isEmpty() && !fits) {
                return false;
            }
        }
        return true;
    }

    /** The resource after the patch; empty if the patch deletes it. */
    Optional<Manifest> applyTo(Manifest manifest) {
        Map<JsonPointer, Manifest.Origin> origins = new HashMap<>(manifest.origins());
        ObjectNode tree = manifest.tree().deepCopy();
        if (source.tree().isArray()) {
            for (int index = 0; index < source.tree().size(); index++) {
                operate(tree, index, origins);
            }
            return Optional.of(manifest.patched(tree, origins));
        }
        if (directive(source.tree()).equals("delete")) {
            return Optional.empty();
        }
        if (source.tree().isObject()) {
            new Merging(isBuiltIn(manifest), origins)
                    .merge(tree, source.tree(), JsonPointer.empty(), JsonPointer.empty());
        }
        return Optional.of(manifest.patched(tree, origins));
    }

    /** Whether Kustomize knows the type, and so how its lists are merged. Of all others they are replaced. */
    private static boolean isBuiltIn(Manifest manifest) {
        String group = group(manifest.apiVersion());
        return !group.contains(".") || group.endsWith(".k8s.io");
    }

    /** Lays an object over another. */
    private final class Merging {

        private final boolean byName;
        private final Map<JsonPointer, Manifest.Origin> origins;

        Merging(boolean byName, Map<JsonPointer, Manifest.Origin> origins) {
            this.byName = byName;
            this.origins = origins;
        }

        void merge(ObjectNode base, JsonNode patch, JsonPointer inPatch, JsonPointer at) {
            for (Map.Entry<String, JsonNode> field : patch.properties()) {
                String key = field.getKey();
                JsonPointer pointer = at.appendProperty(key);
                if (!IDENTITY.contains(pointer.toString()) && !key.equals(DIRECTIVE)) {
                    set(base, key, field.getValue(), inPatch.appendProperty(key), pointer);
                }
            }
        }

        private void set(ObjectNode base, String key, JsonNode value, JsonPointer inPatch, JsonPointer at) {
            JsonNode old = base.path(key);
            String directive = directive(value);
            if (value.isNull() || directive.equals("delete")) {
                base.remove(key);
            } else if (value.isObject() && old.isObject() && !directive.equals("replace")) {
                merge((ObjectNode) old, value, inPatch, at);
            } else if (byName && isNamed(value) && isNamed(old)) {
                mergeByName((ArrayNode) old, value, inPatch, at);
            } else {
                base.set(key, plain(value));
                written(value, inPatch, at, origins);
            }
        }

        /** Lists of named objects, such as containers. */
        private void mergeByName(ArrayNode base, JsonNode patch, JsonPointer inPatch, JsonPointer at) {
            for (int number = 0; number < patch.size(); number++) {
                JsonNode entry = patch.get(number);
                JsonPointer from = inPatch.appendIndex(number);
                int index = 0;
                while (index < base.size() && !base.get(index).path("name").equals(entry.path("name"))) {
                    index++;
                }
                String directive = directive(entry);
                if (directive.equals("delete")) {
                    base.remove(index);
                } else if (index < base.size() && !directive.equals("replace")) {
                    merge((ObjectNode) base.get(index), entry, from, at.appendIndex(index));
                } else {
                    base.remove(index);
                    base.insert(index, plain(entry));
                    written(entry, from, at.appendIndex(index), origins);
                }
            }
        }
    }

    private static String directive(JsonNode value) {
        return value.path(DIRECTIVE).asText("");
    }

    /** A copy without the directive. */
    private static JsonNode plain(JsonNode value) {
        JsonNode copy = value.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.remove(DIRECTIVE);
        }
        return copy;
    }

    private static boolean isNamed(JsonNode list) {
        boolean named = list.isArray() && !list.isEmpty();
        for (JsonNode entry : list) {
            named &= entry.isObject() && entry.path("name").isTextual();
        }
        return named;
    }

    /** Remembers where a value, and each one below it, was written. */
    private void written(
            JsonNode value, JsonPointer inPatch, JsonPointer pointer, Map<JsonPointer, Manifest.Origin> origins) {
        origins.put(pointer, new Manifest.Origin(source.document(), source.lineOf(inPatch)));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String key = field.getKey();
            written(field.getValue(), inPatch.appendProperty(key), pointer.appendProperty(key), origins);
        }
        for (int index = 0; value.isArray() && index < value.size(); index++) {
            written(value.get(index), inPatch.appendIndex(index), pointer.appendIndex(index), origins);
        }
    }

    private void operate(ObjectNode tree, int number, Map<JsonPointer, Manifest.Origin> origins) {
        JsonNode operation = source.tree().get(number);
        JsonPointer at = pointer(operation.path("path").asText(""));
        String name = operation.path("op").asText("");
        JsonNode value = operation.path("value");
        if (name.equals("copy") || name.equals("move")) {
            value = tree.at(pointer(operation.path("from").asText("")));
        }
        if (at.matches() || List.of("test", "").contains(name)) {
            return;
        }
        if (name.equals("move")) {
            remove(tree, pointer(operation.path("from").asText("")));
        }
        if (name.equals("remove")) {
            remove(tree, at);
        } else if (!value.isMissingNode()) {
            JsonPointer put = put(tree, at, value.deepCopy(), name.equals("replace"));
            JsonPointer inPatch = JsonPointer.empty().appendIndex(number).appendProperty("value");
            written(value, inPatch, put, origins);
        }
    }

    private static JsonPointer pointer(String text) {
        return text.startsWith("/") ? JsonPointer.compile(text) : JsonPointer.empty();
    }

    private static JsonNode parent(JsonNode tree, JsonPointer at) {
        JsonPointer head = at.head();
        return head == null ? MissingNode.getInstance() : tree.at(head);
    }

    private static void remove(JsonNode tree, JsonPointer at) {
        JsonNode parent = parent(tree, at);
        if (parent instanceof ObjectNode object) {
            object.remove(at.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array) {
            array.remove(at.last().getMatchingIndex());
        }
    }

    /** Returns where it stands then: what is appended to a list has a place of its own. */
    private static JsonPointer put(JsonNode tree, JsonPointer at, JsonNode value, boolean replaces) {
        JsonNode parent = parent(tree, at);
        String key = at.last().getMatchingProperty();
        int index = at.last().getMatchingIndex();
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else if (parent instanceof ArrayNode array && (key.equals("-") || index >= array.size())) {
            array.add(value);
            return requireNonNullElse(at.head(), JsonPointer.empty()).appendIndex(array.size() - 1);
        } else if (parent instanceof ArrayNode array && index >= 0) {
            if (replaces) {
                array.set(index, value);
            } else {
                array.insert(index, value);
            }
        }
        return at;
    }
}
