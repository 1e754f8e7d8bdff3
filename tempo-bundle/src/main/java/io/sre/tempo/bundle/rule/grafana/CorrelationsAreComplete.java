package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** A correlation has all that Grafana asks of it. */
final class CorrelationsAreComplete extends TempoDatasourceCheck {

    CorrelationsAreComplete() {
        super(
                warning("TEMPO-GRAF-031", "each correlation has a label, a description and a field")
                        .because(
                                "Grafana takes label and description for granted when it provisions a correlation, and stops with a panic without"
                                        + " them. Without config.field, the link has nothing to hang on.")
                        .mend("write label, description and config.field")
                        .source(
                                "grafana/grafana 13.2, pkg/services/provisioning/datasources/datasources.go, pkg/services/correlations/models.go"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (Value correlation : datasource.entry().get("correlations").elements()) {
            for (String field : List.of("label", "description", "config.field")) {
                if (correlation.at(field).isMissing()) {
                    report.add(correlation, "the correlation has no " + field, "write " + field);
                }
            }
            if (correlation.has("transformations")) {
                report.add(
                        correlation.get("transformations"),
                        "transformations stand beside config, and Grafana refuses the correlation",
                        "move them into config");
            }
        }
    }
}
