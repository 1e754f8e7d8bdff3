package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Map;

/** Settings that Grafana no longer has are gone from manifests as well. */
final class SettingsAreInUse extends TempoDatasourceCheck {

    private static final Map<String, String> DEAD = Map.of(
            "lokiSearch", "the search by Loki is gone since Grafana 11.0",
            "httpMethod", "it belongs to datasources of Prometheus");

    SettingsAreInUse() {
        super(information("TEMPO-GRAF-019", "the settings of the datasource do something")
                .of("Grafana 11 and later")
                .because("Settings that were copied from old examples mislead whoever reads them.")
                .mend("remove it")
                .source("grafana/grafana pull 84346; " + SETTINGS));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        DEAD.forEach((key, why) -> {
            Value value = datasource.json(key);
            if (!value.isMissing()) {
                report.add(value, "%s does nothing: %s".formatted(key, why), "remove it");
            }
        });
    }
}
