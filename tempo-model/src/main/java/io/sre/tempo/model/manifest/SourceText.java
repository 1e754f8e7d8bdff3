package io.sre.tempo.model.manifest;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a file, of which lines are shown to people who look for what is wrong. */
final class SourceText {

    /** There may be a finding for each of a million values in one line, and each shows it. */
    private static final int LONGEST_LINE = 2000;

    private static final Pattern KIND = Pattern.compile("(?m)(?:^|[{,]\\s{0,100}+)[\"']?kind[\"']?\\s{0,100}+:");

    private final String text;
    private int @Nullable [] begins;

    SourceText(String text) {
        this.text = text;
    }

    /** A line without its end, cut if it is long; empty if there is none of that number. */
    String line(int number) {
        int[] all = begins();
        if (number < 1 || number > all.length) {
            return "";
        }
        int end = number < all.length ? all[number] - 1 : text.length();
        String line = text.substring(all[number - 1], Math.min(end, all[number - 1] + LONGEST_LINE));
        int last = line.length() - 1;
        boolean half = last >= 0 && (line.charAt(last) == '\r' || Character.isHighSurrogate(line.charAt(last)));
        return half ? line.substring(0, last) : line;
    }

    /** Whether something in it may be a resource, to judge without reading it. */
    boolean hasKind() {
        return KIND.matcher(text).find();
    }

    /** Whether the indentation of a block has a tab, which no reader takes, other than a tab between braces. */
    boolean isIndentedWithTab(int number) {
        String line = line(number);
        int blanks = line.length() - line.stripLeading().length();
        return line.substring(0, blanks).indexOf('\t') >= 0 && openBraces(number) <= 0;
    }

    private int openBraces(int number) {
        int open = 0;
        for (int above = number - 1; above > 0 && !line(above).startsWith("---"); above--) {
            String line = line(above);
            for (int at = 0; at < line.length(); at++) {
                char letter = line.charAt(at);
                open += letter == '{' || letter == '[' ? 1 : letter == '}' || letter == ']' ? -1 : 0;
            }
        }
        return open;
    }

    /** Asked for seldom, namely where something is wrong: so it is worked out then. */
    private synchronized int[] begins() {
        if (begins == null) {
            int[] found = new int[16];
            int lines = 1;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
                found = lines < found.length ? found : Arrays.copyOf(found, 2 * lines);
                found[lines++] = end + 1;
            }
            begins = Arrays.copyOf(found, lines);
        }
        return begins;
    }
}
