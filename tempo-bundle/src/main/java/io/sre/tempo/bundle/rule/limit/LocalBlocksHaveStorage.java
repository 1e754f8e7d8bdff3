package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.Processor;

/** Local blocks have a place. */
final class LocalBlocksHaveStorage extends InstallationCheck {

    LocalBlocksHaveStorage() {
        super(error("TEMPO-LIM-010", "the processor local-blocks runs where the chart gives it a path")
                .because(
                        "local-blocks needs a path for traces, which the chart writes from 1.21.0 on. Without it the generator cannot"
                                + " set up any processor: local blocks processor requires traces wal.")
                .of("chart 1.19.0 and 1.20.0")
                .mend("use chart 1.21.0 or later, or delete the processor")
                .source("chart tempo 1.20.0 and 1.21.0, values.yaml; Tempo 2.7.1, modules/generator/processor/localblocks, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!tempo.generatesMetrics()
                || !tempo.chart().choosesProcessors()
                || tempo.chart().canRun(Processor.LOCAL_BLOCKS)) {
            return;
        }
        for (Value processor : tempo.processors().elements()) {
            if (processor.text().equals("local-blocks")) {
                report.add(
                        processor,
                        "chart %s gives the processor local-blocks no path, and no processor starts"
                                .formatted(tempo.chart().version()),
                        "use chart 1.21.0 or later, or delete it");
            }
        }
    }
}
