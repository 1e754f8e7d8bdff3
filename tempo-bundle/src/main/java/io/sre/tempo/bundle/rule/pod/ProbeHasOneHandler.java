package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** A probe asks in one way. */
final class ProbeHasOneHandler extends InstallationCheck {

    private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "exec", "grpc");

    ProbeHasOneHandler() {
        super(error("TEMPO-POD-002", "a probe has exactly one way to ask")
                .of("chart 1.16.0 and later")
                .because(
                        "Helm merges what is written over the chart's httpGet, which stays. The API server then refuses the StatefulSet:"
                                + " \"may not specify more than 1 handler type\".")
                .mend("write httpGet: null beside the other one")
                .source("chart tempo 1.16.0 to 2.2.4, values.yaml; Kubernetes 1.33, validation of probes"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!tempo.chart().hasProbes()) {
            return;
        }
        for (String name : List.of("livenessProbe", "readinessProbe")) {
            Value probe = tempo.value("tempo." + name);
            List<String> handlers = HANDLERS.stream()
                    .filter(handler -> !probe.get(handler).isMissing()
                            && !probe.get(handler).isNull())
                    .toList();
            if (probe.isObject() && !probe.isEmpty() && handlers.size() != 1 && !probe.hasUnknown()) {
                report.add(
                        handlers.isEmpty() ? probe : probe.get(handlers.get(handlers.size() - 1)),
                        handlers.isEmpty()
                                ? "the %s does not say how to ask".formatted(name)
                                : "the %s has %s".formatted(name, String.join(" and ", handlers)),
                        handlers.size() > 1 ? "write httpGet: null beside it" : "write httpGet");
            }
        }
    }
}
