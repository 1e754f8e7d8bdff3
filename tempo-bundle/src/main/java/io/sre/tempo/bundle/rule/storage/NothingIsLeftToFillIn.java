package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;

/** Whoever copied an example filled it in. */
final class NothingIsLeftToFillIn extends ReleaseCheck {

    NothingIsLeftToFillIn() {
        super(warning("TEMPO-STOR-005", "nothing is left to be filled in, such as REPLACE_ME")
                .because(
                        "Text that stands for a real value is used as it is: Tempo asks a host or a bucket of that name, with keys that"
                                + " nobody knows, and stops at start.")
                .mend("write the real value, or take it from a Secret or ConfigMap by valuesFrom and delete it here")
                .source("Flux lays spec.values over valuesFrom; Tempo 2.3.1 and 2.10.8, by running them"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        release.texts().forEach(value -> {
            if (value.isStandIn() && !value.hasPlaceholder()) {
                report.add(value, "%s is still to be filled in".formatted(value.path()), "write the real value");
            }
        });
    }
}
