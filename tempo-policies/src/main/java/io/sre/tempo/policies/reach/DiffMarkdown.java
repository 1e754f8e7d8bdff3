package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityDiff.Peers;
import io.sre.tempo.policies.reach.DiffLine.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A difference as a comment on a change. GitHub takes no comment of more than 65,536 characters, and nobody reads one.
 *
 * @see <a href="https://github.github.com/gfm/#tables-extension-">Tables in GitHub's Markdown</a>
 */
final class DiffMarkdown {

    private static final int MOST_LINES = 50;
    private static final int MOST_NAMES = 3;
    private static final int MOST_CHARACTERS = 60_000;

    private final ConnectivityDiff diff;
    private final DiffWords words;
    private final StringBuilder text = new StringBuilder();
    private boolean shortened;

    DiffMarkdown(ConnectivityDiff diff) {
        this.diff = diff;
        this.words = new DiffWords(diff);
    }

    String text() {
        text.append("**%s**\n".formatted(words.counts()));
        append("Added", diff.added());
        append("Removed", diff.removed());
        List<DiffLine> lines = new ArrayList<>(words.lines());
        lines.addAll(DiffLine.of(Effect.ADDED, diff.added().links()));
        lines.addAll(DiffLine.of(Effect.REMOVED, diff.removed().links()));
        if (!lines.isEmpty()) {
            text.append("\n| Change | From | To | Ports |\n| --- | --- | --- | --- |\n");
            lines.stream().limit(MOST_LINES).forEach(this::append);
        }
        if (lines.size() > MOST_LINES) {
            shortened = true;
            text.append("\nand %d more lines\n".formatted(lines.size() - MOST_LINES));
        }
        if (shortened) {
            appendInFull();
        }
        return text.toString();
    }

    private void append(String what, Peers peers) {
        if (!peers.isEmpty()) {
            text.append("\n%s: %s\n".formatted(what, names(words.names(peers))));
        }
    }

    private void append(DiffLine line) {
        text.append("| %s | %s | %s | %s |\n"
                .formatted(line.effect().word(), names(words.from(line)), names(words.to(line)), line.ports()));
    }

    private String names(List<String> names) {
        List<String> quoted = names.stream().map(DiffMarkdown::quoted).toList();
        if (quoted.size() <= MOST_NAMES) {
            return String.join(", ", quoted);
        }
        shortened = true;
        String first = quoted.stream().limit(MOST_NAMES - 1).collect(Collectors.joining(", "));
        return "%s and %d more".formatted(first, quoted.size() - MOST_NAMES + 1);
    }

    /** {@return the name as code, where only two characters mean something in a table} */
    private static String quoted(String name) {
        return "`%s`".formatted(name.replace('`', '\'').replace("|", "\\|"));
    }

    private void appendInFull() {
        String full = diff.toText();
        String fence = "```";
        while (full.contains(fence)) {
            fence += "`";
        }
        if (text.length() + full.length() <= MOST_CHARACTERS) {
            text.append(
                    "\n<details><summary>In full</summary>\n\n%s\n%s%s\n\n</details>\n".formatted(fence, full, fence));
        }
    }
}
