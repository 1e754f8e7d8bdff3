package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** The texts that were read lately. Manifests say the same over and over: each text is kept in memory once. */
final class KnownTexts {

    /** For the texts of a file, and for those of a field. */
    static final int MANY = 1024;

    static final int FEW = 64;

    /** Longer texts are seldom said twice. */
    private static final int LONGEST = 40;

    private final int last;
    private final @Nullable String[] texts;
    private final @Nullable TextNode[] values;

    /** Makes room for a number of texts, which is a power of two. */
    KnownTexts(int slots) {
        this.last = slots - 1;
        this.texts = new String[slots];
        this.values = new TextNode[slots];
    }

    String text(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int slot = slot(text.hashCode());
        String known = texts[slot];
        if (text.equals(known)) {
            return known;
        }
        texts[slot] = text;
        return text;
    }

    TextNode value(String text) {
        if (text.length() > LONGEST) {
            return new TextNode(text);
        }
        int slot = slot(text.hashCode());
        TextNode known = values[slot];
        if (known == null || !text.equals(known.textValue())) {
            known = new TextNode(text);
            values[slot] = known;
        }
        return known;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & last;
    }
}
