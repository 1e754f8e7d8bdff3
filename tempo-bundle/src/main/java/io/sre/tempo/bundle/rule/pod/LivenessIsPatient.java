package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A slow start is not a dead process. */
final class LivenessIsPatient extends InstallationCheck {

    private static final long PATIENCE = 120;

    LivenessIsPatient() {
        super(information("TEMPO-POD-003", "the liveness probe waits until a large write-ahead log is read")
                .of("chart 1.16.0 and later")
                .because(
                        "The probe asks /ready, which says no while Tempo starts. By default the kubelet kills it after about a minute. A"
                                + " large log takes longer, and then the pod never gets up again.")
                .mend("write tempo.livenessProbe.failureThreshold: 30")
                .source("chart tempo 1.16.0 to 2.2.4, values.yaml; grafana/helm-charts pull 3188"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value probe = tempo.value("tempo.livenessProbe");
        boolean asksReady = probe.at("httpGet.path").text().equals("/ready");
        boolean keepsLog = tempo.value("persistence.enabled").isTrue();
        if (!tempo.chart().hasProbes() || !asksReady || !keepsLog || probe.hasUnknown()) {
            return;
        }
        long first = probe.get("initialDelaySeconds").number().orElse(0);
        long period = probe.get("periodSeconds").number().orElse(10);
        Value failures = probe.get("failureThreshold");
        long budget = first + period * failures.number().orElse(3);
        if (budget < PATIENCE) {
            report.add(
                    failures,
                    "the kubelet kills Tempo after %d seconds of starting".formatted(budget),
                    "write tempo.livenessProbe.failureThreshold: 30");
        }
    }
}
