package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.manifest.Unread;
import java.util.List;

/** Templates cannot be checked. */
final class Rendered extends Check {

    Rendered() {
        super(information("TEMPO-READ-003", "templates are rendered before they are checked")
                .because("A template has no values yet, so nothing in it was checked.")
                .mend("render the chart, and check the outcome")
                .source("Helm 3 and 4"));
    }

    @Override
    public void check(Platform platform, Report report) {
        ReadRules.report(platform.manifests().unread(), List.of(Unread.Reason.TEMPLATE), report);
    }
}
