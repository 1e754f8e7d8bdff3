package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds for the texts, times and lists that occur in several places. */
final class TextRules {

    /** A dollar sign that somebody doubled before one of Grafana's variables. */
    private static final Pattern DOUBLED = Pattern.compile("\\$\\$(\\{|__)");

    private TextRules() {}

    /** A text of one line: there, not blank, and nothing in it that cannot be seen. */
    static boolean line(Problems problems, String part, @Nullable String text, int longest) {
        if (!problems.present(part, text) || text == null) {
            return false;
        }
        if (text.isBlank()) {
            problems.add(part, text, "must not be blank", "write a text");
        } else if (text.codePointCount(0, text.length()) > longest) {
            problems.add(part, text, "must have at most %d characters".formatted(longest), "shorten it");
        } else if (!isPrintable(text, false)) {
            problems.add(part, text, "must be one line of printable characters", "take the other characters out");
        } else {
            return true;
        }
        return false;
    }

    static void line(Problems problems, String part, Optional<String> text, int longest) {
        text.ifPresent(some -> line(problems, part, some, longest));
    }

    /** A query, perhaps of several lines, as the editor of a datasource has it. */
    static boolean query(Problems problems, String part, @Nullable String text) {
        if (!problems.present(part, text) || text == null) {
            return false;
        }
        if (text.isBlank()) {
            problems.add(part, text, "must not be blank", "write a query, or leave out the call");
        } else if (!isPrintable(text, true)) {
            problems.add(part, text, "must be printable text", "take the other characters out");
        } else if (DOUBLED.matcher(text).find()) {
            problems.add(
                    part,
                    text,
                    "must have single dollar signs, as in Grafana's editor: they are doubled when the file is written",
                    "write \"%s\"".formatted(DOUBLED.matcher(text).replaceAll("\\$$1")));
        } else {
            return true;
        }
        return false;
    }

    /** PromQL and the like, where brackets outside strings come in pairs. */
    static void bracketedQuery(Problems problems, String part, @Nullable String text) {
        if (query(problems, part, text) && text != null) {
            Brackets.firstMismatch(text)
                    .ifPresent(mismatch -> problems.add(part, text, "must have brackets in pairs", mismatch));
        }
    }

    /**
     * Two shifts of a window that may not end before it begins.
     *
     * @param startDefault what Grafana takes if there is no start shift
     * @param endDefault what Grafana takes if there is no end shift
     */
    static void window(
            Problems problems, Optional<String> start, String startDefault, Optional<String> end, String endDefault) {
        problems.check("spanStartTimeShift", start, Syntax.GRAFANA_SHIFT);
        problems.check("spanEndTimeShift", end, Syntax.GRAFANA_SHIFT);
        String from = start.orElse(startDefault);
        String to = end.orElse(endDefault);
        if (isShift(from) && isShift(to) && Shift.milliseconds(from).compareTo(Shift.milliseconds(to)) > 0) {
            problems.add(
                    "spanStartTimeShift",
                    from,
                    "must not be later than spanEndTimeShift, which is \"%s\"".formatted(to),
                    "write \"-1h\" to begin an hour before the span, and \"1h\" to end an hour after it");
        }
    }

    /** An amount of time that is only ever added. */
    static void widening(Problems problems, String part, Optional<String> shift) {
        problems.check(part, shift, Syntax.GRAFANA_SHIFT);
        shift.filter(TextRules::isShift)
                .filter(some -> Shift.milliseconds(some).compareTo(BigDecimal.ZERO) < 0)
                .ifPresent(negative -> problems.add(
                        part,
                        negative,
                        "must not be negative: Grafana makes the range wider by this amount at either end",
                        "write \"%s\"".formatted(negative.substring(1))));
    }

    /** Hands out each element of a list with its place, and names the missing ones. */
    static <T> void each(Problems problems, String part, List<T> list, BiConsumer<Problems, T> check) {
        for (int index = 0; index < list.size(); index++) {
            String place = "%s[%d]".formatted(part, index);
            T element = list.get(index);
            if (problems.present(place, element)) {
                check.accept(problems.at(place), element);
            }
        }
    }

    /** Whether every character can be written, and read by a person. */
    static boolean isPrintable(String text, boolean severalLines) {
        return text.codePoints()
                .allMatch(point -> !(Character.isISOControl(point) || isHalf(point))
                        || (severalLines && (point == '\n' || point == '\t')));
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static boolean isShift(@Nullable String text) {
        return text != null && Syntax.GRAFANA_SHIFT.accepts(text);
    }
}
