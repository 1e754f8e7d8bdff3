package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Trees of JSON values as YAML text.
 *
 * <p>Written text is in block style: two spaces for every level, lists indented below their key, the keys in the order
 * of the tree, no line folding, {@code \n} at every line's end. A string has no quotes unless some reader (YAML 1.1 or
 * 1.2, Go, Python or Java) would make something else of it; a string of several lines is a literal block where that
 * loses nothing. The same tree gives the same text.
 */
public final class Yaml {

    private Yaml() {}

    /**
     * {@return one document, without a {@code ---} line}
     *
     * @param document what to write: nulls, empty objects and empty lists are written as they stand
     * @throws IllegalArgumentException if a part has no YAML form that every reader understands: numbers that are not
     *     finite, text with half a surrogate pair, nodes that are not JSON, more than 100 levels
     */
    public static String write(JsonNode document) {
        return DocumentWriter.write(requireNonNull(document, "document"));
    }
}
