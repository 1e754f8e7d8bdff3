package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import java.util.List;

/** The strategy and the remediation of an action go together. */
final class RemediationIsUsed extends ReleaseCheck {

    RemediationIsUsed() {
        super(warning("TEMPO-FLUX-021", "remediation stands only where the strategy looks at it")
                .of("helm-controller 1.4 and later")
                .because(
                        "With the strategy RetryOnFailure, Flux tries again in place and looks at no remediation: retries and a rollback"
                                + " that are written do not happen.")
                .mend("delete the remediation, or the strategy")
                .source("helm-controller 1.6, docs/spec/v2/helmreleases.md"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        for (String action : List.of("install", "upgrade")) {
            JsonNode settings = release.spec().path(action);
            boolean retries = settings.path("strategy").path("name").asText("").equals("RetryOnFailure");
            if (retries && !settings.path("remediation").isEmpty()) {
                report.add(
                        release.spot("/spec/" + action + "/remediation"),
                        "the strategy of %s is RetryOnFailure, which does not look at remediation".formatted(action),
                        "delete the remediation, or the strategy");
            }
        }
    }
}
