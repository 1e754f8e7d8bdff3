package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.model.chart.ChartKey;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.finding.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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

    /** Of each known version at most one, as every value that is not read asks for them. */
    private static final Map<TempoChart, ChartPaths> OF_CHARTS = new ConcurrentHashMap<>();

    private static final Comparator<String> LIKELY_FIRST = Comparator.<String, Boolean>comparing(
                    path -> path.contains(".") && !path.startsWith("tempo."))
            .thenComparing(String::length)
            .thenComparing(path -> path);

    private final Map<String, ChartKey> keys;
    private final Section top = new Section();
    private final Set<String> sections = new HashSet<>();
    private final SortedSet<String> all = new TreeSet<>();

    /** The likeliest path to each name, by the name without separators. */
    private final Map<String, String> byName = new HashMap<>();

    private ChartPaths(SortedMap<String, ChartKey> keys) {
        this.keys = new HashMap<>(keys);
        for (String path : keys.keySet()) {
            top.add(path);
            for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
                sections.add(path.substring(0, dot));
            }
        }
        all.addAll(sections);
        all.addAll(keys.keySet());
        all.stream()
                .filter(path -> !path.startsWith("tempo.receivers."))
                .sorted(LIKELY_FIRST)
                .forEach(path -> byName.putIfAbsent(plain(last(path)), path));
    }

    static ChartPaths of(TempoChart chart) {
        return OF_CHARTS.computeIfAbsent(chart, version -> new ChartPaths(version.keys()));
    }

    /** {@return the whole of the values} */
    Section top() {
        return top;
    }

    /** An object that holds values, none of which has a dot in its name. */
    final class Section {

        private final Map<String, Section> sections = new HashMap<>();

        /** The names of the values here, and whether any template reads them. */
        private final Map<String, Boolean> values = new HashMap<>();

        private void add(String path) {
            Section section = this;
            int from = 0;
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
                section = section.sections.computeIfAbsent(path.substring(from, dot), key -> new Section());
                from = dot + 1;
            }
            section.values.put(path.substring(from), !isInert(path));
        }

        /** {@return the section of a name; null if there is none, or more is read of it than what stands below} */
        @Nullable
        Section below(String name) {
            return values.containsKey(name) ? null : sections.get(name);
        }

        /** {@return whether there is a value of a name that some template reads} */
        boolean reads(String name) {
            return values.getOrDefault(name, false);
        }
    }

    boolean isInert(String path) {
        ChartKey key = keys.get(path);
        return key != null && key.kind() == ChartKey.Kind.INERT;
    }

    boolean has(String path) {
        return all.contains(path);
    }

    /** A path of the same name elsewhere: below {@code tempo} rather than below another section, rather short than long. */
    Optional<String> sameNameElsewhere(String path) {
        String name = plain(last(path));
        if (COMMON_NAMES.contains(name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(byName.get(name));
    }

    /** The path beside it, of which the name differs least. */
    Optional<String> similarBeside(String path) {
        int dot = path.lastIndexOf('.');
        String parent = dot < 0 ? "" : path.substring(0, dot + 1);
        List<String> beside = all.stream()
                .filter(known -> known.startsWith(parent) && known.indexOf('.', parent.length()) < 0)
                .map(known -> known.substring(parent.length()))
                .toList();
        return Spelling.closest(path.substring(parent.length()), beside).map(name -> parent + name);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
