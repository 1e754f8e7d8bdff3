package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.model.chart.ChartKey;
import io.sre.tempo.model.chart.TempoChart;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values of all versions of the chart. */
final class AllKeys {

    private static final List<ChartKey> ALL = all();

    private AllKeys() {}

    private static List<ChartKey> all() {
        Set<ChartKey> all = new LinkedHashSet<>();
        TempoChart.known().forEach(chart -> all.addAll(chart.keys().values()));
        return all.stream()
                .filter(key -> key.kind() != ChartKey.Kind.INERT)
                .sorted(Comparator.comparingInt(AllKeys::order))
                .toList();
    }

    private static int order(ChartKey key) {
        return TempoChart.known().indexOf(TempoChart.of(key.first()));
    }

    /** The stretches of versions in which a value, or anything below it, is read, oldest first. */
    static List<ChartKey> under(String path) {
        return ALL.stream()
                .filter(key -> key.path().equals(path) || key.path().startsWith(path + "."))
                .toList();
    }
}
