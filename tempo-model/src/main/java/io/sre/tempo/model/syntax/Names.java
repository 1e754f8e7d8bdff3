package io.sre.tempo.model.syntax;

/**
 * Names, letter by letter: every manifest has dozens of them, and a regular expression takes ten times as long.
 *
 * <p>Source: Kubernetes {@code apimachinery} {@code pkg/util/validation} (v0.37).
 */
final class Names {

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;

    private Names() {}

    /** Whether it is a label of DNS-1123. */
    static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && isLabel(text, 0, text.length());
    }

    /** Whether it is a label of DNS-1035, which begins with a letter. */
    static boolean isServiceName(String text, int longest) {
        return text.length() <= longest && isLabel(text, 0, text.length()) && !isDigit(text.charAt(0));
    }

    /** Whether it is labels of any length, with dots between them. */
    static boolean isSubdomain(String text) {
        if (text.length() > LONGEST_SUBDOMAIN) {
            return false;
        }
        int from = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', from)) {
            if (!isLabel(text, from, dot)) {
                return false;
            }
            from = dot + 1;
        }
        return isLabel(text, from, text.length());
    }

    private static boolean isLabel(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char letter = text.charAt(at);
            boolean inside = at > from && at < to - 1;
            if (!isSmall(letter) && !isDigit(letter) && !(inside && letter == '-')) {
                return false;
            }
        }
        return from < to;
    }

    /** Whether it is the key of a label: a name, and perhaps a subdomain and a slash before it. */
    static boolean isLabelKey(String text) {
        int slash = text.indexOf('/');
        return isWord(text, slash + 1)
                && slash + 1 < text.length()
                && (slash < 0 || isSubdomain(text.substring(0, slash)));
    }

    /** Whether it is the value of a label, which may be empty. */
    static boolean isLabelValue(String text) {
        return isWord(text, 0);
    }

    private static boolean isWord(String text, int from) {
        int last = text.length() - 1;
        if (text.length() - from > LONGEST_LABEL) {
            return false;
        }
        for (int at = from; at <= last; at++) {
            char letter = text.charAt(at);
            boolean inside = at > from && at < last;
            boolean mark = letter == '-' || letter == '_' || letter == '.';
            if (!isSmall(letter) && !isCapital(letter) && !isDigit(letter) && !(inside && mark)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(char letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private static boolean isCapital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
