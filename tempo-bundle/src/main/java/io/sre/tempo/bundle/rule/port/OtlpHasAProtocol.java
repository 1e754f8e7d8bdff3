package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** OTLP speaks at least one protocol. */
final class OtlpHasAProtocol extends InstallationCheck {

    OtlpHasAProtocol() {
        super(warning("TEMPO-PORT-012", "the receiver otlp has a protocol")
                .because("A key without a value is null, and null takes the chart's default away: with grpc and http both null Tempo starts and takes no OTLP at all.")
                .mend("write an endpoint below each protocol")
                .source("Helm 3.22, rendered; Tempo 2.3.1 and 2.9.0, started"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value protocols = tempo.value("tempo.receivers.otlp.protocols");
        Value written = tempo.release().written().at("tempo.receivers.otlp.protocols");
        boolean none = protocols.values().stream().allMatch(Value::isMissing) && protocols.isObject();
        // Who names other receivers has switched OTLP off on purpose.
        boolean others = tempo.intakes().stream().anyMatch(Intake::written);
        if (!tempo.replacesConfig() && none && !others && written.has("grpc") && written.has("http")) {
            report.add(
                    written,
                    "grpc and http are both null, so otlp has no protocol left",
                    "write an endpoint below each protocol that is wanted");
        }
    }
}
