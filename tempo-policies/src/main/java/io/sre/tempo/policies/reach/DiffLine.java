package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityDiff.Change;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One statement on a difference: it holds from each of some groups to each of others.
 *
 * @param ports the ports, for people
 */
record DiffLine(Effect effect, List<Group> from, List<Group> to, String ports) {

    /** What becomes of ports. */
    enum Effect {
        OPENED("+", "opened"),
        CLOSED("-", "closed"),
        DOUBTED("?", "unknown now"),
        CLEARED("!", "known now"),
        ADDED("+", "added"),
        REMOVED("-", "removed");

        private final String sign;
        private final String word;

        Effect(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        String sign() {
            return sign;
        }

        String word() {
            return word;
        }
    }

    /** {@return the changes in as few lines as is easy, what is opened first} */
    static List<DiffLine> of(List<Change> changes) {
        List<DiffLine> single = new ArrayList<>();
        for (Change change : changes) {
            Connections doubted = change.becameUnknown();
            Connections cleared = change.becameKnown();
            add(single, Effect.OPENED, change, sure(change.opened(), doubted, "unknown"));
            add(single, Effect.CLOSED, change, sure(change.closed(), cleared, "was unknown"));
            add(single, Effect.DOUBTED, change, doubted.minus(change.opened()), "was open, is unknown now");
            add(single, Effect.CLEARED, change, cleared.minus(change.closed()), "was unknown, is open now");
        }
        return merged(single);
    }

    /** {@return the links in as few lines as is easy} */
    static List<DiffLine> of(Effect effect, List<Link> links) {
        return merged(links.stream()
                .map(link -> new DiffLine(effect, List.of(link.from()), List.of(link.to()), link.ports()))
                .toList());
    }

    private static void add(List<DiffLine> lines, Effect effect, Change change, Connections ports, String remark) {
        add(lines, effect, change, ports.isEmpty() ? "" : ports.words() + " " + remark);
    }

    private static void add(List<DiffLine> lines, Effect effect, Change change, String ports) {
        if (!ports.isEmpty()) {
            lines.add(new DiffLine(effect, List.of(change.from()), List.of(change.to()), ports));
        }
    }

    private static String sure(Connections ports, Connections doubtful, String doubt) {
        Connections sure = ports.minus(doubtful);
        Connections unsure = ports.intersect(doubtful);
        if (unsure.isEmpty()) {
            return sure.isEmpty() ? "" : sure.words();
        }
        return (sure.isEmpty() ? "" : sure.words() + "; ") + doubt + ": " + unsure.words();
    }

    /** Lines that differ in one end only are one. */
    private static List<DiffLine> merged(List<DiffLine> lines) {
        List<DiffLine> merged = new ArrayList<>(joined(joined(lines, false), true));
        merged.sort(Comparator.comparing(DiffLine::effect));
        return merged;
    }

    private static Collection<DiffLine> joined(Collection<DiffLine> lines, boolean byTarget) {
        Map<Same, DiffLine> joined = new LinkedHashMap<>();
        for (DiffLine line : lines) {
            List<String> end =
                    (byTarget ? line.from : line.to).stream().map(Group::name).toList();
            joined.merge(
                    new Same(line.effect, line.ports, end),
                    line,
                    (one, other) -> byTarget
                            ? one.with(one.from, both(one.to, other.to))
                            : one.with(both(one.from, other.from), one.to));
        }
        return joined.values();
    }

    private DiffLine with(List<Group> from, List<Group> to) {
        return new DiffLine(effect, from, to, ports);
    }

    private static List<Group> both(List<Group> one, List<Group> other) {
        List<Group> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** What lines have in common that are joined; a group is known by its name. */
    private record Same(Effect effect, String ports, List<String> end) {}
}
