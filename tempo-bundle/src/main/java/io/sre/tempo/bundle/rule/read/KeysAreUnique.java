package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Unread;
import java.util.List;

/** Keys are unique. */
final class KeysAreUnique extends Check {

    KeysAreUnique() {
        super(error("TEMPO-READ-002", "no key stands twice in an object")
                .because(
                        "Which of the two counts depends on who reads it; Kustomize, and with it Flux, refuses the file.")
                .mend("delete one of the two")
                .source("Kustomize 5.7 and Helm 3.22, run; helm-controller issue 286"));
    }

    @Override
    public void check(Platform platform, Report report) {
        ReadRules.reportApplied(platform, Unread.Reason.DUPLICATE_KEY, report);
        // Helm takes the last of them.
        ReadRules.report(
                platform.manifests().unread(),
                List.of(Unread.Reason.DUPLICATE_KEY_ELSEWHERE),
                report.as(Severity.WARNING));
    }
}
