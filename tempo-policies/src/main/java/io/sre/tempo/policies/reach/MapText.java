package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Wrapping.count;
import static io.sre.tempo.policies.reach.Wrapping.left;
import static io.sre.tempo.policies.reach.Wrapping.right;

import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A map for a terminal: a matrix while it fits, else a line for each link. */
final class MapText {

    private static final String INDENT = "    ";
    private static final String NOTHING = ".";
    private static final String NOT_ASKED = "-";
    private static final String EVERYTHING = "all";
    private static final String NUMBER = "number";
    private static final Pattern ONE_TCP_PORT = Pattern.compile("TCP \\d+");

    private final List<Group> groups;
    private final List<Link> links;
    private final PeerNames names;

    /** What is neither one TCP port nor everything gets a letter in the matrix. */
    private final Map<String, String> letters = new LinkedHashMap<>();

    private final Set<String> signs = new HashSet<>();

    MapText(ConnectivityMap map) {
        this.groups = map.groups();
        this.links = map.links();
        this.names = new PeerNames(
                groups.stream().flatMap(group -> group.pods().stream()).toList());
    }

    String text() {
        // A column takes two characters at least.
        boolean mayFit = !links.isEmpty() && groups.size() <= Wrapping.WIDTH / 2;
        List<String> matrix = mayFit ? matrix() : List.of();
        boolean fits = mayFit && matrix.get(0).length() <= Wrapping.WIDTH;
        StringBuilder text = new StringBuilder("%s, %s%s\n"
                .formatted(
                        count(groups.size(), "group"),
                        count(links.size(), "connection"),
                        fits ? "; rows connect to columns" : ""));
        if (fits) {
            text.append('\n');
            matrix.forEach(line -> text.append(line).append('\n'));
            appendKey(text);
        } else {
            appendLines(text);
            appendUnconnected(text);
        }
        if (links.stream().anyMatch(link -> !link.unknown().isEmpty())) {
            text.append("\nUnknown: the manifests do not tell.\n");
        }
        appendMembers(text, fits);
        return text.toString();
    }

    private List<String> matrix() {
        String[][] cells = cells();
        int digits = String.valueOf(cells.length).length();
        int names =
                groups.stream().mapToInt(group -> group.name().length()).max().orElse(0);
        StringBuilder[] lines = new StringBuilder[cells.length + 1];
        lines[0] = new StringBuilder(" ".repeat(digits + 1 + names));
        for (int from = 0; from < cells.length; from++) {
            String number = right(String.valueOf(from + 1), digits);
            lines[from + 1] =
                    new StringBuilder(number + " " + left(groups.get(from).name(), names));
        }
        for (int to = 0; to < cells.length; to++) {
            appendColumn(lines, cells, to);
        }
        List<String> matrix = new ArrayList<>();
        for (StringBuilder line : lines) {
            matrix.add(line.toString());
        }
        return matrix;
    }

    private void appendColumn(StringBuilder[] lines, String[][] cells, int to) {
        String number = String.valueOf(to + 1);
        int width = number.length();
        for (String[] row : cells) {
            width = Math.max(width, row[to].length());
        }
        lines[0].append(' ').append(right(number, width));
        for (int from = 0; from < cells.length; from++) {
            lines[from + 1].append(' ').append(right(cells[from][to], width));
            signs.add(cells[from][to].matches("\\d+") ? NUMBER : cells[from][to]);
        }
    }

    private String[][] cells() {
        String[][] cells = new String[groups.size()][groups.size()];
        for (int from = 0; from < cells.length; from++) {
            for (int to = 0; to < cells.length; to++) {
                boolean outside = groups.get(from).isOutside() && groups.get(to).isOutside();
                boolean self = from == to && !Grouping.isSeveral(groups.get(from));
                cells[from][to] = outside || self ? NOT_ASKED : NOTHING;
            }
        }
        GroupPlaces places = new GroupPlaces(groups);
        for (Link link : links) {
            cells[places.place(link.from())][places.place(link.to())] = cell(link);
        }
        return cells;
    }

    private String cell(Link link) {
        String ports = link.ports();
        if (link.allowed().isAll()) {
            return EVERYTHING;
        }
        if (ONE_TCP_PORT.matcher(ports).matches()) {
            return ports.substring("TCP ".length());
        }
        String mark = link.unknown().isEmpty() ? "" : "?";
        return letters.computeIfAbsent(ports, key -> letter(letters.size()) + mark);
    }

    /** {@return a to z, aa to zz, and so on} */
    private static String letter(int number) {
        String last = String.valueOf((char) ('a' + number % 26));
        return number < 26 ? last : letter(number / 26 - 1) + last;
    }

    private void appendKey(StringBuilder text) {
        Map<String, String> key = new LinkedHashMap<>();
        key.put(NUMBER, "that TCP port");
        key.put(EVERYTHING, "every port of every protocol");
        letters.forEach((ports, letter) -> key.put(letter, ports));
        key.put(NOTHING, "nothing");
        key.put(NOT_ASKED, "not looked at: a pod and itself, addresses outside among each other");
        key.keySet().retainAll(signs);
        text.append('\n');
        key.forEach((sign, meaning) -> text.append("%s  %s\n".formatted(left(sign, NUMBER.length()), meaning)));
    }

    private void appendLines(StringBuilder text) {
        // A few very long names must not push all ports out of sight.
        int width = links.stream()
                .mapToInt(link -> pair(link).length())
                .filter(length -> length <= Wrapping.WIDTH * 2 / 3)
                .max()
                .orElse(0);
        String previous = "";
        for (Link link : links) {
            text.append(previous.equals(link.from().name()) ? "" : "\n");
            text.append("%s  %s\n".formatted(left(pair(link), width), link.ports()));
            previous = link.from().name();
        }
    }

    private static String pair(Link link) {
        return link.from() + " -> " + link.to();
    }

    private void appendUnconnected(StringBuilder text) {
        GroupPlaces places = new GroupPlaces(groups);
        BitSet connected = new BitSet();
        for (Link link : links) {
            connected.set(places.place(link.from()));
            connected.set(places.place(link.to()));
        }
        List<String> rest = groups.stream()
                .filter(group -> !connected.get(places.place(group)))
                .map(Group::name)
                .toList();
        if (!rest.isEmpty()) {
            text.append("\nWithout any connection:\n").append(Wrapping.list(rest, INDENT));
        }
    }

    private void appendMembers(StringBuilder text, boolean numbered) {
        String heading = "\nGroups of several:\n";
        for (int place = 0; place < groups.size(); place++) {
            Group group = groups.get(place);
            List<String> members = group.isOutside() ? group.addresses() : pods(group);
            boolean told = group.isOutside()
                    ? !group.name().endsWith(" more")
                    : String.join(", ", members).equals(group.name());
            if (!told) {
                String number = numbered ? "%d ".formatted(place + 1) : "";
                text.append("%s%s%s\n".formatted(heading, number, group));
                text.append(Wrapping.list(members, INDENT));
                heading = "";
            }
        }
    }

    /** {@return the pods, those of one workload counted} */
    private List<String> pods(Group group) {
        List<String> pods = new ArrayList<>();
        names.of(group.pods())
                .forEach((name, count) -> pods.add(count == 1 ? name : "%s (%d pods)".formatted(name, count)));
        return pods;
    }
}
