package io.sre.tempo.datasource;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether the brackets of a PromQL come in pairs. Brackets within strings do not count, nor does a comment. Grafana's
 * variables need no care: {@code ${__tags}} is a pair of its own.
 */
final class Brackets {

    private static final String OPENING = "({[";
    private static final String CLOSING = ")}]";
    private static final String QUOTES = "\"'`";

    private final String text;
    private final Deque<Integer> open = new ArrayDeque<>();

    private Brackets(String text) {
        this.text = text;
    }

    /**
     * {@return how to mend the first bracket, or quote, without its other half; empty if there is none}
     *
     * @param text the query
     */
    static Optional<String> firstMismatch(String text) {
        return new Brackets(text).scan();
    }

    private Optional<String> scan() {
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (QUOTES.indexOf(next) >= 0) {
                int end = endOfString(at);
                if (end < 0) {
                    return Optional.of("close the string that %s opens".formatted(place(at)));
                }
                at = end;
            } else if (next == '#') {
                at = endOfLine(at);
            } else if (OPENING.indexOf(next) >= 0) {
                open.push(at);
            } else if (CLOSING.indexOf(next) >= 0 && !closes(next)) {
                return Optional.of("open %s, or take it out".formatted(place(at)));
            }
            at++;
        }
        return open.isEmpty() ? Optional.empty() : Optional.of("close %s".formatted(place(open.peek())));
    }

    private boolean closes(char closing) {
        return !open.isEmpty() && OPENING.indexOf(text.charAt(open.pop())) == CLOSING.indexOf(closing);
    }

    /** A backslash hides the character behind it, but not between backquotes. */
    private int endOfString(int start) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < text.length(); at++) {
            if (text.charAt(at) == quote) {
                return at;
            }
            if (text.charAt(at) == '\\' && quote != '`') {
                at++;
            }
        }
        return -1;
    }

    private int endOfLine(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private String place(int at) {
        return "the '%s' at character %d".formatted(text.charAt(at), at + 1);
    }
}
