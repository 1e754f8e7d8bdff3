package io.sre.tempo.model.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.yaml.YamlDocument;

/** A document of a file, whatever it is: a resource, Helm's values, Grafana's provisioning. */
public final class Document {

    private final String file;
    private final SourceText source;
    private final YamlDocument document;

    Document(String file, SourceText source, YamlDocument document) {
        this.file = file;
        this.source = source;
        this.document = document;
    }

    /** {@return the file it was read from: below the folder that was read, with '/' between names, or the file's own name} */
    public String file() {
        return file;
    }

    /** {@return the line where it begins, from 1} */
    public int line() {
        return document.line();
    }

    /** {@return file and line, {@code shop/web.yaml:12}} */
    public String place() {
        return Unreadable.place(file, line());
    }

    /**
     * {@return the values; not a copy, so that reading is cheap: change a {@linkplain JsonNode#deepCopy() copy}, or the
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

    /**
     * {@return a line of the file as it was written, which may hold a secret; of more than 2000 characters the first; empty if
     * the file has no such line}
     *
     * @param line its number, from 1
     */
    public String textOf(int line) {
        return source.line(line);
    }

    /** {@return the place} */
    @Override
    public String toString() {
        return place();
    }
}
