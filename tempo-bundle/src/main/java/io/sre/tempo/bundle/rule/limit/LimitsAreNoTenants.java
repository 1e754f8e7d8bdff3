package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Optional;

/** What counts as a limit is no tenant. */
final class LimitsAreNoTenants extends InstallationCheck {

    LimitsAreNoTenants() {
        super(error("TEMPO-LIM-004", "from chart 1.19.0 on no tenant stands in tempo.overrides")
                .because(
                        "From chart 1.19.0 on tempo.overrides is what Tempo has as overrides, and the limits of tenants are in"
                                + " tempo.per_tenant_overrides. Tempo stops at a key that it does not know.")
                .of("chart 1.19.0 and later")
                .mend("write tenants as tempo.per_tenant_overrides, limits of all as tempo.overrides.defaults")
                .source("chart tempo 1.19.0 to 2.2.4, templates/configmap-tempo.yaml; Tempo 2.9.0, modules/overrides/config.go, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<Overrides> overrides = Overrides.of(tempo).filter(found -> tempo.chart().choosesProcessors());
        if (overrides.isEmpty()) {
            return;
        }
        for (String key : overrides.get().fixed().keys()) {
            Value value = overrides.get().fixed().get(key);
            boolean says = value.isPresent() && !value.isNull();
            if (says && value.isWritten() && !overrides.get().isKnown(key)) {
                report.add(
                        value,
                        "Tempo's overrides have no key %s, and Tempo does not start".formatted(key),
                        mend(key, value, overrides.get()));
            }
        }
    }

    private static String mend(String key, Value value, Overrides overrides) {
        if (overrides.isLimit(key)) {
            return "write it as tempo.overrides.defaults." + key;
        }
        if (key.equals("overrides")) {
            return "write what stands below it as tempo.per_tenant_overrides";
        }
        return value.isObject() ? "write it as tempo.per_tenant_overrides, if it is a tenant" : "delete it";
    }
}
