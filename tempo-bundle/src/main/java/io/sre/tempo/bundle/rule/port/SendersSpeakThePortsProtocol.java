package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ServicePort;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.syntax.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whoever sends OTLP speaks the protocol of the port. */
final class SendersSpeakThePortsProtocol extends Check {

    SendersSpeakThePortsProtocol() {
        super(
                error("TEMPO-PORT-014", "OTLP is sent to the port of its protocol")
                        .because(
                                "OTLP is gRPC on one port, by default 4317, and HTTP on another, by default 4318; neither understands the other, and"
                                        + " the port of queries takes no spans at all. The exporter otlp speaks gRPC, otlphttp speaks HTTP. It is a"
                                        + " warning where it is not sure that the exporter is used, and for environment variables.")
                        .mend("send to the port of the protocol, or use the other exporter")
                        .source(
                                "Tempo 2.3.1, 2.9.0 and 2.10.8, asked; OpenTelemetry Collector, exporter/otlpexporter and exporter/otlphttpexporter"));
    }

    @Override
    public void check(Platform platform, Report report) {
        if (platform.installations().isEmpty()) {
            return;
        }
        for (OtlpSender sender : OtlpSender.of(platform)) {
            address(sender.endpoint()).ifPresent(address -> check(sender, address, platform, report));
        }
    }

    /** The address without a scheme and what follows it. */
    private static Optional<HostPort> address(String endpoint) {
        String rest = endpoint.contains("://") ? endpoint.substring(endpoint.indexOf("://") + 3) : endpoint;
        // dns:///host:port
        String whole = rest.startsWith("/") ? rest.substring(1) : rest;
        String authority = whole.contains("/") ? whole.substring(0, whole.indexOf('/')) : whole;
        return endpoint.contains("${") || endpoint.contains("{{") ? Optional.empty() : HostPort.parse(authority);
    }

    private static void check(OtlpSender sender, HostPort address, Platform platform, Report report) {
        String host = address.host();
        boolean ambiguous = host.indexOf('.') < 0 && sender.namespace().isEmpty();
        if (ambiguous || address.port().isEmpty()) {
            return;
        }
        int port = address.port().getAsInt();
        List<String> reasons = new ArrayList<>();
        List<Installation> asked = platform.installationsAt(host, sender.namespace(), sender.spot());
        for (Installation tempo : asked) {
            if (tempo.namespace().isPresent() && !tempo.replacesConfig()) {
                misunderstanding(tempo, port, sender.protocol()).ifPresent(reasons::add);
            }
        }
        // Of several that may be meant, one that understands is enough.
        if (!reasons.isEmpty() && reasons.size() == asked.size()) {
            Installation tempo = asked.get(0);
            Report certain = sender.certain() ? report : report.as(Severity.WARNING);
            certain.add(
                    sender.spot(),
                    "%s sends OTLP%s to port %d, where Tempo %s"
                            .formatted(
                                    sender.name(),
                                    sender.protocol()
                                            .map(SendersSpeakThePortsProtocol::over)
                                            .orElse(""),
                                    port,
                                    reasons.get(0)),
                    mend(tempo, sender.protocol()),
                    List.of(),
                    List.of(tempo.release().spot("/spec/values")));
        }
    }

    private static String over(ReceiverProtocol protocol) {
        return protocol == ReceiverProtocol.OTLP_GRPC ? " over gRPC" : " over HTTP";
    }

    /** What Tempo does on a port instead of taking the protocol; empty if it takes it, or does nothing. */
    private static Optional<String> misunderstanding(
            Installation tempo, int port, Optional<ReceiverProtocol> protocol) {
        if (port == tempo.httpPort()) {
            return Optional.of("answers queries");
        }
        List<ReceiverProtocol> taken = taken(tempo, port);
        boolean mixedUp = protocol.isPresent() && !taken.isEmpty() && !taken.contains(protocol.get());
        return mixedUp ? Optional.of("takes " + name(taken.get(0))) : Optional.empty();
    }

    private static String name(ReceiverProtocol protocol) {
        return switch (protocol) {
            case OTLP_GRPC -> "OTLP over gRPC";
            case OTLP_HTTP -> "OTLP over HTTP";
            default -> protocol.configPath();
        };
    }

    /** The protocols that are listened for behind a port of the Service. */
    private static List<ReceiverProtocol> taken(Installation tempo, int port) {
        List<ReceiverProtocol> taken = new ArrayList<>();
        for (ServicePort candidate : tempo.servicePorts()) {
            if (candidate.port() == port) {
                for (Intake intake : tempo.intakes()) {
                    boolean listens = !intake.isLocal() && intake.port().orElse(-1) == candidate.targetPort();
                    if (listens) {
                        intake.protocol().ifPresent(taken::add);
                    }
                }
            }
        }
        return taken;
    }

    private static String mend(Installation tempo, Optional<ReceiverProtocol> protocol) {
        for (ServicePort candidate : tempo.servicePorts()) {
            if (protocol.isPresent() && taken(tempo, candidate.port()).contains(protocol.get())) {
                return "send to port %d".formatted(candidate.port());
            }
        }
        return "send to a port where Tempo takes OTLP";
    }
}
