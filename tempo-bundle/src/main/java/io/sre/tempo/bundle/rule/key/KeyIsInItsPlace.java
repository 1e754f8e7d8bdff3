package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;

/** A value stands where the chart looks for it. */
final class KeyIsInItsPlace extends UnreadCheck {

    KeyIsInItsPlace() {
        super(
                warning("TEMPO-KEY-003", "every value is where the chart looks for it")
                        .because(
                                "Many charts have resources, image or extraEnv at the top; this one has them below tempo, and some"
                                        + " under another name. Where the chart does not look, a value has no effect.")
                        .mend("move it to the place that the chart has for it")
                        .source("chart tempo 1.7.2 to 2.2.4, values.yaml and templates"),
                Cause.PLACE);
    }

    @Override
    void report(Value unread, Installation tempo, Report report) {
        report.add(
                unread,
                "chart tempo %s does not read %s".formatted(tempo.chart().version(), unread.path()),
                mend(unread, tempo));
    }

    private static String mend(Value unread, Installation tempo) {
        return OtherPlaces.mend(unread, tempo)
                .or(() -> ChartPaths.of(tempo.chart())
                        .sameNameElsewhere(unread.path())
                        .map(path -> "write it as " + path))
                .orElse("delete it");
    }
}
