package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;

/** A value is not one of another chart. */
final class KeyIsOfThisChart extends UnreadCheck {

    KeyIsOfThisChart() {
        super(
                warning("TEMPO-KEY-002", "no value is one of another chart")
                        .because(
                                "The chart tempo-distributed has other values than the chart tempo, and what a chart does not have"
                                        + " it ignores: with storage in the wrong place, traces stay on the local disk.")
                        .mend("write it where this chart has it, or install the other chart")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4; chart tempo-distributed 1.61.3, 2.26.2 and 3.3.0; values.yaml"),
                Cause.CHART);
    }

    @Override
    void report(Value unread, Installation tempo, Report report) {
        String chart = OtherChart.having(unread.path()).orElse("");
        report.add(
                unread,
                "%s is a value of the chart %s, and the chart tempo does not read it".formatted(unread.path(), chart),
                mend(unread, tempo));
    }

    private static String mend(Value unread, Installation tempo) {
        if (unread.path().equals("traces")) {
            return "write the receivers as tempo.receivers, as Tempo itself has them";
        }
        if (unread.path().equals("compactor")) {
            return "delete it; the retention is tempo.retention";
        }
        if (unread.path().equals("metaMonitoring")) {
            return "write the ServiceMonitor as serviceMonitor";
        }
        String overrides = unread.path().replaceFirst("^global_", "");
        if (overrides.equals("overrides")) {
            return "write it as tempo." + tempo.chart().overridesKey();
        }
        return ChartPaths.of(tempo.chart())
                .sameNameElsewhere(unread.path())
                .map(path -> "write what this chart can do of it as %s".formatted(path))
                .orElse("delete it");
    }
}
