package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads texts of many documents, each with its lines. A document that is broken hides no other.
 *
 * <p>Text means what it means to {@link Yaml}, with bounds for files of many manifests: 64 MiB characters and 5,000,000
 * values in all; 3 MiB characters and 250,000 values in each document without its {@code items}, and in each of the items;
 * 100 levels, and 1024 characters in the keys on the way to a value. One reader for many texts keeps equal strings in memory once. Not safe for use by several threads.
 */
public final class YamlReader {

    private final KnownTexts known;

    /** Makes a reader. */
    public YamlReader() {
        this(KnownTexts.MANY);
    }

    private YamlReader(int texts) {
        this.known = new KnownTexts(texts);
    }

    /** {@return a reader for one short text, such as YAML in a field} */
    public static YamlReader ofShortText() {
        return new YamlReader(KnownTexts.FEW);
    }

    /**
     * {@return what a text holds}
     *
     * @param text YAML, or JSON
     */
    public YamlDocuments read(String text) {
        if (requireNonNull(text, "text").length() > Bounds.CHARACTERS_OF_ALL) {
            String reason = "more than %d characters".formatted(Bounds.CHARACTERS_OF_ALL);
            return new YamlDocuments(List.of(), List.of(new YamlException(1, 1, reason)));
        }
        return readParts(Characters.withoutByteOrderMark(text));
    }

    private YamlDocuments readParts(String text) {
        List<YamlDocument> documents = new ArrayList<>();
        List<YamlException> refused = new ArrayList<>();
        Allowance allowance = Allowance.ofStream();
        DocumentTexts parts = new DocumentTexts(text);
        while (!allowance.isUsedUp() && parts.next()) {
            try {
                documents.addAll(read(parts.part(), parts.line(), allowance));
            } catch (YamlException e) {
                refused.add(e);
            }
            if (refused.size() == Bounds.REFUSED) {
                String reason = Bounds.PASSED + "%d documents that cannot be read".formatted(Bounds.REFUSED - 1);
                refused.set(refused.size() - 1, new YamlException(parts.line(), 1, reason));
                break;
            }
        }
        return new YamlDocuments(documents, refused);
    }

    private List<YamlDocument> read(String part, int firstLine, Allowance allowance) {
        if (!mayBeJson(part)) {
            return DocumentReader.read(part, firstLine, allowance, known);
        }
        int taken = allowance.taken();
        try {
            return JsonReader.read(part, firstLine, allowance, known);
        } catch (YamlException notJson) {
            // Up to there it was YAML as well.
            if (Bounds.isPassed(notJson)) {
                throw notJson;
            }
            allowance.giveBack(taken);
            return readInBraces(part, firstLine, allowance, notJson);
        }
    }

    /** Whether it begins as JSON does; YAML may do so, too. Asked here, for Jackson's parser takes its time to load. */
    private static boolean mayBeJson(String part) {
        int at = 0;
        while (at < part.length() && Character.isWhitespace(part.charAt(at))) {
            at++;
        }
        return at < part.length() && (part.charAt(at) == '{' || part.charAt(at) == '[');
    }

    /** YAML in braces or brackets. If it is neither YAML nor JSON, the reader that came further knows more. */
    private List<YamlDocument> readInBraces(String part, int firstLine, Allowance allowance, YamlException notJson) {
        try {
            return DocumentReader.read(part, firstLine, allowance, known);
        } catch (YamlException notYaml) {
            boolean further = notYaml.line() > notJson.line()
                    || (notYaml.line() == notJson.line() && notYaml.column() > notJson.column());
            throw further ? notYaml : notJson;
        }
    }
}
