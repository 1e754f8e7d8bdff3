package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Optional;

/** Limits of tenants are for tenants that there are. */
final class TenantsNeedMultitenancy extends InstallationCheck {

    TenantsNeedMultitenancy() {
        super(warning("TEMPO-LIM-007", "limits of tenants are for tenants that there are")
                .because(
                        "Without multitenancy everything belongs to the tenant single-tenant. Limits of any other are never asked for.")
                .mend("set tempo.multitenancyEnabled, or write the limits for single-tenant or for all")
                .source("Tempo 2.3.1 to 2.10.8, cmd/tempo/app/fake_auth.go and modules/overrides"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<Overrides> overrides = Overrides.of(tempo).filter(Overrides::readsTenants);
        if (overrides.isEmpty()) {
            return;
        }
        Value tenants = overrides.get().tenants();
        for (String tenant : tenants.keys()) {
            // Before chart 1.19.0 a limit may stand there by mistake, and that is another rule.
            boolean limit = overrides.get().isKnown(tenant) || overrides.get().isLimit(tenant);
            if (!limit && !tenants.get(tenant).isEmpty() && !isAsked(tenant, tempo)) {
                report.add(
                        tenants.get(tenant),
                        "there is no tenant %s: multitenancy is off, and the only one is single-tenant"
                                .formatted(tenant),
                        "set tempo.multitenancyEnabled to true, or write them for single-tenant");
            }
        }
    }

    /** Whether spans may come for a tenant; for want of knowledge they may. */
    static boolean isAsked(String tenant, Installation tempo) {
        return tenant.equals("*")
                || tenant.equals("single-tenant")
                || !tempo.value("tempo.multitenancyEnabled").isFalsy()
                || tempo.value("tempo.extraArgs").keys().stream().anyMatch(flag -> flag.contains("multitenancy"));
    }
}
