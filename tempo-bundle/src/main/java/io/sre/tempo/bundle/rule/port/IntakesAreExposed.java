package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;

/** A receiver has a port in the Service. */
final class IntakesAreExposed extends InstallationCheck {

    IntakesAreExposed() {
        super(warning("TEMPO-PORT-004", "every receiver has a port in the chart's Service")
                .because(
                        "The Service has ports for OTLP, Jaeger, Zipkin and OpenCensus alone. A receiver of another name listens in the pod, and no Service leads to it.")
                .mend("use one of the usual receivers, or add a Service for it")
                .source("chart tempo 1.7.2 to 2.2.4, templates/service.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Intake intake : tempo.intakes()) {
            boolean listens =
                    !intake.id().startsWith("kafka") && !intake.value().isNull();
            if (intake.protocol().isEmpty()
                    && listens
                    && intake.written()
                    && ReceiversAreReadable.isIntake(intake.id())
                    && intake.port().isPresent()) {
                report.add(
                        intake.value(),
                        "no port of the chart's Service leads to the receiver %s".formatted(intake.id()),
                        "use one of the usual receivers, or add a Service for port %d"
                                .formatted(intake.port().getAsInt()));
            }
        }
    }
}
