package io.sre.tempo.policies.reach;

import java.util.List;
import java.util.regex.Pattern;

/** Text for a terminal: widths in columns, lines that end in a line feed. */
final class Wrapping {

    /** What a terminal and a code review show without scrolling. */
    static final int WIDTH = 100;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private Wrapping() {}

    /** {@return the text without what could move a cursor or end a line} */
    static String plain(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? CONTROL.matcher(text).replaceAll(" ")
                : text;
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** {@return {@code 1 group}, {@code 2 groups}} */
    static String count(int number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    /** {@return the items with commas between them, in lines that begin with the indent and fit where one item does} */
    static String list(List<String> items, String indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (int index = 0; index < items.size(); index++) {
            String item = items.get(index) + (index + 1 < items.size() ? "," : "");
            boolean begins = line.length() == indent.length();
            if (!begins && line.length() + 1 + item.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
                begins = true;
            }
            line.append(begins ? "" : " ").append(item);
        }
        return text.append(line).append('\n').toString();
    }
}
