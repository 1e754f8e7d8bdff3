package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.policies.reach.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is open, held against what should be. */
final class Comparison {

    private final Scene scene;
    private final boolean acceptsUnknown;
    private final Map<String, List<Answer>> missing = new LinkedHashMap<>();
    private final List<Answer> surplus = new ArrayList<>();
    private final List<Answer> doubtful = new ArrayList<>();

    Comparison(Scene scene, Options options) {
        this.scene = scene;
        this.acceptsUnknown = options.acceptsUnknown();
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
        } else if (answer.outcome() == Outcome.UNKNOWN && !acceptsUnknown && !isOfStranger(answer)) {
            doubtful.add(answer);
        }
    }

    /** Of strangers the manifests tell neither ports nor addresses. */
    private boolean isOfStranger(Answer answer) {
        return scene.isStranger(answer.from()) || scene.isStranger(answer.to());
    }

    /** {@return that nothing is missing and nothing too much; or what is, or that nothing could be judged} */
    Judgement judgement(String heading, String missingWords, String surplusWords) {
        if (!scene.troubles().isEmpty()) {
            return Judgement.refuted(() -> Wording.unjudged(heading, scene));
        }
        if (missing.isEmpty() && surplus.isEmpty() && doubtful.isEmpty()) {
            return Judgement.upheld();
        }
        return Judgement.refuted(() -> {
            List<String> sections = new ArrayList<>();
            add(sections, missingWords, missing());
            add(sections, surplusWords, list(surplus));
            add(sections, "of these the manifests do not tell", list(doubtful));
            return scene.explained(
                    Wording.lines(heading, String.join("\n", sections), Wording.adviceOnUnknown(doubtful)));
        });
    }

    private String missing() {
        List<String> parts = new ArrayList<>();
        missing.forEach((what, answers) -> parts.add(
                what.isEmpty()
                        ? list(answers)
                        : "  %s\n%s".formatted(what, list(answers).indent(2).stripTrailing())));
        return String.join("\n", parts);
    }

    private String list(List<Answer> answers) {
        return answers.isEmpty() ? "" : Listing.of(scene, answers);
    }

    private static void add(List<String> sections, String words, String list) {
        if (!list.isEmpty()) {
            sections.add("%s %s:\n%s".formatted(sections.isEmpty() ? "but" : "and", words, list));
        }
    }
}
