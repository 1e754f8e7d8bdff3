package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;

/** A failure does not stay for ever. */
final class FailuresAreTriedAgain extends ReleaseCheck {

    FailuresAreTriedAgain() {
        super(information("TEMPO-FLUX-016", "Flux tries again after a failed install or upgrade")
                .because(
                        "By default Flux tries once. After a failure, be it a timeout while the image is pulled, it waits until the"
                                + " HelmRelease or its values change.")
                .mend("set install.strategy and upgrade.strategy to RetryOnFailure, or remediation.retries")
                .source("helm-controller 1.6, docs/spec/v2/helmreleases.md"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        boolean never = !triesAgain(release.spec().path("install"))
                && !triesAgain(release.spec().path("upgrade"));
        if (never) {
            report.add(
                    release.spot("/spec"),
                    "a failed install or upgrade is not tried again",
                    "set remediation.retries for both, or the strategy RetryOnFailure");
        }
    }

    private static boolean triesAgain(JsonNode action) {
        JsonNode retries = action.path("remediation").path("retries");
        return action.path("strategy").path("name").asText("").equals("RetryOnFailure")
                || (!retries.isMissingNode() && !retries.asText("").equals("0"));
    }
}
