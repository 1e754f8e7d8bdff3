package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** Secrets for pulling images are named, each by its name alone. */
final class PullSecretsAreNames extends InstallationCheck {

    PullSecretsAreNames() {
        super(error("TEMPO-POD-018", "pullSecrets is a list of names")
                .because(
                        "The chart writes name: before each entry. Of an entry that is an object, as Kubernetes has it, it makes the name"
                                + " map[name:regcred], which no Secret has: a private image is not pulled. Text in place of the list cannot be"
                                + " rendered.")
                .mend("write pullSecrets: [regcred]")
                .source("chart tempo 1.7.2, 1.24.4 and 2.2.4, templates/statefulset.yaml, rendered"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        check(tempo.value("tempo.pullSecrets"), report);
        if (tempo.value("tempoQuery.enabled").isTrue()) {
            check(tempo.value("tempoQuery.pullSecrets"), report);
        }
    }

    private static void check(Value secrets, Report report) {
        if (secrets.literal().filter(text -> !text.isEmpty()).isPresent()) {
            report.add(
                    secrets,
                    "%s is %s, and the chart can only render a list".formatted(secrets.path(), secrets),
                    "write a list of names");
        }
        for (Value secret : secrets.elements()) {
            if (secret.isObject() && !secret.hasUnknown()) {
                // A public image is pulled all the same.
                report.as(Severity.WARNING)
                        .add(
                                secret,
                                "an entry of %s is an object, and the chart takes it for a name"
                                        .formatted(secrets.path()),
                                "write the name alone");
            }
        }
    }
}
