package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.policies.reach.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is open, held against what should be. */
final class Comparison {

    private final boolean acceptsUnknown;
    private final Map<String, List<Answer>> missing = new LinkedHashMap<>();
    private final List<Answer> surplus = new ArrayList<>();
    private final List<Answer> doubtful = new ArrayList<>();

    Comparison(boolean acceptsUnknown) {
        this.acceptsUnknown = acceptsUnknown;
    }

    void addWanted(Answer answer) {
        addWanted("", answer);
    }

    /** Adds an answer that is wanted for something, under which it is listed if it is not as it should be. */
    void addWanted(String what, Answer answer) {
        if (answer.outcome() == Outcome.DENIED) {
            missing.computeIfAbsent(what, key -> new ArrayList<>()).add(answer);
        } else if (answer.outcome() == Outcome.UNKNOWN && !acceptsUnknown) {
            doubtful.add(answer);
        }
    }

    void addUnwanted(Answer answer) {
        if (answer.outcome() == Outcome.ALLOWED) {
            surplus.add(answer);
        } else if (answer.outcome() == Outcome.UNKNOWN && !acceptsUnknown) {
            doubtful.add(answer);
        }
    }

    Judgement judgement(Scene scene, String heading, String missingWords, String surplusWords) {
        if (missing.isEmpty() && surplus.isEmpty() && doubtful.isEmpty()) {
            return Judgement.upheld();
        }
        return Judgement.refuted(() -> {
            List<String> sections = new ArrayList<>();
            add(sections, missingWords, missing(scene));
            add(sections, surplusWords, surplus.isEmpty() ? "" : Listing.of(scene, surplus));
            add(sections, "of these the manifests do not tell", doubtful.isEmpty() ? "" : Listing.of(scene, doubtful));
            return Wording.lines(heading, String.join("\n", sections), Wording.adviceOnUnknown(doubtful));
        });
    }

    private String missing(Scene scene) {
        List<String> parts = new ArrayList<>();
        missing.forEach((what, answers) -> {
            String list = Listing.of(scene, answers);
            parts.add(
                    what.isEmpty()
                            ? list
                            : "  %s\n%s".formatted(what, list.indent(2).stripTrailing()));
        });
        return String.join("\n", parts);
    }

    private static void add(List<String> sections, String words, String list) {
        if (!list.isEmpty()) {
            sections.add("%s %s:\n%s".formatted(sections.isEmpty() ? "but" : "and", words, list));
        }
    }
}
