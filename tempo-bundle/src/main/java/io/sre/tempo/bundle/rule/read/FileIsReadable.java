package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Unread;
import java.util.List;

/** What is there can be read. */
final class FileIsReadable extends Check {

    FileIsReadable() {
        super(error("TEMPO-READ-001", "every file can be read")
                .because(
                        "kubectl and Flux refuse such a file, and with it all that is applied together with it. Of tags, tabs and sizes that only"
                                + " this library does not take, a warning says so, and of files that no kustomization of Kustomize or Flux applies: nothing in there was checked.")
                .mend("correct what the finding names")
                .source("YAML as sigs.k8s.io/yaml 1.6 and Kustomize 5.7 read it, run; JSON"));
    }

    @Override
    public void check(Platform platform, Report report) {
        ReadRules.reportApplied(platform, Unread.Reason.BROKEN, report);
        ReadRules.report(platform.manifests().unread(), List.of(Unread.Reason.UNREACHABLE), report);
        ReadRules.report(
                platform.manifests().unread(), List.of(Unread.Reason.NOT_UNDERSTOOD), report.as(Severity.WARNING));
    }
}
