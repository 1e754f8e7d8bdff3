package io.sre.tempo.model.yaml;

/** What YAML and its readers make of single characters. */
final class Characters {

    /** Line and paragraph separator. */
    private static final String BREAKS = "\u2028\u2029";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Characters() {}

    /** Whether it may stand in YAML as it is and is no line break for any reader. */
    static boolean isPrintable(int point) {
        return (point >= ' ' && point <= '~')
                || (point >= 0xA0 && point < Character.MIN_SURROGATE && BREAKS.indexOf(point) < 0)
                || (point > Character.MAX_SURROGATE && point <= 0xFFFD && point != BYTE_ORDER_MARK)
                || point >= 0x10000;
    }

    /** Whether a person sees it, so that quotes are not needed to show where the text ends. */
    static boolean isVisible(int point) {
        int type = Character.getType(point);
        return point == ' ' || (type != Character.SPACE_SEPARATOR && type != Character.FORMAT);
    }

    /** Whether the text has a UTF-8 form. */
    static boolean hasHalfPair(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) == 1) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Keeps a message on its line, whatever a hostile text holds. */
    static String onOneLine(String message) {
        StringBuilder shown = new StringBuilder();
        message.codePoints().forEach(point -> {
            if (isPrintable(point) && isVisible(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u%04x".formatted(point));
            }
        });
        return shown.toString();
    }
}
