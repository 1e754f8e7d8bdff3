package io.sre.tempo.bundle.rule;

import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.finding.Rule;

/** A check of each HelmRelease of Tempo, whatever chart of the two it is and whatever the version is. */
public abstract class ReleaseCheck extends Check {

    /** Makes a check of a rule. */
    protected ReleaseCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        platform.releases().forEach(release -> check(release, platform, report));
    }

    /** Looks at a HelmRelease. */
    protected abstract void check(Release release, Platform platform, Report report);
}
