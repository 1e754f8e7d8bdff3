package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.HostPort;

/** An endpoint is host and port. */
final class EndpointsAreAddresses extends InstallationCheck {

    EndpointsAreAddresses() {
        super(error("TEMPO-PORT-006", "the endpoint of a receiver is host:port")
                .because("Tempo does not start with a scheme, a path or a missing port in it, and from chart 1.15.0 on the Service's port is what stands behind the last colon.")
                .mend("write an endpoint such as 0.0.0.0:4317")
                .source("Tempo 2.3.1 and 2.9.0, started with such endpoints; chart tempo 1.15.0, templates/_ports.tpl"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Intake intake : tempo.intakes()) {
            Value endpoint = intake.value().get("endpoint");
            boolean wrong = endpoint.literal().filter(text -> !text.isEmpty() && !isAddress(text)).isPresent();
            if (wrong && intake.protocol().isPresent()) {
                int port = intake.protocol().get().port();
                report.add(endpoint, "%s is not host:port".formatted(endpoint), "write 0.0.0.0:%d".formatted(port));
            }
        }
    }

    private static boolean isAddress(String text) {
        String host = text.startsWith(":") ? "0.0.0.0" + text : text;
        return HostPort.parse(host).filter(address -> address.port().isPresent()).isPresent() || text.startsWith("[::]:");
    }
}
