package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;

/** A value is one that the chart has. */
final class KeyIsKnown extends UnreadCheck {

    KeyIsKnown() {
        super(
                warning("TEMPO-KEY-001", "every value is one that the chart has")
                        .because(
                                "The chart has no schema: Helm and Flux accept any value, and what no template reads has no effect."
                                        + " Nobody notices a misspelled key.")
                        .mend("use the name that the chart has, or delete the value")
                        .source("chart tempo 1.7.2 to 2.2.4, values.yaml and templates"),
                Cause.UNKNOWN);
    }

    @Override
    void report(Value unread, Installation tempo, Report report) {
        report.add(
                unread,
                "chart tempo %s does not read %s".formatted(tempo.chart().version(), unread.path()),
                mend(unread, tempo));
    }

    private static String mend(Value unread, Installation tempo) {
        if (Cause.isDotted(unread)) {
            return "write a key below a key instead of dots: values are not taken apart at dots";
        }
        return ChartPaths.of(tempo.chart())
                .similarBeside(unread.path())
                .map(path -> "write %s, if that is meant".formatted(path))
                .orElse("delete it, or look for its name in the chart's values.yaml");
    }
}
