package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.Optional;

/** A restart loses nothing that was meant to be kept. */
final class TracesSurviveRestart extends InstallationCheck {

    TracesSurviveRestart() {
        super(warning("TEMPO-STOR-012", "traces survive a restart of the pod")
                .because(
                        "Without persistence the chart mounts nothing at /var/tempo. A restart then loses every trace of the backend local,"
                                + " and of the others what was not flushed yet, up to half an hour.")
                .mend("enable persistence, or keep the blocks in a bucket")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml: persistence.enabled is false by default"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<String> backend = TraceStorage.backend(tempo);
        Value folder = TraceStorage.of(tempo).at("wal.path");
        Value persistence = tempo.value("persistence.enabled");
        boolean mounted = folder.literal().isEmpty()
                || !TraceStorage.knowsMounts(tempo)
                || !TraceStorage.mountsOf(tempo, folder.text()).isEmpty();
        if (backend.isEmpty() || !persistence.isFalsy() || mounted) {
            return;
        }
        boolean local = backend.get().equals("local");
        (local ? report : report.as(Severity.INFORMATION))
                .add(
                        persistence,
                        local
                                ? "the backend is local and persistence is off: a restart of the pod loses every trace"
                                : "persistence is off: a restart of the pod loses what is not in %s yet"
                                        .formatted(TraceStorage.of(tempo)
                                                .get("backend")
                                                .shown(backend.get())),
                        local ? "write persistence.enabled: true, or use a bucket" : "write persistence.enabled: true");
    }
}
