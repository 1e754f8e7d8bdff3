package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Spelling;
import java.util.List;

/** The level of the log is one that Tempo has. */
final class LogLevelIsKnown extends InstallationCheck {

    private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

    LogLevelIsKnown() {
        super(error("TEMPO-KEY-022", "server.log_level is debug, info, warn or error")
                .because(
                        "At any other level, warning or trace for example, Tempo does not start: \"unrecognized log level\".")
                .mend("write info")
                .source("Tempo 2.3.1, 2.7.1, 2.9.0 and 2.10.8, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value level = tempo.value("tempo.server.log_level");
        String text = level.literal().orElse("");
        if (!tempo.replacesConfig() && !text.isEmpty() && !LEVELS.contains(text) && !text.contains("$")) {
            report.add(
                    level,
                    "Tempo has no log level %s, and does not start".formatted(level),
                    Spelling.closest(text, LEVELS)
                            .map(known -> "write " + known)
                            .orElse("write debug, info, warn or error"));
        }
    }
}
