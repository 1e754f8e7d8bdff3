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

    /**
     * Of any base: asked without the underscores and commas that group digits. go-yaml v3 allows a second sign,
     * PyYAML fails on a base without digits.
     */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0[bB][-+]?[01]*|0[oO][-+]?[0-7]*"
            + "|0[xX][0-9a-fA-F.]*(?:[pP][-+]?[0-9]+)?"
            + "|[0-9]+(?::[0-9]+)+(?:\\.[0-9]*)?" // base 60: 1:30
            + "|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
            + "|\\.?(?:inf|Inf|INF|nan|NaN|NAN))");

    /** A number to snakeyaml and to older PyYAML, though there is no digit in it. */
    private static final Pattern POINT_AND_UNDERSCORES = Pattern.compile("[-+]?\\._[0-9_]*(?:[eE][-+]?[0-9]+)?");

    private static final Pattern GROUPING = Pattern.compile("[_,]");

    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?");

    private static final String INDICATORS = "?:,[]{}#&*!|>'\"%@`";

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
                && text.codePoints().allMatch(point -> point == '\n' || Characters.isPrintable(point));
    }

    private static boolean isPlain(String text) {
        return !isOther(text)
                && startsPlain(text)
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && text.codePoints().allMatch(point -> Characters.isPrintable(point) && Characters.isVisible(point));
    }

    /** Whether a reader would make a boolean, null, number or timestamp of it. */
    private static boolean isOther(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT))
                || isNumber(text)
                || TIMESTAMP.matcher(text).matches();
    }

    private static boolean isNumber(String text) {
        if (text.length() > Bounds.NUMBER) {
            return "+-.0123456789".indexOf(text.charAt(0)) >= 0;
        }
        return NUMBER.matcher(GROUPING.matcher(text).replaceAll("")).matches()
                || POINT_AND_UNDERSCORES.matcher(text).matches();
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
}
