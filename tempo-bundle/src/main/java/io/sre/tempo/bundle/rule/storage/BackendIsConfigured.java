package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend has what it cannot do without. */
final class BackendIsConfigured extends InstallationCheck {

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "local", List.of("path"),
            "s3", List.of("endpoint", "bucket"),
            "gcs", List.of("bucket_name"),
            "azure", List.of("storage_account_name", "container_name"));

    BackendIsConfigured() {
        super(error("TEMPO-STOR-002", "the backend has the settings that it cannot do without")
                .because(
                        "Tempo opens the backend at start and stops if it cannot: there is no default for the endpoint, the bucket"
                                + " or the account, not even for AWS.")
                .mend("write the settings below storage.trace.<backend>")
                .source("Tempo 2.3.1 to 2.10.8, tempodb/backend, by running them"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<String> backend = TraceStorage.backend(tempo);
        for (String field : REQUIRED.getOrDefault(backend.orElse(""), List.of())) {
            Value setting = TraceStorage.of(tempo).at(backend.get() + "." + field);
            if (setting.isEmpty()) {
                report.add(
                        setting,
                        "the backend is %s, and %s is not set".formatted(backend.get(), setting.path()),
                        "write " + setting.path());
            }
        }
    }
}
