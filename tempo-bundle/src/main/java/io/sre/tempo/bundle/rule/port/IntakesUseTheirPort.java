package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.chart.ReceiverProtocol;

/** A receiver listens where the Service leads to. */
final class IntakesUseTheirPort extends InstallationCheck {

    IntakesUseTheirPort() {
        super(error("TEMPO-PORT-003", "a receiver listens on the port that the chart's Service leads to")
                .because(
                        "Before chart 1.15.0 the Service's ports are fixed; from then on the Service's port follows the endpoint, but still leads to the protocol's usual port of the pod. In both cases nobody listens where the Service leads.")
                .mend("use the usual port of the protocol")
                .source("chart tempo 1.7.2, templates/service.yaml; 1.15.0 to 2.2.4, templates/_ports.tpl"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Intake intake : tempo.intakes()) {
            int usual = intake.protocol().map(ReceiverProtocol::port).orElse(0);
            boolean exposed = intake.protocol().filter(tempo.chart()::exposes).isPresent();
            int port = intake.port().orElse(usual);
            if (exposed && !intake.isLocal() && port != usual && !isLegacy(port, tempo)) {
                report.add(
                        intake.value().get("endpoint"),
                        "%s listens on %d, and the Service of chart %s leads to %d"
                                .formatted(
                                        intake.protocol().get().title(),
                                        port,
                                        tempo.chart().version(),
                                        usual),
                        "write port %d".formatted(usual));
            }
        }
    }

    /** The Service still has the ports of OTLP's early days, 55680 and 55681, and leads them to themselves. */
    private static boolean isLegacy(int port, Installation tempo) {
        return tempo.servicePorts().stream()
                .anyMatch(one -> one.name().endsWith("-legacy") && one.targetPort() == port && one.port() == port);
    }
}
