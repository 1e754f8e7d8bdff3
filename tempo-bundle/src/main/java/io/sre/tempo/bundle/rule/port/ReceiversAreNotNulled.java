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
                .because(
                        "From chart 1.15.0 on the Service's template asks for the protocols of otlp and jaeger: if the receiver or its protocols are null, rendering fails with a nil pointer.")
                .mend("set each of its protocols to null instead")
                .source("chart tempo 1.15.0 to 2.2.4, templates/_ports.tpl, rendered; grafana/helm-charts issue 3495"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value receivers = tempo.release().written().at("tempo.receivers");
        List<Value> asked = List.of(
                receivers,
                receivers.at("otlp"),
                receivers.at("otlp.protocols"),
                receivers.at("jaeger"),
                receivers.at("jaeger.protocols"));
        for (Value written : asked) {
            if (written.isNull() && tempo.chart().isAtLeast("1.15.0")) {
                String name = written.path().replaceFirst("^tempo\\.(receivers\\.)?", "");
                report.add(
                        written,
                        "chart %s cannot be rendered when %s is null"
                                .formatted(tempo.chart().version(), name),
                        "set each of its protocols to null");
            }
        }
    }
}
