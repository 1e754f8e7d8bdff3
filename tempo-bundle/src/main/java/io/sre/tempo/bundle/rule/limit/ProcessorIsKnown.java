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
        super(error("TEMPO-LIM-009", "every processor is one that Tempo has")
                .because(
                        "Tempo starts with a processor that it does not know, and then cannot set up any processor of the tenant: no"
                                + " metrics are generated. host-info is there from Tempo 2.8.0 on.")
                .mend("write service-graphs, span-metrics, local-blocks or host-info")
                .source("Tempo 2.3.1 to 2.10.8, modules/generator/instance.go; 2.9.0 run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!tempo.generatesMetrics() || !tempo.chart().choosesProcessors()) {
            return;
        }
        Value list = tempo.processors();
        if (list.isPresent() && !list.isEmpty() && !list.isList() && !list.hasPlaceholder()) {
            report.add(
                    list,
                    "the processors are no list, and Tempo does not start",
                    "write a list, such as [span-metrics]");
        }
        for (Value processor : tempo.processors().elements()) {
            String name = processor.literal().orElse("");
            if (!name.isEmpty() && !known(tempo).contains(name)) {
                report.add(
                        processor,
                        "Tempo has no processor %s, and none of the others starts".formatted(processor.shown(name)),
                        Spelling.closest(name.replace('_', '-'), known(tempo))
                                .map(known -> "write %s, if that is meant".formatted(known))
                                .orElse("write service-graphs, span-metrics or local-blocks"));
            }
        }
    }

    private static List<String> known(Installation tempo) {
        return tempo.runsBefore("2.8.0")
                ? KNOWN.stream().filter(name -> !name.equals("host-info")).toList()
                : KNOWN;
    }
}
