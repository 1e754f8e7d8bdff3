package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityDiff.Peers;
import io.sre.tempo.policies.reach.DiffLine.Effect;
import java.util.List;

/** A difference for a terminal. */
final class DiffText {

    private final ConnectivityDiff diff;
    private final DiffWords words;
    private final StringBuilder text = new StringBuilder();

    DiffText(ConnectivityDiff diff) {
        this.diff = diff;
        this.words = new DiffWords(diff);
    }

    String text() {
        text.append(words.counts()).append('\n');
        append(words.lines());
        append(Effect.ADDED, diff.added());
        append(Effect.REMOVED, diff.removed());
        return text.toString();
    }

    private void append(Effect effect, Peers peers) {
        if (!peers.isEmpty()) {
            String heading = effect == Effect.ADDED ? "\nAdded:\n" : "\nRemoved:\n";
            text.append(heading).append(Wrapping.list(words.names(peers), "    "));
            append(DiffLine.of(effect, peers.links()));
        }
    }

    private void append(List<DiffLine> lines) {
        Effect previous = null;
        for (DiffLine line : lines) {
            boolean headed = line.effect() == Effect.ADDED || line.effect() == Effect.REMOVED;
            text.append(headed || line.effect() == previous ? "" : "\n");
            text.append(Wrapping.words(statement(line), line.effect().sign() + " ", "      "));
            previous = line.effect();
        }
    }

    /** {@return a line in parts that are better not broken} */
    private List<String> statement(DiffLine line) {
        List<String> parts = Wrapping.listed(words.from(line), "");
        List<String> to = Wrapping.listed(words.to(line), ":");
        to.set(0, "-> " + to.get(0));
        parts.addAll(to);
        parts.add(line.ports());
        return parts;
    }
}
