package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** The chart runs all of Tempo in one process. */
final class TargetIsAll extends InstallationCheck {

    private static final String SCALABLE = "scalable-single-binary";

    TargetIsAll() {
        super(
                error("TEMPO-STOR-017", "the process runs all parts of Tempo: target all")
                        .because(
                                "The chart has no Service for the rings of several pods. As scalable-single-binary Tempo stops at start without"
                                        + " querier.frontend_worker.frontend_address, and any other target leaves out a part that nothing else runs.")
                        .mend("delete extraArgs.target")
                        .source(
                                "Tempo 2.3.1 and 2.10.8, cmd/tempo/app/modules.go, by running them; chart tempo, templates/service.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value target = tempo.value("tempo.extraArgs").get("target");
        String name = target.literal().orElse("");
        if (name.isEmpty() || name.equals("all")) {
            return;
        }
        boolean addressed = tempo.replacesConfig()
                || !tempo.value("tempo.querier.frontend_worker.frontend_address")
                        .isMissing();
        boolean stops = name.equals(SCALABLE) && !addressed;
        (stops ? report : report.as(Severity.WARNING))
                .add(
                        target,
                        stops
                                ? "with the target %s and no address of a frontend Tempo stops at start"
                                        .formatted(target)
                                : "with the target %s this process is a part of Tempo only".formatted(target),
                        "delete it");
    }
}
