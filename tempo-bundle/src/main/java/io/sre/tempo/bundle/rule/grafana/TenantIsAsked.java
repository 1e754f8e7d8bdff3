package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** A tenant is named only to a Tempo that knows tenants. */
final class TenantIsAsked extends TempoDatasourceCheck {

    TenantIsAsked() {
        super(warning("TEMPO-GRAF-014", "the datasource names a tenant only to a Tempo that has several")
                .because(
                        "Without multitenancyEnabled, Tempo does not look at X-Scope-OrgID: every datasource sees the traces of all,"
                                + " although it looks as if they were kept apart.")
                .mend("set tempo.multitenancyEnabled to true, or remove the header")
                .source("Tempo 2.3 to 2.10, docs/sources/tempo/operations/manage-advanced-systems/multitenancy"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Tenancy.tenant(datasource)
                .filter(header -> !header.text().contains("$"))
                .ifPresent(header -> {
                    for (Installation tempo : asked(datasource, platform)) {
                        Value tenancy = tempo.value("tempo.multitenancyEnabled");
                        if (tenancy.isFalsy()) {
                            report.add(
                                    header.spot(),
                                    "the datasource names a tenant, and Tempo does not look at it: multitenancyEnabled is off",
                                    "set tempo.multitenancyEnabled to true, or remove the header",
                                    List.of(),
                                    List.of(tenancy.spot()));
                        }
                    }
                });
    }
}
