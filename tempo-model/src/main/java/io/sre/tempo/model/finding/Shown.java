package io.sre.tempo.model.finding;

/** Text of others as it may be shown: it stays on its line, cannot steer a terminal, and is not endless. */
final class Shown {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_SOURCE = 100;

    private Shown() {}

    /** A sentence. */
    static String text(String text) {
        return cut(onOneLine(text), LONGEST_TEXT);
    }

    /** A line of a file, with its indentation. */
    static String source(String line) {
        return cut(onOneLine(line.stripTrailing()), LONGEST_SOURCE);
    }

    /** The same with U+FFFD for each half of a surrogate pair, for which UTF-8 has no form. */
    static String wellFormed(String text) {
        if (text.codePoints().noneMatch(Shown::isHalfPair)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> whole.appendCodePoint(isHalfPair(point) ? 0xFFFD : point));
        return whole.toString();
    }

    private static String onOneLine(String text) {
        if (text.codePoints().allMatch(Shown::isPlain)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isPlain(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u%04x".formatted(point));
            }
        });
        return shown.toString();
    }

    /** Marks of writing direction are of the type FORMAT: they would show a line in another order than it has. */
    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean isHalfPair(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
