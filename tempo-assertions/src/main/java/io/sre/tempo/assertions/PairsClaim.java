package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.Inquiry;
import io.sre.tempo.assertions.coverage.Judgement;
import java.util.List;

/** Everybody here reaches, or does not reach, everybody there. */
record PairsClaim(Selection from, Selection to, Ports ports, Expectation expectation) implements Claim {

    @Override
    public String text() {
        return "%s is %s".formatted(connections(), expectation.wanted());
    }

    private String connections() {
        return "%s -> %s on %s".formatted(from, to, ports);
    }

    @Override
    public Judgement judge(Inquiry inquiry) {
        Scene scene = new Scene(inquiry, List.of(from, to));
        ports.cut(scene);
        List<Party> targets = scene.find(to);
        List<Answer> answers = scene.ask(scene.findSources(from), targets, ports);
        if (answers.isEmpty()) {
            scene.noteNothingToAsk(targets);
        }
        if (!scene.troubles().isEmpty()) {
            return Judgement.refuted(() -> Wording.unjudged(heading(), scene));
        }
        List<Answer> wrong =
                answers.stream().filter(answer -> !expectation.isMet(answer)).toList();
        return wrong.isEmpty()
                ? Judgement.upheld()
                : Judgement.refuted(() -> Wording.lines(
                        heading(),
                        Wording.tally(answers, wrong),
                        isOne(answers) ? Listing.ofReason(wrong.get(0)) : Listing.of(scene, wrong),
                        Wording.adviceOnUnknown(wrong)));
    }

    /** {@return whether the heading has said already which connection it is} */
    private static boolean isOne(List<Answer> answers) {
        return answers.size() == 1
                && !answers.get(0).isOfMany()
                && !(answers.get(0).to() instanceof Party.OfService);
    }

    private String heading() {
        return "Expected to be %s:\n  %s".formatted(expectation.wanted(), connections());
    }
}
