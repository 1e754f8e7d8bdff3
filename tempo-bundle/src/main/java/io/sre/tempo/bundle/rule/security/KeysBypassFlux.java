package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Redaction;
import io.sre.tempo.model.finding.Severity;

/** Flux does not write keys into the HelmRelease. */
final class KeysBypassFlux extends InstallationCheck {

    KeysBypassFlux() {
        super(warning("TEMPO-SEC-011", "keys come by the environment, not by Flux's substitution")
                .because(
                        "What Flux substitutes stands in plain text in the HelmRelease and in the ConfigMap, though it came from a Secret. A"
                                + " placeholder that was meant for Tempo must be escaped from Flux.")
                .mend("write $${NAME}, or the annotation kustomize.toolkit.fluxcd.io/substitute: disabled")
                .source("Flux, Kustomization postBuild; kustomize-controller 1.6"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Placeholder placeholder : Placeholder.of(tempo, platform)) {
            boolean key = Redaction.isSecret(placeholder.value().key());
            if (key && placeholder.filler() == Placeholder.Filler.FLUX) {
                boolean meant = isProvided(placeholder.name(), tempo) && Placeholder.expands(tempo);
                (meant ? report : report.as(Severity.INFORMATION))
                        .add(
                                placeholder.value(),
                                meant
                                        ? "Flux fills in ${%s} before Tempo can".formatted(placeholder.name())
                                        : "Flux puts ${%s} into the HelmRelease in plain text"
                                                .formatted(placeholder.name()),
                                meant
                                        ? "write $${%s}".formatted(placeholder.name())
                                        : "give the keys to Tempo by tempo.extraEnv");
            }
        }
    }

    private static boolean isProvided(String name, Installation tempo) {
        return tempo.value("tempo.extraEnv").elements().stream()
                .map(variable -> variable.get("name"))
                .map(Value::text)
                .anyMatch(name::equals);
    }
}
