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
        return from < to && isWord(text, from, to, false, "-");
    }

    /** Whether it is digits and dots only, so that it can be an IPv4 address and nothing else. */
    static boolean isAddressLike(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isDigit(text.charAt(at)) && text.charAt(at) != '.') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether it is a host as resolvers take it: in capitals as well, with '_', and perhaps with a dot behind it. */
    static boolean isHost(String text) {
        int to = text.endsWith(".") ? text.length() - 1 : text.length();
        if (text.length() > LONGEST_SUBDOMAIN) {
            return false;
        }
        int from = 0;
        for (int dot = text.indexOf('.'); dot >= 0 && dot < to; dot = text.indexOf('.', from)) {
            if (!isHostLabel(text, from, dot)) {
                return false;
            }
            from = dot + 1;
        }
        return isHostLabel(text, from, to);
    }

    private static boolean isHostLabel(String text, int from, int to) {
        return from < to && to - from <= LONGEST_LABEL && isWord(text, from, to, true, "-_");
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
        return text.length() - from <= LONGEST_LABEL && isWord(text, from, text.length(), true, "-_.");
    }

    /** Whether it is letters and digits, with marks between them; nothing at all is as well. */
    private static boolean isWord(String text, int from, int to, boolean capitals, String marks) {
        for (int at = from; at < to; at++) {
            char letter = text.charAt(at);
            boolean inside = at > from && at < to - 1;
            if (!isSmall(letter)
                    && !isDigit(letter)
                    && !(capitals && isCapital(letter))
                    && !(inside && marks.indexOf(letter) >= 0)) {
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
