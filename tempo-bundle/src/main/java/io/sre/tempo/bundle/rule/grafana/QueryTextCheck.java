package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A check of each text in the settings of every datasource: Loki's links to Tempo have variables as well. */
abstract class QueryTextCheck extends Check {

    QueryTextCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        for (Query query : platform.derived(Queries.class, Queries::of).all()) {
            check(query.value(), new Way(query.datasource(), query.manifest(), platform), report);
        }
    }

    abstract void check(Value value, Way way, Report report);

    /** A text with a dollar sign in it. */
    private record Query(Value value, Datasource datasource, Optional<Manifest> manifest) {}

    private record Queries(List<Query> all) {

        static Queries of(Platform platform) {
            List<Query> found = new ArrayList<>();
            for (Datasource datasource : platform.datasources()) {
                Optional<Manifest> manifest = datasource.spot().source().manifest();
                datasource.entry().get("jsonData").walk(value -> {
                    if (value.isText() && value.text().contains("$")) {
                        found.add(new Query(value, datasource, manifest));
                    }
                });
            }
            return new Queries(found);
        }
    }

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
