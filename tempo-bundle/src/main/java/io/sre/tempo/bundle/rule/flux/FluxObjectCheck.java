package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A check of each HelmRelease of Tempo and of each source that one takes its chart from. */
abstract class FluxObjectCheck extends Check {

    FluxObjectCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        Set<Manifest> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Release release : platform.releases()) {
            check(release.manifest(), platform, report);
            release.reference()
                    .source()
                    .filter(source -> source.apiVersion().startsWith("source.toolkit.fluxcd.io/"))
                    .filter(seen::add)
                    .ifPresent(source -> check(source, platform, report));
        }
    }

    abstract void check(Manifest manifest, Platform platform, Report report);
}
