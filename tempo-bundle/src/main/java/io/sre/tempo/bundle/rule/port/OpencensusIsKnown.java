package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Tempo knows every receiver that the chart turns on. */
final class OpencensusIsKnown extends InstallationCheck {

    OpencensusIsKnown() {
        super(error("TEMPO-PORT-008", "Tempo knows the receivers that the chart turns on")
                .because("The chart turned the receiver opencensus on until 2.2.1. Tempo does not know it from 2.10.6 on, nor in 2.9.3 to 2.9.5, and stops at start; no value takes it away.")
                .mend("use chart 2.2.2 or later, or an older image")
                .source("grafana-community/helm-charts issue 569, pull 570; grafana/tempo pull 7322"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value receiver = tempo.value("tempo.receivers");
        boolean without = tempo.runsAtLeast("2.10.6") || (tempo.runsAtLeast("2.9.3") && tempo.runsBefore("2.10.0"));
        if (!tempo.replacesConfig() && receiver.has("opencensus") && without) {
            report.add(
                    receiver.get("opencensus").isWritten() ? receiver.get("opencensus") : tempo.value("tempo.tag"),
                    "Tempo %s does not know the receiver opencensus, which chart %s turns on"
                            .formatted(tempo.tempoVersion().orElseThrow(), tempo.chart().version()),
                    "use chart 2.2.2 or later, or an older image");
        }
    }
}
