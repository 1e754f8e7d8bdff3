package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Optional;

/** Settings of a backend are those of the one in use. */
final class StorageIsInUse extends InstallationCheck {

    StorageIsInUse() {
        super(warning("TEMPO-STOR-018", "the settings of a bucket belong to the backend that is in use")
                .because(
                        "Tempo reads the settings of one backend, and the chart's default is local. The bucket stays empty, and traces end"
                                + " up on the pod's disk.")
                .mend("write storage.trace.backend, or delete the settings")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml; Tempo tempodb/tempodb.go"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<String> backend = TraceStorage.backend(tempo);
        for (String other : List.of("s3", "gcs", "azure")) {
            Value settings = TraceStorage.of(tempo).get(other);
            boolean written = settings.isObject() && !settings.isEmpty() && settings.isWritten();
            if (written && backend.filter(name -> !name.equals(other)).isPresent()) {
                report.add(
                        settings,
                        "there are settings of %s, and the backend is %s"
                                .formatted(
                                        other,
                                        TraceStorage.of(tempo).get("backend").shown(backend.get())),
                        "write storage.trace.backend: " + other);
            }
        }
    }
}
