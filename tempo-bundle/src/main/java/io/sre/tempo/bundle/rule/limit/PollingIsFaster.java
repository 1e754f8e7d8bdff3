package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The list of blocks is polled faster than blocks come and go. */
final class PollingIsFaster extends InstallationCheck {

    PollingIsFaster() {
        super(warning("TEMPO-LIM-002", "blocks live longer than it takes to notice them")
                .because(
                        "Queriers learn of blocks by polling. A block that is deleted before it is noticed, or that leaves the ingester"
                                + " before it is noticed in storage, is not found: queries lack traces. Tempo warns at start.")
                .mend("make storage.trace.blocklist_poll shorter, or the other duration longer")
                .source("Tempo 2.3.1 to 2.10.8, cmd/tempo/app/config.go CheckConfig; run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Duration poll = duration(tempo.value("tempo.storage.trace.blocklist_poll"), Duration.ofMinutes(5));
        if (tempo.replacesConfig()) {
            return;
        }
        for (Value value : List.of(
                tempo.value("tempo.retention"), tempo.value("tempo.ingester.complete_block_timeout"))) {
            boolean shorter = duration(value, Duration.ofDays(1)).compareTo(poll) < 0;
            if (shorter && value.isWritten()) {
                report.add(
                        value,
                        "%s is %s, shorter than storage.trace.blocklist_poll, which is %s"
                                .formatted(value.path(), value, text(poll)),
                        "make it longer than %s".formatted(text(poll)));
            }
        }
    }

    /** What is written; something else where nothing is, or nothing that can be read. */
    private static Duration duration(Value value, Duration otherwise) {
        return value.literal().flatMap(Durations::ofGo).orElse(otherwise);
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
