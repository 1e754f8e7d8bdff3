package io.sre.tempo.model.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A resource as it was written in a file, or as patches changed it. */
public final class Manifest {

    private final Document document;
    private final JsonNode tree;
    private final Map<JsonPointer, Origin> origins;

    /** Everybody asks for these, again and again. */
    private final String apiVersion;

    private final String kind;
    private final String namespace;
    private final String name;

    Manifest(Document document) {
        this(document, document.tree(), Map.of());
    }

    private Manifest(Document document, JsonNode tree, Map<JsonPointer, Origin> origins) {
        this.document = document;
        this.tree = tree;
        this.origins = Map.copyOf(origins);
        JsonNode metadata = tree.path("metadata");
        this.apiVersion = tree.path("apiVersion").asText();
        this.kind = tree.path("kind").asText();
        this.namespace = metadata.path("namespace").asText("");
        this.name = metadata.path("name").asText("");
    }

    /**
     * Where a patch wrote a value.
     *
     * @param document the document that holds the patch
     * @param line the line, from 1
     */
    public record Origin(Document document, int line) {}

    /**
     * {@return the same resource with what a patch made of it}
     *
     * @param patched the object after the patch
     * @param written where the values were written that the patch brought, by their place in the object
     */
    public Manifest patched(JsonNode patched, Map<JsonPointer, Origin> written) {
        return new Manifest(document, requireNonNull(patched, "patched"), requireNonNull(written, "written"));
    }

    /** {@return where each value was written that a patch brought; none if nothing was patched} */
    public Map<JsonPointer, Origin> origins() {
        return origins;
    }

    /** {@return where the value, or the nearest one around it, was written by a patch; empty if no patch wrote it} */
    public Optional<Origin> originOf(JsonPointer pointer) {
        @Nullable JsonPointer around = origins.isEmpty() ? null : pointer;
        while (around != null) {
            Origin origin = origins.get(around);
            if (origin != null) {
                return Optional.of(origin);
            }
            around = around.head();
        }
        return Optional.empty();
    }

    /** {@return file and line of a value, {@code shop/web.yaml:12}; if a patch wrote it, those of the patch} */
    public String placeOf(JsonPointer pointer) {
        return originOf(pointer)
                .map(origin -> Unreadable.place(origin.document().file(), origin.line()))
                .orElseGet(() -> Unreadable.place(file(), lineOf(pointer)));
    }

    /** {@return the files that the resource was written in: its own, and those of the patches} */
    public Set<String> files() {
        Set<String> files = origins.values().stream()
                .map(origin -> origin.document().file())
                .collect(Collectors.toCollection(TreeSet::new));
        files.add(file());
        return files;
    }

    /** {@return the document that holds it} */
    public Document document() {
        return document;
    }

    /** {@return the file it was read from: below the folder that was read, with '/' between names, or the file's own name} */
    public String file() {
        return document.file();
    }

    /** {@return the line where its object begins, from 1} */
    public int line() {
        return document.line();
    }

    /** {@return file and line, {@code shop/web.yaml:12}} */
    public String place() {
        return document.place();
    }

    /** {@return the API's group and version, {@code apps/v1}} */
    public String apiVersion() {
        return apiVersion;
    }

    /** {@return the kind, {@code Deployment}} */
    public String kind() {
        return kind;
    }

    /** {@return the namespace as written; empty if there is none} */
    public String namespace() {
        return namespace;
    }

    /** {@return the name as written; empty if there is none} */
    public String name() {
        return name;
    }

    /**
     * {@return the object; not a copy, so that reading is cheap: change a {@linkplain JsonNode#deepCopy() copy}, or the
     * lines will be wrong}
     */
    public JsonNode tree() {
        return tree;
    }

    /**
     * {@return the line where a value was written, from 1: for a field that of its name}
     *
     * @param pointer where the value is in the tree; if there is none, the line is that of the nearest value around it
     */
    public int lineOf(JsonPointer pointer) {
        return document.lineOf(pointer);
    }

    /** {@return place, kind and name, {@code shop/web.yaml:12: Deployment shop/web}} */
    @Override
    public String toString() {
        return place() + ": " + kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
