package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Tempo gets no token that it does not use. */
final class TokenIsLeftOut extends InstallationCheck {

    TokenIsLeftOut() {
        super(information("TEMPO-SEC-007", "the pod gets no token of the Kubernetes API")
                .because(
                        "Tempo does not ask the Kubernetes API, and the chart mounts a token for it by default. Whoever gets into the pod has"
                                + " it. A role of the cloud brings a token of its own.")
                .mend("write serviceAccount.automountServiceAccountToken: false")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml and templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value mounted = tempo.value("serviceAccount.automountServiceAccountToken");
        if (mounted.isTrue()) {
            report.add(
                    mounted,
                    "the pod gets a token of the Kubernetes API, which Tempo does not use",
                    "write serviceAccount.automountServiceAccountToken: false");
        }
    }
}
