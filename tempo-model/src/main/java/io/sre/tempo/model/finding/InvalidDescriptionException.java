package io.sre.tempo.model.finding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value cannot be built from what was given. The message lists everything that is wrong with it, one numbered line
 * each; {@link #problems()} has the same as data.
 */
public final class InvalidDescriptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidDescriptionException(String subject, List<Problem> problems) {
        super(message(subject, problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return everything that is wrong, in the order of the value's accessors; at least one, but none in
     * an exception that was serialized, whose message still has them all} */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    private static String message(String subject, List<Problem> problems) {
        String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        return IntStream.range(0, problems.size())
                .mapToObj(index -> "\n  %d. %s".formatted(index + 1, problems.get(index)))
                .collect(Collectors.joining("", "The %s has %s:".formatted(subject, count), ""));
    }
}
