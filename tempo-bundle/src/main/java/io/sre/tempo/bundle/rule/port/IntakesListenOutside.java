package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.finding.Severity;

/** A receiver that was asked for can be reached from outside of the pod. */
final class IntakesListenOutside extends InstallationCheck {

    IntakesListenOutside() {
        super(error("TEMPO-PORT-005", "a receiver listens on an address that others reach")
                .because("From Tempo 2.7 on a receiver without an endpoint listens on localhost, where only the pod itself reaches it; from chart 1.15.0 on the Service has no port for it then. An endpoint of localhost does the same in every version.")
                .mend("write an endpoint such as 0.0.0.0:4317")
                .source("Tempo 2.7 release notes; chart tempo 1.15.0, templates/_ports.tpl"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Intake intake : tempo.intakes()) {
            boolean usual = intake.protocol().filter(IntakesListenOutside::isUsual).isPresent();
            if (usual && intake.written() && intake.isLocal()) {
                int port = intake.protocol().map(ReceiverProtocol::port).orElse(0);
                boolean silent = intake.value().get("endpoint").isFalsy();
                String why = silent ? " because it has no endpoint" : "";
                report.as(silent ? Severity.ERROR : Severity.WARNING)
                        .add(
                                intake.value(),
                                "%s listens on localhost only%s".formatted(intake.protocol().get().title(), why),
                                "write \"endpoint: 0.0.0.0:%d\"".formatted(port));
            }
        }
    }

    /** Of the others the endpoint is set to localhost on purpose: some versions of the chart cannot turn them off. */
    private static boolean isUsual(ReceiverProtocol protocol) {
        return protocol != ReceiverProtocol.OPENCENSUS && !protocol.isJaeger();
    }
}
