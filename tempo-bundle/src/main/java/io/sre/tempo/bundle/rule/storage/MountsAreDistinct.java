package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.HashMap;
import java.util.Map;

/** No folder is mounted twice. */
final class MountsAreDistinct extends InstallationCheck {

    MountsAreDistinct() {
        super(
                error("TEMPO-STOR-010", "no folder of the container is mounted twice")
                        .because(
                                "The chart mounts /conf, with persistence /var/tempo, and with the metrics generator /tmp. One more mount of the"
                                        + " same folder and the API server refuses the StatefulSet: \"mountPath must be unique\".")
                        .mend("delete the mount, or turn off what makes the chart mount the same folder")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; Kubernetes 1.33, validation of volumeMounts"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Map<String, String> origins = new HashMap<>();
        origins.put("/conf", "the chart's ConfigMap");
        if (tempo.value("persistence.enabled").isTrue()) {
            origins.put("/var/tempo", "persistence.enabled");
        }
        if (tempo.value("tempo.metricsGenerator.enabled").isTrue()) {
            origins.put("/tmp", "tempo.metricsGenerator.enabled");
        }
        Report certain = tempo.release().isPostRendered() ? report.as(Severity.WARNING) : report;
        for (Value mount : tempo.value("tempo.extraVolumeMounts").elements()) {
            Value path = mount.get("mountPath");
            String origin = origins.putIfAbsent(path.literal().orElse(mount.path()), mount.path());
            if (origin != null) {
                certain.add(path, "%s is mounted twice: %s mounts it as well".formatted(path, origin), "mount it once");
            }
        }
    }
}
