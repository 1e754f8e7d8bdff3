package io.sre.tempo.datasource;

import java.math.BigDecimal;
import java.util.Map;

/** Grafana's time shifts: one number, one unit, in milliseconds as Grafana counts them. */
final class Shift {

    private static final Map<String, BigDecimal> MILLISECONDS = Map.of(
            "ms", BigDecimal.ONE,
            "s", new BigDecimal("1e3"),
            "m", new BigDecimal("60e3"),
            "h", new BigDecimal("3600e3"),
            "d", new BigDecimal("86400e3"),
            "w", new BigDecimal("604800e3"),
            "M", new BigDecimal("2592000e3"),
            "y", new BigDecimal("31536000e3"));

    private Shift() {}

    /**
     * {@return how many milliseconds a shift is}
     *
     * @param shift a text that is a shift
     */
    static BigDecimal milliseconds(String shift) {
        int unit = shift.length() - (shift.endsWith("ms") ? 2 : 1);
        BigDecimal each = MILLISECONDS.getOrDefault(shift.substring(unit), BigDecimal.ZERO);
        return new BigDecimal(shift.substring(0, unit)).multiply(each);
    }
}
