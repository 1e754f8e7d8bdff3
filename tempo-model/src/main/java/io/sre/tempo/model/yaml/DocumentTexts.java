package io.sre.tempo.model.yaml;

/**
 * Cuts a text where YAML's marker lines begin or end a document, so that what is broken in one document takes no other
 * with it. YAML lets such lines stand nowhere else, not even in quoted or literal text. A document that is begun by no
 * marker line stays with the one before.
 */
final class DocumentTexts {

    private final String text;
    private int from;
    private int to;
    private int line = 1;
    private int nextLine = 1;

    DocumentTexts(String text) {
        this.text = text;
    }

    /** Goes to the next part; false if there is none. */
    boolean next() {
        from = to;
        line = nextLine;
        boolean begun = false;
        int directives = -1;
        int lineOfDirectives = line;
        while (to < text.length()) {
            char first = text.charAt(to);
            if (first == '-' && isMarker("---")) {
                if (begun && directives >= 0) {
                    to = directives;
                    nextLine = lineOfDirectives;
                }
                if (begun) {
                    return true;
                }
                begun = true;
                directives = -1;
            } else if (first == '.' && isMarker("...")) {
                toNextLine();
                return true;
            } else if (first == '%') {
                if (directives < 0) {
                    directives = to;
                    lineOfDirectives = nextLine;
                }
            } else if (first != '#' && !isBlankLine()) {
                begun = true;
                directives = -1;
            }
            toNextLine();
        }
        return from < to;
    }

    private boolean isMarker(String marker) {
        int behind = to + marker.length();
        return text.startsWith(marker, to) && (behind == text.length() || isBlank(text.charAt(behind)));
    }

    private boolean isBlankLine() {
        int at = to;
        while (at < text.length() && text.charAt(at) != '\n' && isBlank(text.charAt(at))) {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n';
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
    }

    private void toNextLine() {
        int end = text.indexOf('\n', to);
        to = end < 0 ? text.length() : end + 1;
        nextLine++;
    }

    /** {@return the part gone to} */
    String part() {
        return text.substring(from, to);
    }

    /** {@return where the part begins} */
    int from() {
        return from;
    }

    /** {@return where the part ends} */
    int to() {
        return to;
    }

    /** {@return the line where the part begins, from 1} */
    int line() {
        return line;
    }
}
