package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Chart;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;

/** Only what is known about the chart can be checked. */
final class VersionIsKnown extends ReleaseCheck {

    VersionIsKnown() {
        super(information("TEMPO-READ-005", "the chart and its version are known")
                .because(
                        "What a value does depends on the chart and its version. Known are the versions 1.7.2 to 2.2.4 of the chart"
                                + " tempo. Rules that ask for a version were not checked.")
                .mend(
                        "name an exact version that is known, or check the HelmRelease together with the OCIRepository that it names")
                .source("chart tempo 1.7.2 to 2.2.4"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        if (release.chart() == Chart.UNKNOWN) {
            report.add(
                    release.reference().version(),
                    "which chart this is cannot be told: what it refers to is not among the manifests; not checked",
                    "check it together with the OCIRepository that it names");
        } else if (release.chart() == Chart.DISTRIBUTED) {
            report.add(
                    release.spot("/spec/chart"),
                    "the values of the chart tempo-distributed are not checked",
                    "check its rendered manifests, or suppress this");
        } else if (release.candidates().isEmpty()) {
            report.add(
                    release.reference().version(),
                    "version %s of the chart tempo is not known; not checked"
                            .formatted(release.reference().range()),
                    "name a version from 1.7.2 to 2.2.4, if one of them is meant");
        } else if (release.isOpen()) {
            report.add(
                    release.reference().version(),
                    "Flux may take a version newer than 2.2.4, which is not known; checked for those that are",
                    "name an exact version");
        }
    }
}
