package io.sre.tempo.model.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * How a string must be written so that every reader gets the string back: the readers of YAML 1.1 (snakeyaml, PyYAML,
 * go-yaml v2), those of 1.2, and what go-yaml does besides. Stricter than each of them alone.
 */
final class ScalarStyles {

    private static final Set<String> WORDS =
            Set.of("", "~", "null", "y", "yes", "n", "no", "true", "false", "on", "off", "=", "<<");

    /** Digits of any base with what may stand between them; a comma is one in Ruby. */
    private static final String DIGITS = "[0-9][0-9_,]*";

    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:0[bB][01_]+|0[oO][0-7_]+|0[xX][0-9a-fA-F_.]+(?:[pP][-+]?[0-9]+)?" // other bases
                    + "|" + DIGITS + "(?::[0-9_]+)+(?:\\.[0-9_]*)?" // base 60: 1:30
                    + "|(?:" + DIGITS + "(?:\\.[0-9_]*)?|\\.[0-9_]+)(?:[eE][-+]?[0-9]+)?" // base 10
                    + "|\\.?(?:inf|Inf|INF|nan|NaN|NAN))");

    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?");

    private static final String INDICATORS = "?:,[]{}#&*!|>'\"%@`";

    /** Line and paragraph separator, byte order mark. */
    private static final String BREAKS_AND_MARK = "\u2028\u2029\uFEFF";

    /** Longer than any number, word or timestamp that a reader knows, so that a pattern has an end. */
    private static final int LONGEST_NUMBER = 1000;

    private ScalarStyles() {}

    static ScalarStyle ofKey(String key) {
        return isPlain(key) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    }

    static ScalarStyle ofValue(String text) {
        return isBlock(text) ? ScalarStyle.LITERAL : ofKey(text);
    }

    private static boolean isBlock(String text) {
        return text.indexOf('\n') >= 0
                && !text.isBlank()
                && !text.contains(" \n")
                && !text.endsWith(" ")
                && text.codePoints().allMatch(point -> point == '\n' || isPrintable(point));
    }

    private static boolean isPlain(String text) {
        return !isOther(text)
                && startsPlain(text)
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && text.codePoints().allMatch(point -> isPrintable(point) && isVisible(point));
    }

    /** Whether a reader would make a boolean, null, number or timestamp of it. */
    private static boolean isOther(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT))
                || isNumber(text)
                || TIMESTAMP.matcher(text).matches();
    }

    private static boolean isNumber(String text) {
        return text.length() > LONGEST_NUMBER
                ? "+-.0123456789".indexOf(text.charAt(0)) >= 0
                : NUMBER.matcher(text).matches();
    }

    private static boolean startsPlain(String text) {
        char first = text.charAt(0);
        boolean lonelyDash = first == '-' && (text.length() == 1 || text.charAt(1) == ' ');
        return first != ' '
                && !lonelyDash
                && INDICATORS.indexOf(first) < 0
                && !text.startsWith("---")
                && !text.startsWith("...");
    }

    /** Whether it may stand in YAML as it is and is no line break for any reader. */
    private static boolean isPrintable(int point) {
        return (point >= ' ' && point <= '~')
                || (point >= 0xA0 && point <= 0xFFFD && BREAKS_AND_MARK.indexOf(point) < 0)
                || point >= 0x10000;
    }

    /** Whether a person sees it, so that quotes are not needed to show where the text ends. */
    private static boolean isVisible(int point) {
        int type = Character.getType(point);
        return point == ' ' || (type != Character.SPACE_SEPARATOR && type != Character.FORMAT);
    }
}
