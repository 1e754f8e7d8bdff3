package io.sre.tempo.bundle.rule.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Network.Neighbour;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.RuleRef;
import io.sre.tempo.policies.reach.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What policies let through on ports that nobody needs, by the rule that does so. */
final class Surplus {

    private static final int LAST_PORT = 65535;
    private static final int MOST_NAMED = 3;

    /** Each is judged on its own, and nobody reads about more. */
    private static final int MOST_JUDGED = 20_000;

    private final Network network;
    private final Direction direction;
    private final List<Neighbour> neighbours;
    private int judged;
    private final Map<RuleRef, Map<Protocol, BitSet>> ports = new LinkedHashMap<>();
    private final Map<RuleRef, Set<Neighbour>> others = new LinkedHashMap<>();

    Surplus(Network network, Direction direction, List<Neighbour> neighbours, Map<Protocol, Set<Integer>> needed) {
        this.network = network;
        this.direction = direction;
        this.neighbours = neighbours;
        if (network.isIsolated(direction)) {
            List<Connections> open = neighbours.stream()
                    .map(other -> network.connections(direction, other).sure())
                    .toList();
            for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
                look(protocol, open, needed.getOrDefault(protocol, Set.of()));
            }
        }
    }

    private void look(Protocol protocol, List<Connections> open, Set<Integer> needed) {
        List<Integer> edges = network.portEdges(protocol);
        for (int index = 0; index < edges.size(); index++) {
            int from = edges.get(index);
            int to = index + 1 < edges.size() ? edges.get(index + 1) - 1 : LAST_PORT;
            boolean allNeeded = from == to && needed.contains(from);
            for (int other = 0; !allNeeded && other < open.size(); other++) {
                if (open.get(other).contains(protocol, from)) {
                    add(neighbours.get(other), from, to, protocol);
                }
            }
        }
    }

    private void add(Neighbour other, int from, int to, Protocol protocol) {
        if (judged++ >= MOST_JUDGED) {
            return;
        }
        Side side = network.side(direction, other, from, protocol);
        for (RuleRef rule : side.decidedBy()) {
            ports.computeIfAbsent(rule, key -> new EnumMap<>(Protocol.class))
                    .computeIfAbsent(protocol, key -> new BitSet())
                    .set(from, to + 1);
            others.computeIfAbsent(rule, key -> new LinkedHashSet<>()).add(other);
        }
    }

    /** Adds a finding for each rule. */
    void report(Report report, String sentence, String mend) {
        ports.forEach((rule, open) -> network.spot(rule).ifPresent(spot -> {
            List<String> who = network.withoutCovered(others.getOrDefault(rule, Set.of())).stream()
                    .map(Neighbour::description)
                    .distinct()
                    .toList();
            boolean ofAll = isForAll(spot);
            (ofAll ? report.as(Severity.INFORMATION) : report)
                    .add(
                            spot,
                            sentence.formatted(some(ranges(open)), some(who)),
                            ofAll ? "select only the pods that need it" : mend);
        }));
    }

    /** Whether the rule opens every port of every pod of the namespace: then it was written for others, too. */
    private static boolean isForAll(Spot spot) {
        JsonNode selector = spot.source().tree().path("spec").path("podSelector");
        JsonNode ports = spot.source().tree().at(spot.pointer()).path("ports");
        return selector.isObject() && selector.isEmpty() && ports.isEmpty();
    }

    private static List<String> ranges(Map<Protocol, BitSet> open) {
        List<String> ranges = new ArrayList<>();
        open.forEach((protocol, numbers) -> {
            int from = numbers.nextSetBit(0);
            while (from >= 0) {
                int after = numbers.nextClearBit(from);
                ranges.add(protocol + " " + from + (after == from + 1 ? "" : "-" + (after - 1)));
                from = numbers.nextSetBit(after);
            }
        });
        return ranges;
    }

    private String some(List<String> all) {
        int more = all.size() - MOST_NAMED;
        return String.join(", ", all.subList(0, Math.min(all.size(), MOST_NAMED)))
                + (more > 0 ? " and %s%d more".formatted(judged > MOST_JUDGED ? "at least " : "", more) : "");
    }
}
