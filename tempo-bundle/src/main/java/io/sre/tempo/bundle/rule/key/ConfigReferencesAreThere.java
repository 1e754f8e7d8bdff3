package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** A configuration of one's own asks for values that this version of the chart has. */
final class ConfigReferencesAreThere extends InstallationCheck {

    ConfigReferencesAreThere() {
        super(error("TEMPO-KEY-016", "config asks for values that are there")
                .because(
                        "A copy of the configuration of another version asks for values that have come or gone since. Below a value"
                                + " that is missing Helm stops; a missing value itself is rendered as null, and a setting is lost.")
                .mend("ask for the value that this version has, or say it with values and not with config")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml; rendered with config replaced"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value config = tempo.value("config");
        if (config.isWritten() && config.isText()) {
            for (String path : ConfigTemplate.of(config.text()).certainReferences()) {
                check(path, config, tempo, report);
            }
        }
    }

    private static void check(String path, Value config, Installation tempo, Report report) {
        int dot = path.lastIndexOf('.');
        Value parent = dot < 0 ? tempo.values() : tempo.value(path.substring(0, dot));
        String version = tempo.chart().version();
        if (parent.isMissing()) {
            report.add(
                    config,
                    "config asks for .Values.%s, and chart %s has no %s: it cannot be rendered"
                            .formatted(path, version, path.substring(0, dot)),
                    "delete the reference");
        } else if (tempo.value(path).isMissing() && isOfAnotherVersion(path, tempo)) {
            report.as(Severity.WARNING)
                    .add(
                            config,
                            "config asks for .Values.%s, which chart %s does not have: null is rendered"
                                    .formatted(path, version),
                            "delete the reference, or ask for what this version has");
        }
    }

    private static boolean isOfAnotherVersion(String path, Installation tempo) {
        return !AllKeys.under(path).isEmpty() && !ChartPaths.of(tempo.chart()).has(path);
    }
}
