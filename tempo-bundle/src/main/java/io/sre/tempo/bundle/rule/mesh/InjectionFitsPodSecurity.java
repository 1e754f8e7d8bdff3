package io.sre.tempo.bundle.rule.mesh;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;

/** An injected pod is admitted. */
final class InjectionFitsPodSecurity extends InstallationCheck {

    InjectionFitsPodSecurity() {
        super(warning("TEMPO-MESH-004", "a namespace with injection admits the sidecar")
                .because(
                        "The init container of the sidecar needs the capabilities NET_ADMIN and NET_RAW, which the Pod Security levels baseline and restricted refuse, unless Istio's CNI plugin is installed.")
                .mend("install Istio's CNI plugin, or enforce the level privileged")
                .source("Istio 1.27, Pod Security Admission"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        String namespace = tempo.namespace().orElse("");
        String level = platform.namespaceLabels(namespace).getOrDefault("pod-security.kubernetes.io/enforce", "");
        boolean strict = level.equals("restricted") || level.equals("baseline");
        if (strict && platform.hasSidecar(tempo)) {
            for (Manifest manifest : platform.named("Namespace", namespace)) {
                report.add(
                        Spot.of(manifest, "/metadata/labels/pod-security.kubernetes.io~1enforce"),
                        "enforces %s, which refuses the init container of the sidecar".formatted(level),
                        "install Istio's CNI plugin, or enforce privileged",
                        List.of(),
                        platform.injection(tempo).stream().toList());
            }
        }
    }
}
