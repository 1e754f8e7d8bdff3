package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** The way to update is a name. */
final class UpdateStrategyIsName extends InstallationCheck {

    UpdateStrategyIsName() {
        super(error("TEMPO-KEY-011", "tempo.updateStrategy is RollingUpdate or OnDelete")
                .because(
                        "The template writes it behind type. An object there is no update strategy for Kubernetes, which refuses the"
                                + " StatefulSet.")
                .mend("write the name alone")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; Kubernetes apps/v1"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value strategy = tempo.value("tempo.updateStrategy");
        boolean named = strategy.literal()
                .map(name -> name.equals("RollingUpdate") || name.equals("OnDelete"))
                .orElse(strategy.hasPlaceholder());
        if (strategy.isPresent() && !strategy.isEmpty() && !named) {
            report.add(
                    strategy,
                    "tempo.updateStrategy is %s, and the chart writes it as the strategy's type".formatted(strategy),
                    "write tempo.updateStrategy: RollingUpdate, or OnDelete");
        }
    }
}
