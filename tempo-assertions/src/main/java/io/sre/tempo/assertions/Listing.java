package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.AddressRange;
import io.sre.tempo.policies.reach.Connections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists answers for people: those with the same reason together, a few of each, and the reason once. */
final class Listing {

    private static final int MOST_ALIKE = 3;
    private static final int MOST_REASONS = 5;

    private final Scene scene;
    private final Map<List<Object>, List<Answer>> groups = new LinkedHashMap<>();

    private Listing(Scene scene, List<Answer> answers) {
        this.scene = scene;
        for (Answer answer : answers) {
            groups.computeIfAbsent(answer.reason(), key -> new ArrayList<>()).add(answer);
        }
    }

    /** {@return several lines, each indented by two at least, without a line break at the end} */
    static String of(Scene scene, List<Answer> answers) {
        return new Listing(scene, answers).text();
    }

    /** {@return why, in several lines, each indented by four at least} */
    static String ofReason(Answer answer) {
        String explanation = answer.verdict().explain();
        return explanation.substring(explanation.indexOf('\n') + 1).indent(2).stripTrailing();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        groups.values().stream().limit(MOST_REASONS).forEach(group -> add(group, lines));
        if (groups.size() > MOST_REASONS) {
            int more = groups.values().stream()
                    .skip(MOST_REASONS)
                    .mapToInt(List::size)
                    .sum();
            lines.add("  … and %d more, for %d other reasons".formatted(more, groups.size() - MOST_REASONS));
        }
        return String.join("\n", lines);
    }

    private void add(List<Answer> group, List<String> lines) {
        List<String> connections = connections(group);
        connections.stream().limit(MOST_ALIKE).forEach(line -> lines.add("  " + line));
        if (connections.size() > MOST_ALIKE) {
            lines.add("  … and %d more like these".formatted(connections.size() - MOST_ALIKE));
        }
        lines.add(ofReason(group.get(0)));
    }

    /** Puts the ports of a pair together, and then the addresses that have the same ports. */
    private List<String> connections(List<Answer> group) {
        Map<List<Party>, Connections> byPair = new LinkedHashMap<>();
        Set<String> lines = new LinkedHashSet<>();
        Set<String> ofStrangers = new LinkedHashSet<>();
        for (Answer answer : group) {
            if (answer.to() instanceof Party.OfService) {
                lines.add(throughService(answer));
            } else {
                byPair.merge(List.of(answer.from(), answer.to()), answer.ports(), Connections::union);
            }
        }
        Map<List<Object>, List<AddressRange>> addresses = new LinkedHashMap<>();
        byPair.forEach((pair, ports) -> {
            if (pair.get(0) instanceof Party.OfAddresses from) {
                addresses
                        .computeIfAbsent(List.of("", pair.get(1), ports), key -> new ArrayList<>())
                        .add(from.range());
            } else if (pair.get(1) instanceof Party.OfAddresses to) {
                addresses
                        .computeIfAbsent(List.of(pair.get(0), "", ports), key -> new ArrayList<>())
                        .add(to.range());
            } else {
                boolean isStrange = scene.isStranger(pair.get(0)) || scene.isStranger(pair.get(1));
                (isStrange ? ofStrangers : lines).add(connection(pair.get(0), pair.get(1), ports));
            }
        });
        addresses.forEach((key, ranges) -> {
            String who = text(ranges);
            Object from = key.get(0).equals("") ? who : key.get(0);
            Object to = key.get(1).equals("") ? who : key.get(1);
            lines.add(connection(from, to, (Connections) key.get(2)));
        });
        lines.addAll(ofStrangers);
        return List.copyOf(lines);
    }

    private static String throughService(Answer answer) {
        return "%s, which leads to %s"
                .formatted(connection(answer.from(), answer.to(), answer.ports()), answer.destination());
    }

    private static String connection(Object from, Object to, Connections ports) {
        return "%s -> %s on %s".formatted(from, to, Ports.text(ports));
    }

    private String text(List<AddressRange> ranges) {
        List<AddressRange> joined = AddressRange.joined(ranges);
        return joined.equals(AddressRange.joined(scene.outside()))
                ? "outside"
                : Absence.few(joined.stream().map(AddressRange::toString).toList());
    }
}
