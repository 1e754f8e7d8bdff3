package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifest;
import java.util.Optional;

/** A check of each text in the settings of every datasource: Loki's links to Tempo have variables as well. */
abstract class QueryTextCheck extends Check {

    QueryTextCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        for (Datasource datasource : platform.datasources()) {
            Optional<Manifest> manifest = datasource.spot().source().manifest();
            datasource.entry().get("jsonData").walk(value -> {
                if (value.isText() && value.text().contains("$")) {
                    check(value, new Way(datasource, manifest, platform), report);
                }
            });
        }
    }

    abstract void check(Value value, Way way, Report report);

    /** Which hands a text goes through. */
    record Way(Datasource datasource, Optional<Manifest> manifest, Platform platform) {

        boolean substituted() {
            return manifest.filter(platform::maySubstitute).isPresent();
        }

        boolean notSubstituted() {
            return manifest.filter(platform::knowsSubstitution).isPresent() && !substituted();
        }
    }
}
