package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Chart;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.ChartRange;
import io.sre.tempo.model.chart.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The repository has the version that is asked for. */
final class RepositoryHasVersion extends ReleaseCheck {

    RepositoryHasVersion() {
        super(error("TEMPO-FLUX-005", "the repository has the version of the chart")
                .of("chart tempo 1.25.0 and later, tempo-distributed 1.62.0 and later")
                .because(
                        "Grafana's own repository is frozen since 2026-01-30: it ends with tempo 1.24.4 and tempo-distributed 1.61.3."
                                + " Later versions are in the community's repository only, and Flux never finds them here.")
                .mend("take the chart from https://grafana-community.github.io/helm-charts")
                .source("grafana-community/helm-charts issue 2; grafana/helm-charts issue 4087"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        boolean frozen = release.reference().homes().equals(Set.of(ChartHome.FROZEN));
        if (frozen && !has(release)) {
            report.add(
                    release.reference().version(),
                    "Grafana's own repository has no version %s: it ends with %s"
                            .formatted(
                                    release.reference().range(),
                                    release.chart() == Chart.TEMPO ? "tempo 1.24.4" : "tempo-distributed 1.61.3"),
                    "take the chart from " + ChartHome.COMMUNITY.url(),
                    List.of(),
                    release.reference().source().map(source -> Spot.of(source, "/spec/url")).stream()
                            .toList());
        }
    }

    private static boolean has(Release release) {
        ChartRange range = release.reference().range();
        Optional<Version> exact = Version.find(range.text().strip());
        return switch (release.chart()) {
            case TEMPO ->
                exact.isPresent()
                        ? !exact.get().isAtLeast("1.24.5")
                        : range.known().isEmpty()
                                || range.newest(ChartHome.FROZEN).isPresent();
            case DISTRIBUTED -> exact.isEmpty() || !exact.get().isAtLeast("1.61.4");
            case UNKNOWN -> true;
        };
    }
}
