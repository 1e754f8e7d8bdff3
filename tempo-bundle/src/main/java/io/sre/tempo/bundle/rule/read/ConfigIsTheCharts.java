package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;

/** A configuration that is written as a whole is a template, and was not checked. */
final class ConfigIsTheCharts extends InstallationCheck {

    ConfigIsTheCharts() {
        super(information("TEMPO-READ-007", "Tempo's configuration is the one that the chart makes")
                .because(
                        "The value config is a template that becomes Tempo's whole configuration. If it is replaced, most other"
                                + " values have an effect only where it asks for them, and what becomes of it was not checked.")
                .mend("say it with values, as far as the chart has them")
                .source("chart tempo 1.7.2 to 2.2.4, templates/configmap-tempo.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (tempo.replacesConfig() && tempo.value("config").isPresent()) {
            report.add(
                    tempo.value("config"),
                    "config replaces the configuration that the chart makes; what Tempo does with it was not checked",
                    "say it with values, as far as the chart has them");
        }
    }
}
