package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;

/** The chart says the same port everywhere. */
final class ContainerPortIsTrue extends InstallationCheck {

    ContainerPortIsTrue() {
        super(information("TEMPO-FLUX-011", "the version of the chart says the same HTTP port everywhere")
                .of("chart tempo 1.22.0 and 1.23.0")
                .because(
                        "In these two versions the container's port prom-metrics is 3200, while Tempo and the Service use 3100. What"
                                + " goes by the container's port, such as a PodMonitor, asks a closed port.")
                .mend("use chart 1.23.1 or later, with port 3200")
                .source("chart tempo 1.22.0, templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (tempo.chart().isAtLeast("1.22.0") && !tempo.chart().isAtLeast("1.23.1")) {
            report.add(
                    tempo.release().reference().version(),
                    "chart %s names 3200 as the container's HTTP port, and Tempo listens on 3100"
                            .formatted(tempo.chart().version()),
                    "use chart 1.23.1 or later");
        }
    }
}
