package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Spelling;
import java.util.List;

/** A processor is one that Tempo has. */
final class ProcessorIsKnown extends InstallationCheck {

    private static final List<String> KNOWN = List.of(
            "service-graphs",
            "span-metrics",
            "span-metrics-count",
            "span-metrics-latency",
            "span-metrics-size",
            "local-blocks",
            "host-info");

    ProcessorIsKnown() {
        super(warning("TEMPO-LIM-009", "every processor is one that Tempo has")
                .because(
                        "Tempo starts with a processor that it does not know, and then fails to set up the tenant's processors: metrics"
                                + " are missing.")
                .mend("write service-graphs, span-metrics, local-blocks or host-info")
                .source("Tempo 2.3.1 to 2.10.8, modules/generator/instance.go"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (tempo.replacesConfig() || !tempo.chart().choosesProcessors()) {
            return;
        }
        for (Value processor : tempo.processors().elements()) {
            String name = processor.literal().orElse("");
            if (!name.isEmpty() && !KNOWN.contains(name)) {
                report.add(
                        processor,
                        "Tempo has no processor %s".formatted(name),
                        Spelling.closest(name.replace('_', '-'), KNOWN)
                                .map(known -> "write %s, if that is meant".formatted(known))
                                .orElse("write one of %s".formatted(String.join(", ", KNOWN))));
            }
        }
    }
}
