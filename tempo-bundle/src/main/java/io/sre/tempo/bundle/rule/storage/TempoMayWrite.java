package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.OptionalLong;

/** Whoever Tempo runs as can make its folders. */
final class TempoMayWrite extends InstallationCheck {

    private static final long IMAGE_USER = 10001;

    TempoMayWrite() {
        super(error("TEMPO-STOR-008", "the user that Tempo runs as can write its folders")
                .because(
                        "Only root may make a folder at the top of the container's file system. The images before 2.5.0 have no /var/tempo;"
                                + " those from 2.5.0 on have one that belongs to the user 10001. Elsewhere Tempo stops at start:"
                                + " \"permission denied\".")
                .mend("enable persistence, or mount a volume at the folder")
                .source("grafana/tempo cmd/tempo/Dockerfile 2.3.1 to 2.10.8; chart tempo, templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        OptionalLong user = TraceStorage.user(tempo);
        boolean ofGrafana = tempo.value("tempo.repository").text().endsWith("grafana/tempo");
        if (user.isEmpty() || user.getAsLong() == 0 || !ofGrafana || mayBeElsewhere(tempo)) {
            return;
        }
        Report certain = tempo.release().isPostRendered() ? report.as(Severity.WARNING) : report;
        for (Value folder : TraceStorage.folders(tempo)) {
            if (TraceStorage.mountsOf(tempo, folder.text()).isEmpty()
                    && !isOpen(tempo, user.getAsLong(), folder.text())) {
                certain.add(
                        folder,
                        "Tempo runs as user %d and may not make %s, which lies on no volume"
                                .formatted(user.getAsLong(), folder),
                        "mount a volume there");
            }
        }
    }

    /** A read-only file system is another rule's. */
    private static boolean mayBeElsewhere(Installation tempo) {
        return !TraceStorage.knowsMounts(tempo)
                || tempo.value("tempo.securityContext.readOnlyRootFilesystem").isTrue();
    }

    private static boolean isOpen(Installation tempo, long user, String folder) {
        boolean temporary = folder.startsWith("/tmp/") || folder.startsWith("/var/tmp/");
        boolean ofImage = folder.equals("/var/tempo") || folder.startsWith("/var/tempo/");
        return temporary || (ofImage && !tempo.runsBefore("2.5.0") && user == IMAGE_USER);
    }
}
