package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.OptionalLong;

/** Tempo listens where the chart's Service and probes ask. */
final class HttpPortIsFixed extends InstallationCheck {

    HttpPortIsFixed() {
        super(error("TEMPO-PORT-001", "Tempo's HTTP port is the one that the chart's Service leads to")
                .because(
                        "The port of the Service, the container and the probes is a number in the chart's templates. It does"
                                + " not follow the value: queries, metrics and probes then meet a closed port.")
                .mend("delete tempo.server.http_listen_port")
                .source("chart tempo 1.7.2 to 2.2.4, templates/service.yaml, statefulset.yaml, _ports.tpl"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value port = tempo.value("tempo.server.http_listen_port");
        OptionalLong number = port.number();
        if (!tempo.replacesConfig() && number.isPresent() && number.getAsLong() != tempo.httpPort()) {
            report.add(
                    port,
                    "Tempo listens on %d, and the Service of chart %s leads to %d"
                            .formatted(number.getAsLong(), tempo.chart().version(), tempo.httpPort()),
                    "delete it, or write %d".formatted(tempo.httpPort()));
        }
    }
}
