package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** Settings of the generator of metrics are for one that runs. */
final class GeneratorIsOn extends InstallationCheck {

    GeneratorIsOn() {
        super(warning("TEMPO-LIM-011", "the generator of metrics is on where it has settings")
                .because(
                        "The chart writes nothing of the generator's settings unless tempo.metricsGenerator.enabled is true: no metrics"
                                + " are generated.")
                .mend("set tempo.metricsGenerator.enabled to true, or delete the settings")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml config"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value generator = tempo.value("tempo.metricsGenerator");
        if (tempo.replacesConfig() || !generator.get("enabled").isFalsy()) {
            return;
        }
        Value processors = tempo.chart().choosesProcessors() ? tempo.processors() : generator.get("processor");
        // Whoever wrote false has turned it off knowingly, and may keep the rest for later.
        if (!generator.get("enabled").isWritten()) {
            for (Value value : List.of(generator.get("remoteWriteUrl"), generator.at("storage.remote_write"), processors)) {
                if (value.isWritten() && !value.isFalsy()) {
                    report.add(
                            value,
                            "%s has no effect: the generator of metrics is off".formatted(value.path()),
                            "set tempo.metricsGenerator.enabled to true");
                    return;
                }
            }
        }
    }
}
