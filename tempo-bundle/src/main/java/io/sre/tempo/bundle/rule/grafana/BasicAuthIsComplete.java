package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A login has a user and a password. */
final class BasicAuthIsComplete extends TempoDatasourceCheck {

    BasicAuthIsComplete() {
        super(warning("TEMPO-GRAF-035", "a datasource with basicAuth has a user and a password")
                .because(
                        "basicAuth alone sends an empty user or password, which a gateway in front of Tempo refuses with 401.")
                .mend("write basicAuthUser, and basicAuthPassword in secureJsonData")
                .source(PROVISIONING));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Value entry = datasource.entry();
        if (!entry.get("basicAuth").isTrue() || isFilledIn(datasource)) {
            return;
        }
        if (entry.get("basicAuthUser").isEmpty()) {
            report.add(entry.get("basicAuth"), "basicAuth has no user", "write basicAuthUser");
        } else if (entry.at("secureJsonData.basicAuthPassword").isMissing() && !entry.has("basicAuthPassword")) {
            report.add(entry.get("basicAuth"), "basicAuth has no password", "write secureJsonData.basicAuthPassword");
        }
    }
}
