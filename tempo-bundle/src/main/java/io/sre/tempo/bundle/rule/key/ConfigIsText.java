package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A configuration of one's own is text. */
final class ConfigIsText extends InstallationCheck {

    ConfigIsText() {
        super(error("TEMPO-KEY-014", "config is text")
                .because(
                        "The chart executes config as a template, and only text is one: with an object behind it the chart cannot be"
                                + " rendered.")
                .mend("write config: | and the configuration below it, or say it with values")
                .source("chart tempo 1.7.2 to 2.2.4, templates/configmap-tempo.yaml, rendered"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value config = tempo.value("config");
        if (config.isWritten() && config.isPresent() && !config.isText() && !config.isNull()) {
            report.add(
                    config,
                    "config is %s, and the chart can only execute text".formatted(config),
                    "write config: | and the configuration below it");
        }
    }
}
