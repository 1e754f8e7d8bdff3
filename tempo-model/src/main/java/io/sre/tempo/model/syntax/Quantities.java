package io.sre.tempo.model.syntax;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** Kubernetes quantities: a decimal number with a binary, decimal or exponent suffix. */
public final class Quantities {

    private static final String GRAMMAR = "[0-9]{1,18}(\\.[0-9]{0,9})?(([KMGTPE]i)|[numkMGTPE]|([eE][+-]?[0-9]{1,2}))?";
    private static final BigDecimal MILLI = new BigDecimal("0.001");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Quantities() {}

    /**
     * {@return the amount that a text such as {@code 512Mi} or {@code 500m} names; empty if it is no quantity}
     *
     * @param text any text, hostile ones included
     */
    public static Optional<BigDecimal> amount(String text) {
        if (!text.matches(GRAMMAR)) {
            return Optional.empty();
        }
        return Optional.of(new Quantity(text).getNumericalAmount());
    }

    static boolean isPositive(String text) {
        return amount(text)
                .filter(amount -> amount.signum() > 0 && amount.compareTo(LARGEST) <= 0)
                .isPresent();
    }

    static boolean isWholeMilli(String text) {
        return amount(text)
                .filter(amount -> amount.remainder(MILLI).signum() == 0)
                .isPresent();
    }
}
