package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Optional;

/** Static overrides are written in one syntax. */
final class OverridesHaveOneSyntax extends InstallationCheck {

    OverridesHaveOneSyntax() {
        super(error("TEMPO-LIM-005", "the overrides are written in one of Tempo's two syntaxes")
                .because(
                        "Tempo has a scoped syntax, with defaults, and an older flat one, and stops where both stand side by side. From"
                                + " chart 1.19.0 on the chart itself writes defaults; before, with the generator on, it writes the flat"
                                + " metrics_generator_processors.")
                .mend("write scoped limits below defaults from chart 1.19.0 on, flat ones before")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml; Tempo 2.3.1 to 2.9.0, modules/overrides/config.go, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<Overrides> overrides = Overrides.of(tempo);
        if (overrides.isEmpty()) {
            return;
        }
        Value fixed = overrides.get().fixed();
        Value defaults = fixed.get("defaults");
        boolean scoped = defaults.isPresent();
        boolean flatByChart = !tempo.chart().choosesProcessors() && tempo.generatesMetrics();
        if (scoped && flatByChart) {
            report.add(
                    defaults,
                    "chart %s writes metrics_generator_processors beside defaults, and Tempo does not start with both syntaxes"
                            .formatted(tempo.chart().version()),
                    "write flat limits, such as ingestion_rate_limit_bytes, beside each other; or use chart 1.19.0 or later");
            return;
        }
        for (String key : fixed.keys()) {
            Value value = fixed.get(key);
            boolean twice = flatByChart && key.equals("metrics_generator_processors");
            if (twice && value.isPresent()) {
                report.add(
                        value,
                        "chart %s writes %s as well, and Tempo does not start with a key that is there twice"
                                .formatted(tempo.chart().version(), key),
                        "delete it: both processors run anyway; or use chart 1.19.0 or later to choose");
            } else if (scoped && value.isWritten() && value.isPresent() && !value.isNull() && overrides.get().isFlat(key)) {
                report.add(
                        value,
                        "%s is of the flat syntax and stands beside defaults: Tempo does not start".formatted(key),
                        "write it in the scoped syntax, below tempo.%s.defaults".formatted(tempo.chart().overridesKey()));
            }
        }
    }
}
