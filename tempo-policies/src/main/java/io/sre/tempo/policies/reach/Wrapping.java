package io.sre.tempo.policies.reach;

import java.util.ArrayList;
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
        return words(listed(items, ""), indent, indent);
    }

    /** {@return the items, each with a comma behind it, the last with something else} */
    static List<String> listed(List<String> items, String end) {
        List<String> listed = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            listed.add(items.get(index) + (index + 1 < items.size() ? "," : end));
        }
        return listed;
    }

    /** {@return the words, in lines of which the first begins with one indent and the others with another} */
    static String words(List<String> words, String first, String indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        boolean begins = true;
        for (String word : words) {
            if (!begins && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
                begins = true;
            }
            line.append(begins ? "" : " ").append(word);
            begins = false;
        }
        return text.append(line).append('\n').toString();
    }
}
