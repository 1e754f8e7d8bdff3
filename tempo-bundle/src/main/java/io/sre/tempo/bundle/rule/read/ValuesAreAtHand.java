package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.ValuesSource;

/** Values that are kept elsewhere cannot be checked. */
final class ValuesAreAtHand extends ReleaseCheck {

    ValuesAreAtHand() {
        super(information("TEMPO-READ-006", "the values of a release are among the manifests")
                .because(
                        "What a ConfigMap or Secret of valuesFrom says is part of the values. What is not at hand was not checked.")
                .mend("check the release together with the ConfigMap, the Secret or the kustomization that makes it")
                .source("helm-controller 1.6, spec.valuesFrom"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        for (ValuesSource source : release.valuesFrom()) {
            if (!source.atHand() && source.keyless().isEmpty()) {
                String without = source.optional()
                        ? "checked as if it did not exist"
                        : source.targetPath().isEmpty()
                                ? "what only it can say was not checked"
                                : source.targetPath() + " was not checked";
                report.add(
                        source.spot(),
                        "the %s %s with the key %s is not among the manifests; %s"
                                .formatted(source.kind(), source.name(), source.key(), without),
                        "check it together with them");
            }
        }
    }
}
