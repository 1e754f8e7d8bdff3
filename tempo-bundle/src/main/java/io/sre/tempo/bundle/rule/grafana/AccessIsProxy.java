package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Grafana's server asks Tempo, not the browser. */
final class AccessIsProxy extends TempoDatasourceCheck {

    AccessIsProxy() {
        super(warning("TEMPO-GRAF-032", "the datasource has access: proxy")
                .because(
                        "The datasource of Tempo asks by way of Grafana's server. A browser does not reach an address inside the cluster, and"
                                + " other words than proxy and direct mean nothing.")
                .mend("write access: proxy, or leave it out")
                .source(PROVISIONING));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Value access = datasource.entry().get("access");
        settled(access)
                .filter(text -> !text.isEmpty() && !text.equals("proxy"))
                .ifPresent(text -> report.add(access, "access is %s".formatted(access), "write proxy"));
    }
}
