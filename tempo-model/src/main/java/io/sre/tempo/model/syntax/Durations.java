package io.sre.tempo.model.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's durations ({@code time.ParseDuration}) and Prometheus'; both are at most 2^63 - 1 nanoseconds long. */
public final class Durations {

    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns", BigDecimal.ONE,
            "us", new BigDecimal("1e3"),
            "µs", new BigDecimal("1e3"),
            "ms", new BigDecimal("1e6"),
            "s", new BigDecimal("1e9"),
            "m", new BigDecimal("60e9"),
            "h", new BigDecimal("3600e9"));
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h)");
    private static final Pattern PROMETHEUS =
            Pattern.compile("(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final long[] PROMETHEUS_MILLISECONDS = {
        31_536_000_000L, 604_800_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
    };
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LONGEST_MILLISECONDS = BigInteger.valueOf(Long.MAX_VALUE / 1_000_000);
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})([dwyDWY])");

    private static final String OTHERWISE = "write \"24h\" or \"10m\"";

    private Durations() {}

    /**
     * {@return what a text such as {@code 1h30m} or {@code 0} is for Go; empty if it is no duration}
     *
     * @param text any text, hostile ones included
     */
    public static Optional<Duration> ofGo(String text) {
        boolean negative = text.startsWith("-");
        String amount = negative || text.startsWith("+") ? text.substring(1) : text;
        return (amount.equals("0") ? Optional.of(BigInteger.ZERO) : nanoseconds(amount))
                .filter(total -> total.compareTo(LONGEST) <= 0)
                .map(total -> Duration.ofNanos(total.longValue()))
                .map(duration -> negative ? duration.negated() : duration);
    }

    static boolean isPositiveGo(String text) {
        return nanoseconds(text)
                .filter(total -> total.signum() > 0 && total.compareTo(LONGEST) <= 0)
                .isPresent();
    }

    static boolean isPositivePrometheus(String text) {
        Matcher parts = PROMETHEUS.matcher(text);
        if (text.length() > 100 || !parts.matches()) {
            return false;
        }
        BigInteger total = BigInteger.ZERO;
        for (int unit = 0; unit < PROMETHEUS_MILLISECONDS.length; unit++) {
            String number = parts.group(unit + 1);
            if (number != null) {
                total = total.add(new BigInteger(number).multiply(BigInteger.valueOf(PROMETHEUS_MILLISECONDS[unit])));
            }
        }
        return total.signum() > 0 && total.compareTo(LONGEST_MILLISECONDS) <= 0;
    }

    static String mend(String text) {
        Matcher days = DAYS.matcher(text);
        if (!days.matches()) {
            return OTHERWISE;
        }
        int hours = switch (days.group(2)) {
            case "d", "D" -> 24;
            case "w", "W" -> 24 * 7;
            default -> 24 * 365;
        };
        String proposed = Integer.parseInt(days.group(1)) * hours + "h";
        return isPositiveGo(proposed) ? "write \"%s\"".formatted(proposed) : OTHERWISE;
    }

    /** The sum of the parts, each cut to whole nanoseconds as Go does. */
    private static Optional<BigInteger> nanoseconds(String text) {
        if (text.length() > 100) {
            return Optional.empty();
        }
        BigInteger total = BigInteger.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            total = total.add(new BigDecimal(part.group(1))
                    .multiply(NANOSECONDS.get(part.group(2)))
                    .toBigInteger());
            end = part.end();
        }
        return end == text.length() && end > 0 ? Optional.of(total) : Optional.empty();
    }
}
