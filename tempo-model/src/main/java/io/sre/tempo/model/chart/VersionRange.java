package io.sre.tempo.model.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint on versions, as Flux reads it. A pre-release, which the chart never had, fits nothing.
 *
 * <p>Source: Masterminds/semver 3.3, {@code constraints.go}.
 */
final class VersionRange {

    private static final String NUMBER = "(?:[0-9]{1,6}|[xX*])";
    private static final String VERSION =
            "v?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER + ")?(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?";
    private static final Pattern PART =
            Pattern.compile("\\s*+,?\\s*+(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^)?\\s*+(" + VERSION + ")(?=[\\s,]|$)");
    private static final Pattern HYPHEN = Pattern.compile("\\s*+(" + VERSION + ")\\s++-\\s++(" + VERSION + ")\\s*+");
    /** Nobody writes as much. */
    private static final int LONGEST = 1000;

    private static final Version BEYOND = new Version(1_000_000, 0, 0);

    private final List<Predicate<Version>> alternatives;

    private VersionRange(List<Predicate<Version>> alternatives) {
        this.alternatives = alternatives;
    }

    /** The range of a text; empty if it is none. */
    static Optional<VersionRange> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<Predicate<Version>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            Optional<Predicate<Version>> all = all(alternative);
            if (all.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(all.get());
        }
        return Optional.of(new VersionRange(alternatives));
    }

    boolean contains(Version version) {
        return alternatives.stream().anyMatch(alternative -> alternative.test(version));
    }

    private static Optional<Predicate<Version>> all(String text) {
        Matcher hyphen = HYPHEN.matcher(text);
        if (hyphen.matches()) {
            return Optional.of(one(">=", hyphen.group(1)).and(one("<=", hyphen.group(2))));
        }
        Matcher part = PART.matcher(text.strip());
        Predicate<Version> all = version -> true;
        int end = 0;
        while (part.find() && part.start() == end) {
            all = all.and(one(part.group(1) == null ? "=" : part.group(1), part.group(2)));
            end = part.end();
        }
        return end > 0 && end == text.strip().length() ? Optional.of(all) : Optional.empty();
    }

    private static Predicate<Version> one(String operator, String text) {
        String[] numbers =
                text.replaceFirst("^v", "").replaceFirst("[+-].*", "").split("\\.");
        int given = 0;
        while (given < numbers.length && numbers[given].matches("[0-9]+")) {
            given++;
        }
        Version low = new Version(number(numbers, 0, given), number(numbers, 1, given), number(numbers, 2, given));
        Version next = next(low, given);
        // What a pre-release ends or excludes is the pre-release alone; its release comes after it.
        boolean before = given == 3 && text.replaceFirst("\\+.*", "").contains("-");
        return switch (before ? operator + "-" : operator) {
            case "=-" -> version -> false;
            case "!=-" -> version -> true;
            case ">-", ">=-", "=>-" -> version -> version.compareTo(low) >= 0;
            case "<-", "<=-", "=<-" -> version -> version.compareTo(low) < 0;
            case "!=" -> version -> version.compareTo(low) < 0 || version.compareTo(next) >= 0;
            case ">" -> version -> version.compareTo(next) >= 0;
            case ">=", "=>" -> version -> version.compareTo(low) >= 0;
            case "<" -> version -> version.compareTo(low) < 0;
            case "<=", "=<" -> version -> version.compareTo(next) < 0;
            case "~", "~>", "~-", "~>-" -> between(low, given == 3 ? next(low, 2) : next);
            case "^", "^-" -> between(low, caret(low, given));
            default -> between(low, next);
        };
    }

    private static Predicate<Version> between(Version low, Version end) {
        return version -> version.compareTo(low) >= 0 && version.compareTo(end) < 0;
    }

    /** The first version that differs in the last of the numbers that are given. */
    private static Version next(Version version, int given) {
        return switch (given) {
            case 0 -> BEYOND;
            case 1 -> new Version(version.major() + 1, 0, 0);
            case 2 -> new Version(version.major(), version.minor() + 1, 0);
            default -> new Version(version.major(), version.minor(), version.patch() + 1);
        };
    }

    /** The first version that differs in the leftmost number that is not 0. */
    private static Version caret(Version version, int given) {
        if (given < 2 || version.major() > 0) {
            return next(version, Math.min(given, 1));
        }
        return next(version, version.minor() > 0 || given == 2 ? 2 : 3);
    }

    private static int number(String[] numbers, int index, int given) {
        return index < given ? Integer.parseInt(numbers[index]) : 0;
    }
}
