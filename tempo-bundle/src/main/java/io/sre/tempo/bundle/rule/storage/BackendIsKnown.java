package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tempo has the backend that is asked for. */
final class BackendIsKnown extends InstallationCheck {

    private static final List<String> BACKENDS = List.of("local", "s3", "gcs", "azure");

    BackendIsKnown() {
        super(error("TEMPO-STOR-001", "the backend is one that Tempo has: local, s3, gcs or azure")
                .because("Tempo stops at start with \"unknown backend\". The name is compared letter by letter.")
                .mend("write local, s3, gcs or azure, in small letters")
                .source("Tempo 2.3.1 to 2.10.8, tempodb/tempodb.go, by running them"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value backend = TraceStorage.of(tempo).get("backend");
        Optional<String> name = backend.isEmpty() ? Optional.of("") : backend.literal();
        if (!tempo.replacesConfig()
                && TraceStorage.of(tempo).isObject()
                && name.isPresent()
                && !BACKENDS.contains(name.get())) {
            String small = name.get().toLowerCase(Locale.ROOT);
            report.add(
                    backend,
                    backend.isEmpty() ? "there is no backend" : "Tempo has no backend %s".formatted(backend),
                    BACKENDS.contains(small) ? "write " + small : "write local, s3, gcs or azure");
        }
    }
}
