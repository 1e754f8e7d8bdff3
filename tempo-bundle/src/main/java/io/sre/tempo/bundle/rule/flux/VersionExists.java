package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Chart;
import io.sre.tempo.bundle.view.ChartReference;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.chart.ChartRange;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.chart.Version;
import io.sre.tempo.model.finding.Severity;
import java.util.List;
import java.util.Optional;

/** The version of the chart was released. */
final class VersionExists extends ReleaseCheck {

    VersionExists() {
        super(error("TEMPO-FLUX-004", "the version of the chart was released")
                .of("chart tempo 1.7.2 to 2.2.4")
                .because(
                        "Between 1.7.2 and 2.2.4 every release of the chart tempo is known, and this is none: Flux never finds it. Often"
                                + " it is a number of the chart tempo-distributed, or of Tempo itself.")
                .mend("write a version that was released")
                .source("tags of grafana/helm-charts and grafana-community/helm-charts"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        ChartReference reference = release.reference();
        ChartRange range = reference.range();
        if (release.chart() != Chart.TEMPO || !range.known().isEmpty()) {
            return;
        }
        Optional<Version> version = Version.find(range.text().strip().replaceFirst("^=\\s*", ""));
        if (version.isEmpty()) {
            return;
        }
        List<TempoChart> known = TempoChart.known();
        boolean between = version.get().isAtLeast(known.get(0).version())
                && !version.get().isAtLeast(known.get(known.size() - 1).version());
        if (between) {
            // Somebody's mirror may have versions of its own.
            boolean certain =
                    reference.source().isPresent() && reference.homes().size() == 1;
            report.as(certain ? Severity.ERROR : Severity.WARNING)
                    .add(
                            reference.version(),
                            "there is no version %s of the chart tempo".formatted(version.get()),
                            "write a version that was released, such as %s"
                                    .formatted(TempoChart.nearest(range.text()).version()));
        }
    }
}
