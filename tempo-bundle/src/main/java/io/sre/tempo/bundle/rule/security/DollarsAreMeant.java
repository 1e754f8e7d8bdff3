package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.regex.Pattern;

/** A dollar sign comes through. */
final class DollarsAreMeant extends InstallationCheck {

    private static final Pattern UNCLOSED = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]{0,250}$");

    DollarsAreMeant() {
        super(error("TEMPO-SEC-005", "with -config.expand-env, dollar signs are written as Tempo reads them")
                .because(
                        "The flag works on the whole file: $$ becomes one dollar sign, ${env:NAME} becomes nothing, and a placeholder without"
                                + " a closing brace stops Tempo at start: \"missing closing brace\".")
                .mend("write ${NAME} for a variable, and $$ where a dollar sign is meant before a brace or another one")
                .source("Tempo 2.3.1 and 2.10.8, drone/envsubst, by running them"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (Placeholder.isUncertain(tempo) || !Placeholder.expands(tempo)) {
            return;
        }
        for (Value value : Placeholder.configured(tempo)) {
            String text = value.text();
            if (UNCLOSED.matcher(text).find()) {
                report.add(
                        value,
                        "%s has a placeholder without an end".formatted(value.path()),
                        "write the closing brace");
            } else if (text.contains("${env:")) {
                report.as(Severity.WARNING)
                        .add(
                                value,
                                "%s has a placeholder of the form ${env:NAME}, of which Tempo makes nothing"
                                        .formatted(value.path()),
                                "write ${NAME}");
            } else if (text.replace("$${", "").contains("$$")) {
                report.as(Severity.WARNING)
                        .add(
                                value,
                                "Tempo makes one dollar sign of the two in %s".formatted(value.path()),
                                "write four");
            }
        }
    }
}
