package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ServiceHost;
import io.sre.tempo.model.finding.Severity;
import java.util.List;

/** Grafana asks the port that the chart's version has. */
final class DatasourceUsesHttpPort extends Check {

    DatasourceUsesHttpPort() {
        super(error("TEMPO-PORT-002", "the datasource asks the HTTP port of the chart's version")
                .because(
                        "The port is 3100 up to chart 1.23.0 and 3200 from 1.23.1 on. On another port nobody answers, or"
                                + " somebody who does not understand the question: every trace is missing.")
                .mend("use the port of the chart's version in the datasource's url")
                .source("chart tempo 1.23.1, values.yaml and templates/service.yaml; grafana/helm-charts pull 3745"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Datasource datasource : platform.tempoDatasources()) {
            if (datasource.host().isPresent()) {
                List<Installation> asked =
                        platform.installationsAt(datasource.host().get(), datasource.namespace(), datasource.spot());
                // Of several that may be meant, one that answers is enough.
                int port = datasource.port().orElse(0);
                if (asked.stream().noneMatch(tempo -> tempo.httpPort() == port)) {
                    asked.stream().findFirst().ifPresent(tempo -> report(datasource, tempo, report));
                }
            }
        }
    }

    private static void report(Datasource datasource, Installation tempo, Report report) {
        // A file may be for another Tempo of that name, such as one of Docker Compose.
        boolean certain = datasource.spot().source().manifest().isPresent()
                || ServiceHost.of(datasource.host().orElse("")).namespace().isPresent();
        (certain ? report : report.as(Severity.WARNING))
                .add(
                        datasource.entry().get("url").spot(),
                        "the datasource asks port %d, and Tempo of chart %s answers on %d"
                                .formatted(
                                        datasource.port().orElse(0),
                                        tempo.chart().version(),
                                        tempo.httpPort()),
                        "write %d".formatted(tempo.httpPort()),
                        List.of(),
                        List.of(tempo.release().reference().version()));
    }
}
