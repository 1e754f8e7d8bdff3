package io.sre.tempo.bundle.rule.mesh;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ServicePort;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.ReceiverProtocol;
import java.util.OptionalLong;

/** A tracing provider of Istio sends to a port that somebody listens on. */
final class ProvidersNameOpenPorts extends InstallationCheck {

    ProvidersNameOpenPorts() {
        super(error("TEMPO-MESH-001", "a tracing provider of the mesh names a port that Tempo listens on")
                .because(
                        "Istio does not ask whether the port of a provider exists. Spans of the whole mesh are lost, without an error.")
                .mend("use port 4317 for opentelemetry, 9411 for zipkin, and turn that receiver on")
                .source("Istio 1.27, MeshConfig.ExtensionProvider; chart tempo, templates/service.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Value provider : Providers.of(platform).at(tempo)) {
            OptionalLong port = provider.get("port").number();
            if (port.isPresent() && !tempo.replacesConfig() && !answers(tempo, provider, port.getAsLong())) {
                report.add(
                        provider.get("port"),
                        "the provider %s sends to port %d, where Tempo does not take that"
                                .formatted(provider.key(), port.getAsLong()),
                        provider.key().equals("zipkin")
                                ? "turn the zipkin receiver on, and use port 9411"
                                : "use port 4317, or 4318 with http");
            }
        }
    }

    private static boolean answers(Installation tempo, Value provider, long port) {
        if (tempo.value("tempo.receivers").hasUnknown()) {
            return true;
        }
        ReceiverProtocol wanted = provider.key().equals("zipkin")
                ? ReceiverProtocol.ZIPKIN
                : provider.get("http").isPresent() ? ReceiverProtocol.OTLP_HTTP : ReceiverProtocol.OTLP_GRPC;
        return tempo.intake(wanted)
                .filter(intake -> !intake.isLocal())
                .filter(intake -> tempo.servicePorts().stream()
                        .anyMatch(candidate -> candidate.port() == port && leadsTo(candidate, intake, wanted)))
                .isPresent();
    }

    /** The ports that are left of older versions of OTLP may lead there, too. */
    private static boolean leadsTo(ServicePort port, Intake intake, ReceiverProtocol wanted) {
        return port.name().equals(wanted.servicePortName())
                || port.targetPort() == intake.port().orElse(0);
    }
}
