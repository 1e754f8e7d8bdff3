package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.Durations;
import io.sre.tempo.model.syntax.Syntax;

/** The retention is a duration of Go. */
final class RetentionIsDuration extends InstallationCheck {

    RetentionIsDuration() {
        super(error("TEMPO-LIM-001", "tempo.retention is a duration with the units h, m or s")
                .because(
                        "The retention is a duration of Go, which knows no days: at 7d Tempo stops. A number without a unit counts"
                                + " nanoseconds: every trace is deleted at once.")
                .mend("write hours: 168h for a week")
                .source("Tempo 2.3.1 and 2.9.0, tempodb/config.go and tempodb/retention.go; run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value retention = tempo.value("tempo.retention");
        if (tempo.replacesConfig() || !retention.isWritten()) {
            return;
        }
        if (retention.number().isPresent()) {
            report.add(
                    retention,
                    "the retention %s has no unit and counts nanoseconds: every trace is deleted at once"
                            .formatted(retention),
                    "write it in hours, \"%dh\" if that is what it means".formatted(retention.number().getAsLong()));
        } else if (retention.literal().filter(RetentionIsDuration::isWrong).isPresent()) {
            report.add(
                    retention,
                    "the retention %s is no duration of Go, and Tempo does not start".formatted(retention),
                    Syntax.GO_DURATION.mend(retention.text()));
        }
    }

    private static boolean isWrong(String text) {
        return !text.isEmpty() && Durations.ofGo(text).isEmpty();
    }
}
