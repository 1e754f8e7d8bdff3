package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** There is one pod. */
final class OneReplica extends InstallationCheck {

    OneReplica() {
        super(warning("TEMPO-STOR-016", "there is one replica of the single binary")
                .because(
                        "Each pod keeps its rings to itself, and the others do not know what it has not flushed: a query finds a trace only"
                                + " if it meets the right pod. With the backend local each pod has a part of the traces for good.")
                .mend("write replicas: 1, or use the chart tempo-distributed")
                .source("Tempo 2.3.1 cmd/tempo/main.go, target all; grafana/helm-charts issue 3096"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value replicas = tempo.value("replicas");
        if (replicas.number().orElse(1) > 1
                && tempo.value("tempo.extraArgs.target").isEmpty()) {
            report.add(
                    replicas,
                    "%s replicas of the single binary do not know each other's traces".formatted(replicas),
                    "write replicas: 1, or use the chart tempo-distributed");
        }
    }
}
