package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.ChartKey;
import java.util.List;
import java.util.Map;

/** A value is one that the version of the chart reads. */
final class KeyIsOfThisVersion extends UnreadCheck {

    private static final Map<String, String> SUCCESSORS = Map.of(
            "tempo.global_overrides", "tempo.overrides",
            "tempo.per_tenant_overrides", "tempo.overrides");

    KeyIsOfThisVersion() {
        super(
                warning("TEMPO-KEY-004", "every value is one that this version of the chart reads")
                        .because(
                                "Values come and go with versions. One that came later, or is gone, is ignored without a word: a"
                                        + " policy, a probe or a limit is then not there.")
                        .mend("use a version of the chart that reads the value, or write it as this version has it")
                        .source("chart tempo 1.7.2 to 2.2.4, values.yaml and templates, compared version by version"),
                Cause.VERSION);
    }

    @Override
    void report(Value unread, Installation tempo, Report report) {
        List<ChartKey> versions = AllKeys.under(unread.path());
        String first = versions.get(0).first();
        boolean later = !tempo.chart().isAtLeast(first);
        String last = versions.stream()
                .map(ChartKey::last)
                .filter(tempo.chart()::isAtLeast)
                .reduce(first, (older, newer) -> newer);
        String successor = SUCCESSORS.get(unread.path());
        String mend = later ? "use chart %s or later, or delete it".formatted(first) : "delete it";
        report.add(
                unread,
                later
                        ? "chart tempo %s does not read %s yet, %s is the first that does"
                                .formatted(tempo.chart().version(), unread.path(), first)
                        : "chart tempo %s does not read %s any more, %s is the last that does"
                                .formatted(tempo.chart().version(), unread.path(), last),
                successor == null ? mend : "write it as %s".formatted(successor));
    }
}
