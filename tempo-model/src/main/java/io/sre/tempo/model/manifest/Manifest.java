package io.sre.tempo.model.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/** A resource as it was written in a file. */
public final class Manifest {

    private final Document document;

    Manifest(Document document) {
        this.document = document;
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
        return document.tree().path("apiVersion").asText();
    }

    /** {@return the kind, {@code Deployment}} */
    public String kind() {
        return document.tree().path("kind").asText();
    }

    /** {@return the namespace as written; empty if there is none} */
    public String namespace() {
        return metadata("namespace");
    }

    /** {@return the name as written; empty if there is none} */
    public String name() {
        return metadata("name");
    }

    private String metadata(String field) {
        return document.tree().path("metadata").path(field).asText("");
    }

    /**
     * {@return the object; not a copy, so that reading is cheap: change a {@linkplain JsonNode#deepCopy() copy}, or the
     * lines will be wrong}
     */
    public JsonNode tree() {
        return document.tree();
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
        String namespace = namespace().isEmpty() ? "" : namespace() + "/";
        return place() + ": " + kind() + " " + namespace + name();
    }
}
