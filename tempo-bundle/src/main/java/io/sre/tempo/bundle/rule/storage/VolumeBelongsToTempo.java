package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import java.util.OptionalLong;

/** A new volume is given to the user that Tempo runs as. */
final class VolumeBelongsToTempo extends InstallationCheck {

    VolumeBelongsToTempo() {
        super(warning("TEMPO-STOR-009", "the claimed volume is given to Tempo's group by fsGroup")
                .of("Tempo 2.5.0 and later, and every user but root")
                .because(
                        "A new volume belongs to root on most storage. From 2.5.0 on Tempo runs as 10001 and stops at start:"
                                + " \"mkdir /var/tempo/wal: permission denied\". From 1.10.3 on the chart gives the volume to the group 10001 by"
                                + " itself, unless securityContext says otherwise.")
                .mend("write securityContext.fsGroup: 10001")
                .source("chart tempo 1.9.0 to 2.2.4, values.yaml; grafana/helm-charts issue 3197"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        OptionalLong user = TraceStorage.user(tempo);
        boolean other = user.isPresent() && user.getAsLong() != 0;
        if (other
                && tempo.value("persistence.enabled").isTrue()
                && tempo.value("securityContext.fsGroup").isEmpty()) {
            report.add(
                    tempo.value("securityContext.fsGroup"),
                    "Tempo runs as user %d, and nothing gives the claimed volume to it".formatted(user.getAsLong()),
                    "write securityContext.fsGroup: 10001");
        }
    }
}
