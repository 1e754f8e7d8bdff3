package io.sre.tempo.model.chart;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain semantic version: three numbers, nothing else.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern TEXT =
            Pattern.compile("[v^~<>= ]*(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?.*", Pattern.DOTALL);
    private static final Pattern EXACT = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final int MOST_KNOWN = 500;

    /** The versions that code compares with: a few dozen, asked for again and again. */
    private static final Map<String, Version> KNOWN = new ConcurrentHashMap<>();

    /** The version of a text of ours, which is known to be good. */
    static Version of(String text) {
        return near(text).orElseThrow(() -> new IllegalArgumentException("not a version: " + text));
    }

    /**
     * {@return the version of a text; empty if it is anything but three numbers with dots between them}
     *
     * @param text any text: {@code 2.3.1}, {@code v2.3.1}
     */
    public static Optional<Version> find(String text) {
        return EXACT.matcher(text).matches() ? near(text) : Optional.empty();
    }

    /** The version that a loosely written text comes closest to; missing numbers are 0. */
    static Optional<Version> near(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new Version(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3))))
                : Optional.empty();
    }

    /**
     * {@return whether this version is that one, or newer}
     *
     * @param other three numbers with dots between them
     */
    public boolean isAtLeast(String other) {
        Version known = KNOWN.get(other);
        return compareTo(known == null ? remember(other) : known) >= 0;
    }

    private static Version remember(String text) {
        Version version = of(text);
        if (KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(text, version);
        }
        return version;
    }

    @Override
    public int compareTo(Version other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
