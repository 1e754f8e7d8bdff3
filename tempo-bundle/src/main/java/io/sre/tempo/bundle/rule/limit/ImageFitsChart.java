package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** The image is one that the chart can start. */
final class ImageFitsChart extends InstallationCheck {

    ImageFitsChart() {
        super(error("TEMPO-LIM-015", "the image is not Tempo 3 on a chart for Tempo 2")
                .because(
                        "Charts before 3.0.0 give Tempo a flag, -mem-ballast-size-mbs, and settings that Tempo 3 does not have: it stops"
                                + " at once. The tag latest names Tempo 3 since its release.")
                .of("chart 1.7.2 to 2.2.4")
                .mend("delete tempo.tag, or use a chart for Tempo 3")
                .source("Tempo 3.0.0, cmd/tempo/main.go; grafana-community/helm-charts pull 764"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value tag = tempo.value("tempo.tag");
        boolean third = tempo.tempoVersion().filter(version -> version.major() >= 3).isPresent();
        boolean latest = tag.literal().filter(text -> text.equals("latest") || text.startsWith("latest@")).isPresent();
        if (third) {
            report.add(
                    tag,
                    "the image is Tempo %s, and chart %s can only start Tempo 2"
                            .formatted(tag.text(), tempo.chart().version()),
                    "delete tempo.tag");
        } else if (latest) {
            report.as(Severity.WARNING)
                    .add(
                            tag,
                            "the tag latest names Tempo 3, and chart %s can only start Tempo 2"
                                    .formatted(tempo.chart().version()),
                            "delete tempo.tag");
        }
    }
}
