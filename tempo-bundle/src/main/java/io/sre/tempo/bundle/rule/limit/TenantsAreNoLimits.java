package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.Optional;

/** What counts as a tenant is no limit. */
final class TenantsAreNoLimits extends InstallationCheck {

    TenantsAreNoLimits() {
        super(error("TEMPO-LIM-003", "before chart 1.19.0 nothing but tenants stands in tempo.overrides")
                .because(
                        "Before chart 1.19.0 tempo.overrides holds limits by tenant, and the limits of all are in"
                                + " tempo.global_overrides. A limit there is taken for a tenant: Tempo stops, or nobody gets it.")
                .of("chart 1.7.2 to 1.18.3")
                .mend("write it as tempo.global_overrides")
                .source("chart tempo 1.7.2 and 1.19.0, templates/configmap-tempo.yaml; Tempo 2.3.1, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<Overrides> overrides = Overrides.of(tempo).filter(found -> !tempo.chart().choosesProcessors());
        if (overrides.isEmpty() || !overrides.get().readsTenants()) {
            return;
        }
        for (String key : overrides.get().tenants().keys()) {
            Value value = overrides.get().tenants().get(key);
            if (overrides.get().isKnown(key) || overrides.get().isLimit(key)) {
                boolean stops = value.isPresent() && isNoTenant(value, overrides.get());
                report.as(stops ? Severity.ERROR : Severity.WARNING)
                        .add(
                                value,
                                "%s counts as the name of a tenant in chart %s%s"
                                        .formatted(
                                                key,
                                                tempo.chart().version(),
                                                stops ? ", and Tempo does not start" : ": nobody gets these limits"),
                                "write it as tempo.global_overrides");
            }
        }
    }

    private static boolean isNoTenant(Value value, Overrides overrides) {
        return (!value.isObject() && !value.isNull())
                || value.keys().stream().anyMatch(key -> !overrides.isLimit(key));
    }
}
