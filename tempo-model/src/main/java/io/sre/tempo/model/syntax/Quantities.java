package io.sre.tempo.model.syntax;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes quantities: a decimal number with a binary, decimal or exponent suffix. */
public final class Quantities {

    private static final Pattern GRAMMAR =
            Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{0,9})?)(?:([KMGTPE])i|([numkMGTPE])|[eE]([+-]?[0-9]{1,2}))?");
    private static final String BINARY = "KMGTPE";
    private static final String DECIMAL = "num kMGTPE";
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final BigDecimal MILLI = new BigDecimal("0.001");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Quantities() {}

    /**
     * {@return the exact amount that a text such as {@code 512Mi} or {@code 500m} names; empty if it is no quantity}
     *
     * @param text any text, hostile ones included
     */
    public static Optional<BigDecimal> amount(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        if (parts.group(2) != null) {
            return Optional.of(number.multiply(KIBI.pow(BINARY.indexOf(parts.group(2)) + 1)));
        }
        if (parts.group(3) != null) {
            return Optional.of(number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(parts.group(3)) - 3)));
        }
        return Optional.of(
                parts.group(4) == null ? number : number.scaleByPowerOfTen(Integer.parseInt(parts.group(4))));
    }

    static boolean isPositive(String text) {
        return amount(text)
                .filter(amount -> amount.signum() > 0 && amount.compareTo(LARGEST) <= 0)
                .isPresent();
    }

    static boolean isAtLeastOne(String text) {
        return amount(text)
                .filter(amount -> amount.compareTo(BigDecimal.ONE) >= 0)
                .isPresent();
    }

    static boolean isWholeMilli(String text) {
        return amount(text)
                .filter(amount -> amount.remainder(MILLI).signum() == 0)
                .isPresent();
    }
}
