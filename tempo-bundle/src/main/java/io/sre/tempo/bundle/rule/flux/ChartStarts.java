package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;

/** The version of the chart is one that starts. */
final class ChartStarts extends InstallationCheck {

    ChartStarts() {
        super(error("TEMPO-FLUX-010", "the version of the chart is one that Tempo starts with")
                .of("chart tempo 2.2.1")
                .because(
                        "Chart 2.2.1 configures the receiver opencensus, which Tempo 2.10.6 no longer has, and no value removes it:"
                                + " Tempo ends with \"unknown type: opencensus\".")
                .mend("use chart 2.2.2 or later")
                .source("chart tempo 2.2.1, values.yaml; Tempo 2.10.6"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!tempo.replacesConfig() && tempo.runsAtLeast("2.10.6")) {
            tempo.chart()
                    .defect()
                    .ifPresent(defect -> report.add(
                            tempo.release().reference().version(),
                            "Tempo does not start from chart %s: %s"
                                    .formatted(tempo.chart().version(), defect),
                            "use chart 2.2.2 or later"));
        }
    }
}
