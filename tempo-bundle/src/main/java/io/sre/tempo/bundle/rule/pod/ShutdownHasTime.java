package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;

/** Tempo can end what it began. */
final class ShutdownHasTime extends InstallationCheck {

    ShutdownHasTime() {
        super(
                information("TEMPO-POD-004", "Tempo has more than 30 seconds to stop")
                        .of("Tempo before 2.5.0, which charts before 1.9.0 run")
                        .because(
                                "Tempo before 2.5.0 waits 30 seconds for its receivers and then writes what it has. After 30 seconds Kubernetes kills"
                                        + " it, and the chart has no value to change that. What is in the write-ahead log is read again at the next"
                                        + " start.")
                        .mend("set terminationGracePeriodSeconds: 90 by a patch in spec.postRenderers")
                        .source(
                                "Tempo 2.3.1, modules/distributor/receiver/shim.go, by running it; chart tempo 1.7.2, templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (tempo.runsBefore("2.5.0") && !tempo.release().isPostRendered()) {
            report.add(
                    tempo.release().reference().version(),
                    "Tempo %s takes longer to stop than Kubernetes waits"
                            .formatted(tempo.tempoVersion().orElseThrow()),
                    "set terminationGracePeriodSeconds: 90 by a patch in spec.postRenderers");
        }
    }
}
