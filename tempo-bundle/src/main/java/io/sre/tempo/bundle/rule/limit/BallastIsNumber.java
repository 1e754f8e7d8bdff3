package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** The ballast is a number of mebibytes. */
final class BallastIsNumber extends InstallationCheck {

    BallastIsNumber() {
        super(error("TEMPO-LIM-013", "tempo.memBallastSizeMbs is a whole number")
                .because("The chart gives it to Tempo as a flag that takes whole numbers: at anything else Tempo stops.")
                .mend("write a number of mebibytes: 0, 1024")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; Tempo 2.9.0, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value ballast = tempo.value("tempo.memBallastSizeMbs");
        boolean known = ballast.isWritten() && ballast.isPresent() && !ballast.isNull() && !ballast.hasPlaceholder();
        if (known && ballast.number().isEmpty()) {
            report.add(
                    ballast,
                    "tempo.memBallastSizeMbs is %s, and Tempo does not start: it is a number of mebibytes"
                            .formatted(ballast),
                    "write a whole number");
        }
    }
}
