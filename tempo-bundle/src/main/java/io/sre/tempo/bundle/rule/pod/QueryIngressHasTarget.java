package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** The ingress leads somewhere. */
final class QueryIngressHasTarget extends InstallationCheck {

    QueryIngressHasTarget() {
        super(warning("TEMPO-POD-009", "the ingress of tempo-query leads to a tempo-query that runs")
                .because(
                        "The chart makes the ingress whether tempo-query runs or not. Without it the Service has no such port, and every"
                                + " request fails.")
                .mend("delete tempoQuery.ingress.enabled")
                .source("chart tempo 1.7.2 to 2.2.4, templates/ingress-tempo-query.yaml and service.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value ingress = tempo.value("tempoQuery.ingress.enabled");
        Value query = tempo.value("tempoQuery.enabled");
        if (ingress.isTrue() && query.isFalsy()) {
            report.add(ingress, "the ingress leads to tempo-query, which does not run", "delete it");
        }
    }
}
