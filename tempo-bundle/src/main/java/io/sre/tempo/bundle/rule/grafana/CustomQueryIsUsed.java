package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A query of a link, and the word that it counts. */
final class CustomQueryIsUsed extends TempoDatasourceCheck {

    CustomQueryIsUsed() {
        super(warning("TEMPO-GRAF-021", "the query of a link and customQuery go together")
                .of("Grafana 9.4 and later")
                .because(
                        "Grafana takes the query only with customQuery: true, and makes one of the tags otherwise. With customQuery"
                                + " and no query, it asks nothing.")
                .mend("write both, or neither")
                .source(SETTINGS + "; grafana/grafana issue 64659"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (Link link : Link.withQuery()) {
            Value query = link.in(datasource).get("query");
            Value custom = link.in(datasource).get("customQuery");
            if (!query.isEmpty() && !query.isUnknown() && (custom.isFalse() || custom.isEmpty())) {
                report.add(query, "the query is not used, for customQuery is not true", "add customQuery: true");
            } else if (custom.isTrue() && query.isEmpty()) {
                report.add(
                        custom, "customQuery is true, and there is no query", "add the query, or delete customQuery");
            }
        }
    }
}
