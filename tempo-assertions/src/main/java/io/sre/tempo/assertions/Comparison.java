package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.policies.reach.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What is open, held against what should be. */
final class Comparison {

    private final boolean acceptsUnknown;
    private final List<Answer> missing = new ArrayList<>();
    private final List<Answer> surplus = new ArrayList<>();
    private final List<Answer> doubtful = new ArrayList<>();

    Comparison(boolean acceptsUnknown) {
        this.acceptsUnknown = acceptsUnknown;
    }

    void addWanted(Answer answer) {
        if (answer.outcome() == Outcome.DENIED) {
            missing.add(answer);
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
            add(sections, scene, missingWords, missing);
            add(sections, scene, surplusWords, surplus);
            add(sections, scene, "of these the manifests do not tell", doubtful);
            return Wording.lines(heading, String.join("\n", sections), Wording.adviceOnUnknown(doubtful));
        });
    }

    private static void add(List<String> sections, Scene scene, String words, List<Answer> answers) {
        if (!answers.isEmpty()) {
            sections.add("%s %s:\n%s".formatted(sections.isEmpty() ? "but" : "and", words, Listing.of(scene, answers)));
        }
    }
}
