package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Optional;

/** A tenant with limits of its own has those of ingestion. */
final class TenantMayIngest extends InstallationCheck {

    TenantMayIngest() {
        super(error("TEMPO-LIM-006", "limits of a tenant include a rate and a burst size")
                .because(
                        "The limits of a tenant replace the limits of all, and what they do not name is 0. Without a rate and a burst"
                                + " size Tempo refuses every span of the tenant as RATE_LIMITED.")
                .mend("write ingestion.rate_limit_bytes and ingestion.burst_size_bytes for the tenant")
                .source("Tempo 2.3.1, 2.9.0 and 2.10.8, modules/overrides/runtime_config_overrides.go, run; grafana/tempo issues 2194, 3462"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Optional<Overrides> overrides = Overrides.of(tempo).filter(Overrides::readsTenants);
        if (overrides.isEmpty()) {
            return;
        }
        Value tenants = overrides.get().tenants();
        for (String tenant : tenants.keys()) {
            Value limits = tenants.get(tenant);
            boolean counts = TenantsNeedMultitenancy.isAsked(tenant, tempo) && isOfTenant(limits, overrides.get());
            if (counts && !limits.hasUnknown() && isZero(limits, "rate_limit_bytes")) {
                report(limits, tenant, "rate_limit_bytes", report);
            } else if (counts && !limits.hasUnknown() && isZero(limits, "burst_size_bytes")) {
                report(limits, tenant, "burst_size_bytes", report);
            }
        }
    }

    /** Without a known limit it is something else, which other rules are about. */
    private static boolean isOfTenant(Value limits, Overrides overrides) {
        return limits.keys().stream().anyMatch(overrides::isLimit);
    }

    private static boolean isZero(Value limits, String limit) {
        Value scoped = limits.at("ingestion." + limit);
        Value flat = limits.get("ingestion_" + limit);
        return scoped.isFalsy() && flat.isFalsy();
    }

    private static void report(Value limits, String tenant, String limit, Report report) {
        report.add(
                limits,
                "the limits of tenant %s have no ingestion.%s: it is 0, and every span is refused"
                        .formatted(tenant, limit),
                "write ingestion.rate_limit_bytes and ingestion.burst_size_bytes");
    }
}
