package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Tempo does not call home. */
final class UsageIsNotReported extends InstallationCheck {

    UsageIsNotReported() {
        super(information("TEMPO-POD-005", "Tempo does not report its usage to Grafana Labs")
                .because(
                        "By default Tempo sends statistics to stats.grafana.org, without names or traces. Where egress is closed it only"
                                + " fills its log with failures.")
                .mend("write tempo.reportingEnabled: false")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml; Tempo documentation, usage_report"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value reporting = tempo.value("tempo.reportingEnabled");
        if (!tempo.replacesConfig() && reporting.isTrue()) {
            report.add(
                    reporting, "Tempo reports its usage to stats.grafana.org", "write tempo.reportingEnabled: false");
        }
    }
}
