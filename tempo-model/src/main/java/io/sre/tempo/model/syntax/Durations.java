package io.sre.tempo.model.syntax;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's durations ({@code time.ParseDuration}): decimal numbers with units, at most 2^63 - 1 nanoseconds together. */
final class Durations {

    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns", BigDecimal.ONE,
            "us", new BigDecimal("1e3"),
            "µs", new BigDecimal("1e3"),
            "ms", new BigDecimal("1e6"),
            "s", new BigDecimal("1e9"),
            "m", new BigDecimal("60e9"),
            "h", new BigDecimal("3600e9"));
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h)");
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})([dwyDWY])");

    private Durations() {}

    static boolean isPositiveGo(String text) {
        return nanoseconds(text)
                .filter(total -> total.signum() > 0 && total.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
                .isPresent();
    }

    static String mend(String text) {
        Matcher days = DAYS.matcher(text);
        if (!days.matches()) {
            return "write \"24h\" or \"10m\"";
        }
        int hours = switch (days.group(2)) {
            case "d", "D" -> 24;
            case "w", "W" -> 24 * 7;
            default -> 24 * 365;
        };
        return "write \"%dh\"".formatted(Long.parseLong(days.group(1)) * hours);
    }

    private static Optional<BigDecimal> nanoseconds(String text) {
        if (text.length() > 100) {
            return Optional.empty();
        }
        BigDecimal total = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            total = total.add(new BigDecimal(part.group(1)).multiply(NANOSECONDS.get(part.group(2))));
            end = part.end();
        }
        return end == text.length() && end > 0 ? Optional.of(total) : Optional.empty();
    }
}
