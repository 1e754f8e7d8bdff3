package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Trees of JSON values as YAML text.
 *
 * <p>Written text is in block style: two spaces for every level, lists indented below their key, the keys in the order
 * of the tree, no line folding, {@code \n} at every line's end. A string has no quotes unless some reader (YAML 1.1 or
 * 1.2, Go, Python or Java) would make something else of it; a string of several lines is a literal block where that
 * loses nothing. The same tree gives the same text.
 *
 * <p>What is read means what it means to kubectl, Helm and Flux ({@code sigs.k8s.io/yaml}): {@code yes}, {@code on} and
 * {@code y} without quotes are booleans, {@code 012} is ten, dates and {@code 1:30} are text, keys that are no strings
 * become strings. Numbers become the smallest node that holds them: int, long, big integer, double, big decimal. Beyond
 * what YAML itself refuses, these are refused: duplicate keys, merge keys, tags other than those of the JSON types,
 * numbers beyond a double's range, infinity and not-a-number, texts of more than 3 MiB characters, 100 levels or
 * 250000 values (an alias counts as all it stands for), and more than 1024 characters in the keys on the way to a value.
 */
public final class Yaml {

    private static final String BETWEEN_DOCUMENTS = "---\n";

    private Yaml() {}

    /**
     * {@return one document, without a {@code ---} line}
     *
     * @param document what to write: nulls, empty objects and empty lists are written as they stand
     * @throws IllegalArgumentException if a part has no YAML form that every reader understands: numbers that are not
     *     finite or beyond a double's range, text with half a surrogate pair, nodes that are not JSON, more than 100
     *     levels
     */
    public static String write(JsonNode document) {
        return DocumentWriter.write(requireNonNull(document, "document"));
    }

    /**
     * {@return one document with comments}
     *
     * @param document what to write
     * @param comments what to say above which key or list item, without the {@code #}; may have several lines. The
     *     empty pointer is the top of the document
     * @throws IllegalArgumentException as for {@link #write(JsonNode)}, and if a pointer leads nowhere or a comment
     *     holds control characters
     */
    public static String write(JsonNode document, Map<JsonPointer, String> comments) {
        requireNonNull(comments, "comments");
        String written = write(document);
        return comments.isEmpty() ? written : CommentLines.insert(written, comments);
    }

    /**
     * {@return several documents with a {@code ---} line between them; the empty text for none}
     *
     * @param documents what to write
     * @throws IllegalArgumentException as for {@link #write(JsonNode)}
     */
    public static String writeAll(List<? extends JsonNode> documents) {
        return documents.stream().map(Yaml::write).collect(Collectors.joining(BETWEEN_DOCUMENTS));
    }

    /**
     * {@return the only document of a text}
     *
     * @param text YAML, or JSON
     * @throws YamlException if the text cannot be read, or holds no document or several
     */
    public static JsonNode read(String text) {
        List<YamlDocument> documents = documents(text);
        if (documents.isEmpty()) {
            throw new YamlException(1, 1, "the text holds no document");
        }
        if (documents.size() > 1) {
            YamlDocument second = documents.get(1);
            throw new YamlException(second.line(), second.column(), "a second document begins where one was wanted");
        }
        return documents.get(0).tree();
    }

    /**
     * {@return every document of a text; those with nothing in them, comments aside, are left out}
     *
     * @param text YAML, or JSON
     * @throws YamlException if the text cannot be read
     */
    public static List<JsonNode> readAll(String text) {
        return documents(text).stream().map(YamlDocument::tree).toList();
    }

    private static List<YamlDocument> documents(String text) {
        if (requireNonNull(text, "text").length() > Bounds.CHARACTERS) {
            throw new YamlException(1, 1, "the text has more than %d characters".formatted(Bounds.CHARACTERS));
        }
        return DocumentReader.read(
                Characters.withoutByteOrderMark(text), 1, Allowance.ofText(), new KnownTexts(KnownTexts.FEW));
    }
}
