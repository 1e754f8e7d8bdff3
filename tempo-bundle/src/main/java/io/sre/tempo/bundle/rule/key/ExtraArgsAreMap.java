package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Additional flags are given as an object. */
final class ExtraArgsAreMap extends InstallationCheck {

    ExtraArgsAreMap() {
        super(error("TEMPO-KEY-008", "tempo.extraArgs is an object")
                .because(
                        "The template writes a flag for each key. Of a list the keys are numbers: Tempo is started with"
                                + " -0=-config.expand-env=true and stops at a flag that it does not know.")
                .mend("write the flag as key and its value as value: config.expand-env: true")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; grafana/helm-charts issue 2705"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value extraArgs = tempo.value("tempo.extraArgs");
        if (extraArgs.isList() && !extraArgs.isEmpty()) {
            report.add(
                    extraArgs,
                    "tempo.extraArgs is a list: Tempo is started with the flag -0, which it does not know",
                    "write each flag as a key without the dash, its value as the value: config.expand-env: true");
        }
    }
}
