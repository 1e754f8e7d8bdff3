package io.sre.tempo.model.manifest;

import org.jspecify.annotations.Nullable;

/** The text of a file, of which lines are shown to people who look for what is wrong. */
final class SourceText {

    private final String text;
    private int @Nullable [] begins;

    SourceText(String text) {
        this.text = text;
    }

    /** A line without its end; empty if there is none of that number. */
    String line(int number) {
        int[] all = begins();
        if (number < 1 || number > all.length) {
            return "";
        }
        int end = number < all.length ? all[number] - 1 : text.length();
        String line = text.substring(all[number - 1], end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Asked for seldom, namely where something is wrong: so it is worked out then. */
    private synchronized int[] begins() {
        if (begins == null) {
            int[] found =
                    new int[1 + (int) text.chars().filter(unit -> unit == '\n').count()];
            int next = 0;
            for (int line = 1; line < found.length; line++) {
                next = text.indexOf('\n', next) + 1;
                found[line] = next;
            }
            begins = found;
        }
        return begins;
    }
}
