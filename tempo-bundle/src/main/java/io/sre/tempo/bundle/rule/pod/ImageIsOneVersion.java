package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Set;

/** The same manifests mean the same program. */
final class ImageIsOneVersion extends InstallationCheck {

    private static final Set<String> MOVING = Set.of("latest", "main", "master", "nightly", "edge", "dev", "stable");

    ImageIsOneVersion() {
        super(warning("TEMPO-POD-010", "the image's tag is a version, not a name that moves")
                .because(
                        "A restart of the pod may bring another version. Tempo 3 does not start from these charts: they pass a flag that it"
                                + " does not know, and settings that it refuses.")
                .mend("delete tempo.tag: the chart names the version that it was made for")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; grafana/tempo issue 6384"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value tag = tempo.value("tempo.tag");
        if (tag.literal().filter(MOVING::contains).isPresent()) {
            report.add(
                    tag,
                    "the tag %s is a name that moves".formatted(tag),
                    "delete it, or write \"%s\"".formatted(tempo.chart().tempoVersion()));
        }
    }
}
