package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A generator of metrics has something to generate. */
final class GeneratorHasProcessors extends InstallationCheck {

    GeneratorHasProcessors() {
        super(warning("TEMPO-LIM-008", "a generator of metrics has processors")
                .because(
                        "From chart 1.19.0 on the generator runs the processors that the overrides name, and by default none: it writes"
                                + " no metrics, and Grafana's service graph stays empty.")
                .of("chart 1.19.0 and later")
                .mend("write tempo.overrides.defaults.metrics_generator.processors: [service-graphs, span-metrics]")
                .source("chart tempo 1.19.0, values.yaml; grafana/tempo issue 4200"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value processors = tempo.processors();
        Value overrides = tempo.value("tempo.overrides");
        boolean byUsers = !overrides.at("user_configurable_overrides.enabled").isFalsy();
        boolean flat = overrides.has("metrics_generator_processors");
        boolean elsewhere = byUsers || flat || tempo.value("tempo.per_tenant_overrides").isUnknown() || haveTenants(tempo);
        if (tempo.chart().choosesProcessors() && tempo.generatesMetrics() && processors.isFalsy() && !elsewhere) {
            report.add(
                    tempo.value("tempo.metricsGenerator.enabled"),
                    "the generator of metrics is on and has no processors: nothing is generated",
                    "write tempo.overrides.defaults.metrics_generator.processors: [service-graphs, span-metrics]");
        }
    }

    private static boolean haveTenants(Installation tempo) {
        return tempo.value("tempo.per_tenant_overrides").values().stream()
                .anyMatch(tenant -> !tenant.at("metrics_generator.processors").isFalsy()
                        || !tenant.get("metrics_generator_processors").isFalsy());
    }
}
