package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Chart;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;

/** The version of the chart is said. */
final class VersionIsPinned extends ReleaseCheck {

    VersionIsPinned() {
        super(warning("TEMPO-FLUX-008", "the HelmRelease says which version of the chart it installs")
                .because(
                        "Without a version Flux takes the newest, today and each time a new one appears. Ports, names of values and the"
                                + " format of Tempo's configuration change between versions of this chart.")
                .mend("write an exact version")
                .source("helm-controller 1.6, docs/spec/v2/helmreleases.md; chart tempo 1.7.2 to 3.0.0, README"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        String text = release.reference().range().text().strip();
        boolean any = text.isEmpty() || text.equals("*") || text.equalsIgnoreCase("x");
        if (release.chart() == Chart.UNKNOWN) {
            return;
        }
        if (any) {
            report.add(
                    release.reference().version(),
                    text.isEmpty() ? "no version is written" : "the version is %s".formatted(text),
                    "write an exact version");
        } else if (text.equals("latest") && release.spec().has("chartRef")) {
            report.add(
                    release.reference().version(),
                    "the version is the tag latest, which registries of charts mostly do not have",
                    "write an exact version in ref.tag");
        }
    }
}
