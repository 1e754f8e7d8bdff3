package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The documents of a text, each with its lines, and what could not be read of it. A document that is broken hides no
 * other.
 *
 * <p>Text means what it means to {@link Yaml}, with bounds for files of many manifests: 64 MiB characters and 5,000,000
 * values in all; 3 MiB characters and 250,000 values in each document without its {@code items}, and in each of the items;
 * 100 levels.
 */
public final class YamlDocuments {

    private final List<YamlDocument> list = new ArrayList<>();
    private final List<YamlException> refused = new ArrayList<>();

    private YamlDocuments() {}

    /**
     * {@return what a text holds}
     *
     * @param text YAML, or JSON
     */
    public static YamlDocuments read(String text) {
        YamlDocuments documents = new YamlDocuments();
        if (requireNonNull(text, "text").length() > Bounds.CHARACTERS_OF_ALL) {
            String reason = "the text has more than %d characters".formatted(Bounds.CHARACTERS_OF_ALL);
            documents.refused.add(new YamlException(1, 1, reason));
        } else {
            documents.readParts(Characters.withoutByteOrderMark(text));
        }
        return documents;
    }

    private void readParts(String text) {
        Allowance allowance = Allowance.ofStream();
        DocumentTexts parts = new DocumentTexts(text);
        while (!allowance.isUsedUp() && parts.next()) {
            try {
                list.addAll(DocumentReader.read(parts.part(), parts.line(), allowance));
            } catch (YamlException e) {
                refused.add(e);
            }
        }
    }

    /** {@return the documents that hold anything, in their order} */
    public List<YamlDocument> list() {
        return List.copyOf(list);
    }

    /** {@return why the others could not be read, in their order} */
    public List<YamlException> refused() {
        return List.copyOf(refused);
    }
}
