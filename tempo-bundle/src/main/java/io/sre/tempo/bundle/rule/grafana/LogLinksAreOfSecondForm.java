package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** Links to logs are written once, in the form of today. */
final class LogLinksAreOfSecondForm extends TempoDatasourceCheck {

    LogLinksAreOfSecondForm() {
        super(warning("TEMPO-GRAF-015", "links to logs are written as tracesToLogsV2")
                .of("Grafana 9.4 and later")
                .because(
                        "tracesToLogs is the form up to Grafana 9.3. Alone it is converted; beside tracesToLogsV2 nobody reads it.")
                .mend("write tracesToLogsV2 and delete tracesToLogs")
                .source(SETTINGS + "; grafana/grafana packages/grafana-o11y-ds-frontend/src/TraceToLogs"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Value old = Link.OLD_LOGS.in(datasource);
        if (old.isEmpty()) {
            return;
        }
        if (Link.LOGS.in(datasource).isEmpty()) {
            report.as(Severity.INFORMATION)
                    .add(old, "tracesToLogs is an old form, which Grafana converts", "write tracesToLogsV2");
        } else {
            report.add(old, "tracesToLogs is not read, for there is tracesToLogsV2", "delete tracesToLogs");
        }
    }
}
