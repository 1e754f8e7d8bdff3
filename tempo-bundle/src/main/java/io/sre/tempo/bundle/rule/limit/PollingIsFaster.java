package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The list of blocks is polled faster than blocks come and go. */
final class PollingIsFaster extends InstallationCheck {

    private static final Duration BY_DEFAULT_RETAINED = Duration.ofDays(14);
    private static final Duration BY_DEFAULT_KEPT = Duration.ofMinutes(15);
    private static final Duration BY_DEFAULT_POLLED = Duration.ofMinutes(5);

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
        if (!tempo.replacesConfig()) {
            Value poll = tempo.value("tempo.storage.trace.blocklist_poll");
            check(tempo.value("tempo.retention"), BY_DEFAULT_RETAINED, poll, report);
            check(tempo.value("tempo.ingester.complete_block_timeout"), BY_DEFAULT_KEPT, poll, report);
        }
    }

    private static void check(Value value, Duration byDefault, Value poll, Report report) {
        Optional<Duration> stay = duration(value, byDefault);
        Optional<Duration> interval = duration(poll, BY_DEFAULT_POLLED);
        boolean written = value.isWritten() || poll.isWritten();
        if (written && stay.isPresent() && interval.isPresent() && stay.get().compareTo(interval.get()) < 0) {
            report.add(
                    value.isWritten() ? value : poll,
                    "%s is %s, shorter than storage.trace.blocklist_poll, which is %s"
                            .formatted(value.path(), text(stay.get()), text(interval.get())),
                    "make the one longer or the other shorter");
        }
    }

    /** Empty if something is written that is no duration, or cannot be known. */
    private static Optional<Duration> duration(Value value, Duration byDefault) {
        return value.isMissing() ? Optional.of(byDefault) : value.literal().flatMap(Durations::ofGo);
    }

    private static String text(Duration duration) {
        return duration.toString().replace("PT", "").toLowerCase(Locale.ROOT);
    }
}
