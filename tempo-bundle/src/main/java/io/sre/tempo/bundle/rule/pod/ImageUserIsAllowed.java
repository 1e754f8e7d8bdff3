package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.Set;

/** The pod may run as whom it runs. */
final class ImageUserIsAllowed extends InstallationCheck {

    private static final Set<String> USUAL = Set.of("grafana/tempo", "docker.io/grafana/tempo");

    ImageUserIsAllowed() {
        super(
                error("TEMPO-POD-012", "runAsNonRoot comes with a user that is not root")
                        .because(
                                "The images before 2.5.0 run as root. With runAsNonRoot and no other runAsUser the kubelet refuses to start the"
                                        + " container: \"container has runAsNonRoot and image will run as root\".")
                        .mend("write runAsUser: 10001 beside it")
                        .source(
                                "grafana/tempo cmd/tempo/Dockerfile 2.3.1 and 2.5.0; Kubernetes 1.34, pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value strict = tempo.security("runAsNonRoot");
        Value user = tempo.security("runAsUser");
        boolean ofGrafana = tempo.value("tempo.repository").text().endsWith("grafana/tempo");
        boolean unsaid = user.isMissing() || user.isNull();
        boolean root =
                unsaid ? ofGrafana && tempo.runsBefore("2.5.0") : user.number().orElse(1) == 0;
        if (strict.isTrue() && root) {
            // In somebody's own registry there may be an image that somebody built otherwise.
            boolean certain =
                    !unsaid || USUAL.contains(tempo.value("tempo.repository").text());
            report.as(certain ? Severity.ERROR : Severity.WARNING)
                    .add(
                            unsaid ? strict : user,
                            unsaid
                                    ? "runAsNonRoot is true, and the image of Tempo %s runs as root"
                                            .formatted(tempo.tempoVersion().orElseThrow())
                                    : "runAsNonRoot is true, and runAsUser is root",
                            "write runAsUser: 10001");
        }
    }
}
