package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What failures say in the same words. */
final class Wording {

    private static final int MOST_TROUBLES = 5;

    private Wording() {}

    static String lines(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    static String unjudged(String heading, Scene scene) {
        List<String> troubles = scene.troubles();
        String more = troubles.size() > MOST_TROUBLES
                ? "  … and %d more of the kind".formatted(troubles.size() - MOST_TROUBLES)
                : "";
        String few = troubles.stream()
                .limit(MOST_TROUBLES)
                .map(trouble -> "  " + trouble)
                .collect(Collectors.joining("\n"));
        return lines(heading, "but this cannot be judged:", few, more);
    }

    /** {@return {@code but of 4 connections 2 are denied and 1 is unknown:}} */
    static String tally(List<Answer> all, List<Answer> wrong) {
        List<Outcome> outcomes = wrong.stream().map(Answer::outcome).distinct().toList();
        String single = outcomes.size() == 1 ? outcomes.get(0).toString() : "";
        if (all.size() == 1) {
            return "but it is %s:".formatted(single);
        }
        if (all.stream().anyMatch(Answer::isOfMany)) {
            return "but %s:"
                    .formatted(outcomes.stream()
                            .sorted()
                            .map(outcome -> "%s of this is %s"
                                    .formatted(
                                            outcomes.size() == 1 && wrong.size() == all.size() ? "all" : "some",
                                            outcome))
                            .collect(Collectors.joining(" and ")));
        }
        if (wrong.size() == all.size() && !single.isEmpty()) {
            String which = all.size() == 2 ? "both" : "all " + all.size();
            return "but %s connections are %s:".formatted(which, single);
        }
        String counts = Arrays.stream(Outcome.values())
                .filter(outcomes::contains)
                .map(outcome -> counted(outcome, wrong))
                .collect(Collectors.joining(" and "));
        return "but of %d connections %s:".formatted(all.size(), counts);
    }

    private static String counted(Outcome outcome, List<Answer> answers) {
        long count =
                answers.stream().filter(answer -> answer.outcome() == outcome).count();
        return "%d %s %s".formatted(count, count == 1 ? "is" : "are", outcome);
    }

    static String adviceOnUnknown(List<Answer> wrong) {
        return wrong.stream().anyMatch(answer -> answer.outcome() == Outcome.UNKNOWN)
                ? "What is unknown fails. Let the manifests say more, choose semantics by with(…), such as podCidrs(…) for"
                        + " pods without an address, or say acceptingUnknown()."
                : "";
    }
}
