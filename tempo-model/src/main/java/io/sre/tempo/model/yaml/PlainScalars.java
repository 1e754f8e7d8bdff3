package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes means: as go-yaml v2 has it, which kubectl, Helm and Flux read with through
 * {@code sigs.k8s.io/yaml}. That is YAML 1.1 without base 60 and with dates left as text.
 */
final class PlainScalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUTHS =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> LIES =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    /** Underscores are gone when these are asked. */
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private PlainScalars() {}

    /**
     * Reads a scalar.
     *
     * @throws NumberFormatException with a reason, for numbers that have no JSON form or mean different things to readers
     */
    static JsonNode read(String text) {
        if (NULLS.contains(text)) {
            return NullNode.getInstance();
        }
        if (TRUTHS.contains(text) || LIES.contains(text)) {
            return BooleanNode.valueOf(TRUTHS.contains(text));
        }
        if (INFINITE.matcher(text).matches()) {
            throw new NumberFormatException("%s has no JSON form; quote it if it is text".formatted(text));
        }
        return "+-.0123456789".indexOf(text.charAt(0)) < 0 ? new TextNode(text) : number(text);
    }

    private static JsonNode number(String text) {
        String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
        Matcher integer = INTEGER.matcher(digits);
        boolean whole = integer.matches();
        if (!whole && !DECIMAL.matcher(digits).matches()) {
            return new TextNode(text);
        }
        if (digits.length() > Bounds.NUMBER) {
            throw new NumberFormatException("a number of more than %d characters".formatted(Bounds.NUMBER));
        }
        return whole ? integer(integer.group(1), integer.group(2)) : decimal(digits);
    }

    private static JsonNode integer(String sign, String magnitude) {
        String lower = magnitude.toLowerCase(Locale.ROOT);
        BigInteger value = switch (lower.length() == 1 ? '0' : lower.charAt(1)) {
            case 'x' -> new BigInteger(lower.substring(2), 16);
            case 'b' -> new BigInteger(lower.substring(2), 2);
            case 'o' -> new BigInteger(lower.substring(2), 8);
            default -> new BigInteger(lower, lower.startsWith("0") ? 8 : 10);
        };
        return smallest(inRange(sign.equals("-") ? value.negate() : value));
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
