package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ValuesSource;
import io.sre.tempo.model.chart.ChartKey;
import java.util.Collection;

/** A value goes where this chart reads it. */
final class TargetIsOfThisChart extends InstallationCheck {

    TargetIsOfThisChart() {
        super(warning("TEMPO-SEC-010", "targetPath leads to a value of this chart")
                .because(
                        "The chart tempo-distributed has storage.trace at the top, and the chart tempo has it below tempo. What is put"
                                + " elsewhere nobody reads, and nothing complains: the keys never reach Tempo.")
                .mend("write the path of this chart: tempo.storage.trace...")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml; chart tempo-distributed, values.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Collection<ChartKey> keys = tempo.chart().keys().values();
        for (ValuesSource source : tempo.release().valuesFrom()) {
            String target = source.targetPath();
            String first = target.replaceFirst("(?s)[.\\[].*", "");
            if (!target.isEmpty() && !begins(keys, first)) {
                report.add(
                        source.spot(),
                        "the chart %s has no value %s".formatted(tempo.chart().version(), target),
                        begins(keys, "tempo." + first)
                                ? "write tempo." + target
                                : "write the path of a value of this chart");
            }
        }
    }

    private static boolean begins(Collection<ChartKey> keys, String path) {
        return keys.stream().map(ChartKey::path).anyMatch(key -> key.equals(path) || key.startsWith(path + "."));
    }
}
