package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** A receiver that the templates ask about is there. */
final class ReceiversAreNotNulled extends InstallationCheck {

    ReceiversAreNotNulled() {
        super(error("TEMPO-PORT-007", "receivers are switched off in a way that the chart survives")
                .of("chart 1.15.0 and later")
                .because("From chart 1.15.0 on the Service's template asks for the protocols of otlp and jaeger: if the receiver is null, rendering fails with a nil pointer.")
                .mend("set each of its protocols to null instead")
                .source("chart tempo 1.15.0 to 2.2.4, templates/_ports.tpl, rendered; grafana/helm-charts issue 3495"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value written = tempo.release().written().at("tempo.receivers");
        for (String receiver : List.of("otlp", "jaeger")) {
            if (written.get(receiver).isNull() && tempo.chart().isAtLeast("1.15.0")) {
                report.add(
                        written.get(receiver),
                        "chart %s cannot be rendered when %s is null".formatted(tempo.chart().version(), receiver),
                        "set each of its protocols to null");
            }
        }
    }
}
