package io.sre.tempo.bundle.rule.mesh;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Injection is asked for by a label. */
final class InjectionIsALabel extends InstallationCheck {

    InjectionIsALabel() {
        super(warning("TEMPO-MESH-003", "a pod says by a label whether it wants a sidecar")
                .because("The annotation sidecar.istio.io/inject is deprecated: the webhook is called by labels, so an annotation alone cannot bring a sidecar into a namespace without injection.")
                .mend("use podLabels")
                .source("Istio 1.27, Resource labels"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value annotation = tempo.value("podAnnotations").get("sidecar.istio.io/inject");
        Value label = tempo.value("podLabels").get("sidecar.istio.io/inject");
        if (annotation.isWritten() && label.isMissing()) {
            report.add(
                    annotation,
                    "sidecar.istio.io/inject is an annotation here, and Istio asks for a label",
                    "move it to podLabels");
        }
    }
}
