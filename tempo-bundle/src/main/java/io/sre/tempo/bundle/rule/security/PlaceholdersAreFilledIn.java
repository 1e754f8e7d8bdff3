package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Severity;

/** Somebody fills in what Tempo does not. */
final class PlaceholdersAreFilledIn extends InstallationCheck {

    PlaceholdersAreFilledIn() {
        super(
                error("TEMPO-SEC-003", "somebody fills in the placeholders of Tempo's settings")
                        .because(
                                "Tempo replaces ${NAME} only with the flag -config.expand-env. Without it the text itself is the key: \"The Access Key"
                                        + " Id you provided does not exist in our records\", and Tempo stops at start.")
                        .mend("write tempo.extraArgs with config.expand-env: \"true\", or let Flux substitute it")
                        .source(
                                "Tempo 2.3.1 and 2.10.8, by running them; grafana/helm-charts issue 2705; Flux, Kustomization postBuild"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (Placeholder.expands(tempo)) {
            return;
        }
        for (Placeholder placeholder : Placeholder.of(tempo, platform)) {
            boolean certain = placeholder.filler() == Placeholder.Filler.NOBODY;
            if (placeholder.filler() != Placeholder.Filler.FLUX) {
                (certain ? report : report.as(Severity.WARNING))
                        .add(
                                placeholder.value(),
                                "nobody fills in ${%s}: Tempo is started without -config.expand-env%s"
                                        .formatted(
                                                placeholder.name(),
                                                certain ? "" : ", and no substitution by Flux is at hand"),
                                "write tempo.extraArgs with config.expand-env: \"true\"");
            }
        }
    }
}
