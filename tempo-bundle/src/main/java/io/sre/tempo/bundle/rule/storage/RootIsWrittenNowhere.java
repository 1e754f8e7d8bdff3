package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Mount;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.List;

/** A read-only file system is not written to. */
final class RootIsWrittenNowhere extends InstallationCheck {

    RootIsWrittenNowhere() {
        super(error("TEMPO-STOR-007", "what Tempo writes lies on a volume that can be written to")
                .because(
                        "With readOnlyRootFilesystem, or on a volume that is mounted read-only, Tempo cannot make its folders and stops at"
                                + " start: \"mkdir /var/tempo: read-only file system\". Without persistence the chart mounts nothing at"
                                + " /var/tempo.")
                .mend("enable persistence, or mount an emptyDir at /var/tempo")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; grafana/helm-charts pull 1672"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!TraceStorage.knowsMounts(tempo)) {
            return;
        }
        boolean readOnly =
                tempo.value("tempo.securityContext.readOnlyRootFilesystem").isTrue();
        // A patch may mount what the chart does not.
        Report certain = tempo.release().isPostRendered() ? report.as(Severity.WARNING) : report;
        for (Value folder : TraceStorage.folders(tempo)) {
            List<Mount> mounts = TraceStorage.mountsOf(tempo, folder.text());
            boolean onVolume = !mounts.isEmpty();
            boolean writable = onVolume ? !mounts.get(0).readOnly() : !readOnly;
            if (!writable) {
                String where = onVolume
                        ? "on the volume at " + mounts.get(0).path() + ", which is read-only"
                        : "on no volume, and the container's file system is read-only";
                Value shown = folder.isWritten() ? folder : tempo.value("tempo.securityContext.readOnlyRootFilesystem");
                certain.add(
                        onVolume ? folder : shown,
                        "Tempo writes to %s, which lies %s".formatted(folder, where),
                        onVolume ? "write to another folder" : "mount a volume there");
            }
        }
    }
}
