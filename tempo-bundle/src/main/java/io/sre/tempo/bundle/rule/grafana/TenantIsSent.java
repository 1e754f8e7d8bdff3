package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** A Tempo of several tenants is told which one is asked for. */
final class TenantIsSent extends TempoDatasourceCheck {

    TenantIsSent() {
        super(error("TEMPO-GRAF-012", "the datasource names its tenant to a Tempo that asks for it")
                .because(
                        "With multitenancyEnabled, Tempo answers every question without the header X-Scope-OrgID with 401 and"
                                + " \"no org id\".")
                .mend("add jsonData.httpHeaderName1: X-Scope-OrgID and secureJsonData.httpHeaderValue1 with the tenant")
                .source("Tempo 2.3 to 2.10, docs/sources/tempo/operations/manage-advanced-systems/multitenancy"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        if (Tenancy.tenant(datasource).isPresent() || isFilledIn(datasource)) {
            return;
        }
        for (Installation tempo : asked(datasource, platform)) {
            Value tenancy = tempo.value("tempo.multitenancyEnabled");
            // A flag beats the file.
            boolean byFlag = tempo.value("tempo.extraArgs").has("multitenancy.enabled");
            if (tenancy.isTrue() && !byFlag) {
                report.add(
                        datasource.entry().get("jsonData").spot(),
                        "Tempo asks every reader for a tenant, and the datasource sends none",
                        "add httpHeaderName1: %s, and the tenant as secureJsonData.httpHeaderValue1"
                                .formatted(Tenancy.HEADER),
                        List.of(),
                        List.of(tenancy.spot()));
            }
        }
    }
}
