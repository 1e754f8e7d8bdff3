package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.HashSet;
import java.util.Set;

/** What is mounted is a volume of the pod. */
final class MountsHaveVolumes extends InstallationCheck {

    MountsHaveVolumes() {
        super(
                error("TEMPO-STOR-011", "each mount names a volume of the pod, and each volume has a name of its own")
                        .because(
                                "Mounts stand below tempo.extraVolumeMounts and volumes below extraVolumes, at the top. A mount of a volume that is"
                                        + " not there, or two volumes of one name, and the API server refuses the StatefulSet.")
                        .mend("define the volume below extraVolumes, at the top of the values")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; Kubernetes 1.33, validation of volumes"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value volumes = tempo.value("extraVolumes");
        if (volumes.hasUnknown()) {
            return;
        }
        Report certain = tempo.release().isPostRendered() ? report.as(Severity.WARNING) : report;
        Set<String> names = ofChart(tempo);
        for (Value volume : volumes.elements()) {
            Value name = volume.get("name");
            if (name.literal().isPresent() && !names.add(name.text())) {
                certain.add(name, "there are two volumes with the name %s".formatted(name), "choose another name");
            }
        }
        boolean claims = !tempo.value("persistence.enabled").isFalsy();
        for (Value mount : tempo.value("tempo.extraVolumeMounts").elements()) {
            Value name = mount.get("name");
            boolean known =
                    names.contains(name.text()) || (claims && name.text().equals("storage"));
            if (name.literal().isPresent() && !known) {
                certain.add(
                        name,
                        "the mount names the volume %s, which the pod does not have".formatted(name),
                        "define it below extraVolumes");
            }
        }
    }

    private static Set<String> ofChart(Installation tempo) {
        Set<String> names = new HashSet<>();
        names.add("tempo-conf");
        if (tempo.value("tempo.metricsGenerator.enabled").isTrue()) {
            names.add("tmp");
        }
        if (tempo.value("tempoQuery.enabled").isTrue()) {
            names.add("tempo-query-conf");
        }
        return names;
    }
}
