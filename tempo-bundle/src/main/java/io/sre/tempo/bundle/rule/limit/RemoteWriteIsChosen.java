package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Metrics go where somebody wants them. */
final class RemoteWriteIsChosen extends InstallationCheck {

    RemoteWriteIsChosen() {
        super(warning("TEMPO-LIM-012", "the generator of metrics writes to an address that was chosen")
                .because(
                        "The chart's default is http://prometheus.monitoring:9090/api/v1/write, which few clusters have, and which must"
                                + " take remote write. Otherwise metrics are dropped. A list of remote writes makes the address void.")
                .mend("write the address of your Prometheus or Mimir")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value address = tempo.value("tempo.metricsGenerator.remoteWriteUrl");
        Value list = tempo.value("tempo.metricsGenerator.storage.remote_write");
        boolean listed = tempo.chart().listsRemoteWrites() && !list.isFalsy();
        if (!tempo.generatesMetrics() || list.isUnknown()) {
            return;
        }
        if (!listed && address.isPresent() && !address.isWritten()) {
            report.add(
                    tempo.value("tempo.metricsGenerator.enabled"),
                    "metrics go to the chart's default, %s".formatted(address),
                    "write tempo.metricsGenerator.remoteWriteUrl");
        } else if (listed && list.isWritten() && address.isWritten()) {
            report.add(
                    address,
                    "remoteWriteUrl has no effect beside storage.remote_write",
                    "write it into the list, or delete it");
        }
    }
}
