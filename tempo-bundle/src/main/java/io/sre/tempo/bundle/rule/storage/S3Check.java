package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Rule;

/** A check of the settings of S3, where S3 is in use. */
abstract class S3Check extends InstallationCheck {

    S3Check(Rule rule) {
        super(rule);
    }

    @Override
    protected final void check(Installation tempo, Platform platform, Report report) {
        if (TraceStorage.backend(tempo).filter("s3"::equals).isPresent()) {
            check(tempo.value("tempo.storage.trace.s3"), report);
        }
    }

    /** Looks at the settings. */
    abstract void check(Value s3, Report report);
}
