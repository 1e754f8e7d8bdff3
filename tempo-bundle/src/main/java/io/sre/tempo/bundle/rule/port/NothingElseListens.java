package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.ReceiverProtocol;
import java.util.ArrayList;
import java.util.List;

/** Only what was asked for listens. */
final class NothingElseListens extends InstallationCheck {

    NothingElseListens() {
        super(warning("TEMPO-PORT-009", "only receivers that were asked for listen")
                .because("Helm lays the receivers over the chart's defaults, in which Jaeger is on. So it listens on 14250, 14268, 6831 and 6832 although it was left out of the list.")
                .mend("set each of the protocols of jaeger to null")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml; Helm 3.22, rendered"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value written = tempo.release().written().at("tempo.receivers");
        boolean listed = written.isObject() && !written.keys().isEmpty() && !tempo.replacesConfig();
        if (listed && !written.has("jaeger") && !written.hasUnknown()) {
            List<String> ports = new ArrayList<>();
            for (Intake intake : tempo.intakes()) {
                boolean jaeger = intake.protocol().filter(ReceiverProtocol::isJaeger).isPresent();
                if (jaeger && !intake.isLocal() && intake.port().isPresent()) {
                    ports.add(String.valueOf(intake.port().getAsInt()));
                }
            }
            if (!ports.isEmpty()) {
                report.add(
                        written,
                        "Jaeger is not listed, and listens on %s all the same".formatted(String.join(", ", ports)),
                        "set each of its protocols to null");
            }
        }
    }
}
