package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a scalar without quotes means: as go-yaml v2 has it, which kubectl, Helm and Flux read with through
 * {@code sigs.k8s.io/yaml}. That is YAML 1.1 without base 60 and with dates left as text.
 */
final class PlainScalars {

    /** No word that means something else than itself is longer. */
    private static final int LONGEST_WORD = 5;

    /** As many digits fit into an int in any case. */
    private static final int DIGITS_OF_INT = 9;

    private PlainScalars() {}

    /**
     * {@return what the scalar means if it is not itself, or null if it is text}
     *
     * @throws NumberFormatException with a reason, for numbers that have no JSON form or mean different things to readers
     */
    static @Nullable JsonNode read(String text) {
        if (text.isEmpty()) {
            return NullNode.getInstance();
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.') {
            return number(text);
        }
        return text.length() <= LONGEST_WORD ? word(text) : null;
    }

    private static @Nullable JsonNode word(String text) {
        return switch (text) {
            case "~", "null", "Null", "NULL" -> NullNode.getInstance();
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> BooleanNode.TRUE;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> BooleanNode.FALSE;
            default -> null;
        };
    }

    private static @Nullable JsonNode number(String text) {
        if (text.length() <= DIGITS_OF_INT && text.charAt(0) != '0' && digits(text, 0) == text.length()) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        requireFinite(text);
        String digits = text.charAt(0) == '.' || text.indexOf('_') < 0 ? text : text.replace("_", "");
        int sign = !digits.isEmpty() && isSign(digits.charAt(0)) ? 1 : 0;
        int radix = radix(digits, sign);
        if (radix == 0 && !isDecimal(digits, sign)) {
            return null;
        }
        if (digits.length() > Bounds.NUMBER) {
            throw new NumberFormatException("a number of more than %d characters".formatted(Bounds.NUMBER));
        }
        return radix == 0 ? decimal(digits) : integer(digits, sign, radix);
    }

    private static void requireFinite(String text) {
        int at = isSign(text.charAt(0)) ? 1 : 0;
        boolean infinite = switch (text.substring(at)) {
            case ".inf", ".Inf", ".INF" -> true;
            case ".nan", ".NaN", ".NAN" -> at == 0;
            default -> false;
        };
        if (infinite) {
            throw new NumberFormatException("%s has no JSON form; quote it if it is text".formatted(text));
        }
    }

    private static boolean isSign(char unit) {
        return unit == '+' || unit == '-';
    }

    /** The base of a whole number, 0 if it is none. */
    private static int radix(String text, int from) {
        int length = text.length() - from;
        if (length == 0) {
            return 0;
        }
        if (length == 1 || text.charAt(from) != '0') {
            return digits(text, from) == text.length() ? 10 : 0;
        }
        int radix = switch (text.charAt(from + 1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
        int magnitude = magnitude(text, from);
        return magnitude < text.length() && isOfRadix(text, magnitude, radix) ? radix : 0;
    }

    /** Where the digits of a whole number begin that has several characters and begins with 0. */
    private static int magnitude(String text, int from) {
        return switch (text.charAt(from + 1)) {
            case 'x', 'X', 'b', 'B', 'o', 'O' -> from + 2;
            default -> from + 1;
        };
    }

    private static boolean isOfRadix(String text, int from, int radix) {
        for (int at = from; at < text.length(); at++) {
            char unit = text.charAt(at);
            // Not Java's digits alone: those of all scripts are among them.
            if (unit > 'f' || Character.digit(unit, radix) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the digits end that begin there. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isDecimal(String text, int from) {
        int whole = digits(text, from);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
            if (whole == from && end == whole + 1) {
                return false;
            }
        } else if (whole == from) {
            return false;
        }
        return end == text.length() || isExponent(text, end);
    }

    private static boolean isExponent(String text, int from) {
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int first = from + 1 < text.length() && isSign(text.charAt(from + 1)) ? from + 2 : from + 1;
        return first < text.length() && digits(text, first) == text.length();
    }

    private static JsonNode integer(String text, int sign, int radix) {
        int magnitude = radix == 10 ? sign : magnitude(text, sign);
        BigInteger value = new BigInteger(text.substring(magnitude), radix);
        return smallest(inRange(text.charAt(0) == '-' ? value.negate() : value));
    }

    private static JsonNode smallest(BigInteger value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.bitLength() < Integer.SIZE) {
            return nodes.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? nodes.numberNode(value.longValue()) : nodes.numberNode(value);
    }

    private static BigInteger inRange(BigInteger value) {
        refuseInfinite(value.doubleValue());
        return value;
    }

    /** A double where it says the same as the text; nothing that was written is lost. */
    private static JsonNode decimal(String digits) {
        double nearest = Double.parseDouble(digits);
        refuseInfinite(nearest);
        BigDecimal exact = new BigDecimal(digits);
        boolean same = BigDecimal.valueOf(nearest).compareTo(exact) == 0;
        return same ? DoubleNode.valueOf(nearest) : DecimalNode.valueOf(exact);
    }

    private static void refuseInfinite(double value) {
        if (Double.isInfinite(value)) {
            throw new NumberFormatException("a number beyond the range of a double; quote it if it is text");
        }
    }
}
