package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;

/** Nobody else uses the name of the chart's ConfigMap. */
final class ConfigMapNameIsFree extends InstallationCheck {

    ConfigMapNameIsFree() {
        super(error("TEMPO-NAME-002", "no other ConfigMap has the name of the chart's")
                .because(
                        "The chart's ConfigMap is called tempo, whatever the release is called. Another one of that name in the namespace is not imported, or overwritten: Tempo loses its configuration or the other its content.")
                .mend("rename the other ConfigMap")
                .source("chart tempo 1.7.2 to 2.2.4, templates/configmap-tempo.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Manifest map : platform.ofKind("ConfigMap", tempo.namespace().orElse(""))) {
            if (map.name().equals(tempo.name()) && tempo.isNamed()) {
                report.add(
                        Spot.of(map, "/metadata/name"),
                        "the ConfigMap %s is the one that the chart makes for Tempo's configuration"
                                .formatted(map.name()),
                        "rename it",
                        List.of(),
                        List.of(tempo.release().spot("/metadata/name")));
            }
        }
    }
}
