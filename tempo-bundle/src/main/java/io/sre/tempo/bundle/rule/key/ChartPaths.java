package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.model.chart.ChartKey;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.finding.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The paths of the values that a version of the chart has: the values themselves, and the sections that hold them. */
final class ChartPaths {

    /** Names that say nothing without what stands before them. */
    private static final Set<String> COMMON_NAMES = Set.of(
            "annotations",
            "create",
            "enabled",
            "hosts",
            "ingress",
            "labels",
            "name",
            "path",
            "port",
            "ports",
            "to",
            "type");

    private final SortedMap<String, ChartKey> keys;
    private final SortedSet<String> sections = new TreeSet<>();

    private ChartPaths(SortedMap<String, ChartKey> keys) {
        this.keys = keys;
        for (String path : keys.keySet()) {
            for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
                sections.add(path.substring(0, dot));
            }
        }
    }

    static ChartPaths of(TempoChart chart) {
        return new ChartPaths(chart.keys());
    }

    boolean isRead(String path) {
        ChartKey key = keys.get(path);
        return key != null && key.kind() != ChartKey.Kind.INERT;
    }

    boolean isInert(String path) {
        ChartKey key = keys.get(path);
        return key != null && key.kind() == ChartKey.Kind.INERT;
    }

    /** Whether values stand below, and nothing but them is read. */
    boolean isSection(String path) {
        return sections.contains(path) && !keys.containsKey(path);
    }

    boolean has(String path) {
        return keys.containsKey(path) || sections.contains(path);
    }

    /** A path of the same name elsewhere: below {@code tempo} rather than below another section, rather short than long. */
    Optional<String> sameNameElsewhere(String path) {
        String name = plain(last(path));
        if (COMMON_NAMES.contains(name)) {
            return Optional.empty();
        }
        return all().stream()
                .filter(known -> plain(last(known)).equals(name) && !known.startsWith("tempo.receivers."))
                .min(Comparator.<String, Boolean>comparing(known -> known.contains(".") && !known.startsWith("tempo."))
                        .thenComparing(String::length)
                        .thenComparing(known -> known));
    }

    /** The path beside it, of which the name differs least. */
    Optional<String> similarBeside(String path) {
        int dot = path.lastIndexOf('.');
        String parent = dot < 0 ? "" : path.substring(0, dot + 1);
        List<String> beside = all().stream()
                .filter(known -> known.startsWith(parent) && known.indexOf('.', parent.length()) < 0)
                .map(known -> known.substring(parent.length()))
                .toList();
        return Spelling.closest(path.substring(parent.length()), beside).map(name -> parent + name);
    }

    private SortedSet<String> all() {
        SortedSet<String> all = new TreeSet<>(sections);
        all.addAll(keys.keySet());
        return all;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
