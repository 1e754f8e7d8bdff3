package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A configuration of one's own uses no variables of other templates. */
final class ConfigVariablesAreDeclared extends InstallationCheck {

    ConfigVariablesAreDeclared() {
        super(error("TEMPO-KEY-015", "config has no braces of another template language")
                .because(
                        "Helm executes config as a template. Braces that are meant for somebody else are executed as well, and at a"
                                + " variable that is not declared Helm stops.")
                .mend("write {{ \"{{\" }} for braces that shall stay")
                .source("chart tempo 1.7.2 to 2.2.4, templates/configmap-tempo.yaml, rendered"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value config = tempo.value("config");
        if (config.isWritten() && config.isText()) {
            for (String variable : ConfigTemplate.of(config.text()).undeclaredVariables()) {
                report.add(
                        config,
                        "config uses the variable $%s, which nothing declares: the chart cannot be rendered"
                                .formatted(variable),
                        "write {{ \"{{\" }} for braces that shall stay");
            }
        }
    }
}
