package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** The query UI is not needed, and hardly works. */
final class QueryUiIsLeftOut extends InstallationCheck {

    QueryUiIsLeftOut() {
        super(
                error("TEMPO-POD-008", "the container tempo-query is left out")
                        .of("chart 1.13.0 and later")
                        .because(
                                "Charts 1.13.0 to 1.18.2 start it with a flag that it does not know any more: it crashes for ever, the pod is never"
                                        + " ready, and the Service leads nowhere. From 1.18.3 on it listens on 7777, and the Service leads to 16686."
                                        + " Grafana does not need it.")
                        .mend("delete tempoQuery.enabled")
                        .source(
                                "grafana/tempo cmd/tempo-query/main.go and Dockerfile 2.6.1 and 2.7.1; grafana/helm-charts issues 3502 and 3417; grafana-community/helm-charts issue 4"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value enabled = tempo.value("tempoQuery.enabled");
        boolean ofChart = tempo.value("tempoQuery.tag").isFalsy()
                && tempo.value("tempoQuery.repository").text().endsWith("grafana/tempo-query");
        if (!enabled.isTrue() || !ofChart || !tempo.chart().isAtLeast("1.13.0")) {
            return;
        }
        boolean crashes = !tempo.chart().isAtLeast("1.18.3");
        (crashes ? report : report.as(Severity.WARNING))
                .add(
                        enabled,
                        crashes
                                ? "tempo-query of chart %s does not know its flags and crashes"
                                        .formatted(tempo.chart().version())
                                : "tempo-query listens on 7777, and the Service of chart %s leads to 16686"
                                        .formatted(tempo.chart().version()),
                        "delete it: Grafana asks Tempo itself");
    }
}
