package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** The texts that were read lately. Manifests say the same over and over: each text is kept in memory once. */
final class KnownTexts {

    private static final int SLOTS = 1024;

    /** Longer texts are seldom said twice. */
    private static final int LONGEST = 40;

    private final @Nullable String[] texts = new String[SLOTS];
    private final @Nullable TextNode[] values = new TextNode[SLOTS];

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

    /** {@return the text of some characters, without making it if it is known} */
    String text(char[] characters, int from, int to) {
        if (to - from > LONGEST) {
            return new String(characters, from, to - from);
        }
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + characters[at];
        }
        int slot = slot(hash);
        String known = texts[slot];
        if (known == null || !equal(known, characters, from, to)) {
            known = new String(characters, from, to - from);
            texts[slot] = known;
        }
        return known;
    }

    private static boolean equal(String text, char[] characters, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (text.charAt(at - from) != characters[at]) {
                return false;
            }
        }
        return true;
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

    private static int slot(int hash) {
        return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SLOTS - 1);
    }
}
