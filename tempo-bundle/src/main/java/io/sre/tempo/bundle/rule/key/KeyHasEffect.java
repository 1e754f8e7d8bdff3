package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.ChartKey;

/** A value that stands in the chart is read by it. */
final class KeyHasEffect extends UnreadCheck {

    KeyHasEffect() {
        super(
                warning("TEMPO-KEY-005", "no value is one that the chart lists and does not read")
                        .because(
                                "service.labels stands in values.yaml long before a template reads it: the Service does not get the"
                                        + " labels, and whoever selects by them does not find it.")
                        .of("chart 1.7.2 to 1.19.0")
                        .mend("use chart 1.20.0 or later")
                        .source("chart tempo 1.7.2 and 1.20.0, templates/service.yaml"),
                Cause.INERT);
    }

    @Override
    void report(Value unread, Installation tempo, Report report) {
        String first = AllKeys.under(unread.path()).stream()
                .map(ChartKey::first)
                .findFirst()
                .orElse("");
        report.add(
                unread,
                "%s stands in the values.yaml of chart tempo %s, and no template reads it"
                        .formatted(unread.path(), tempo.chart().version()),
                first.isEmpty() ? "delete it" : "use chart %s or later, or delete it".formatted(first));
    }
}
