package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Rule;

/** A check of placeholders in the values of a HelmRelease, as they were written. */
abstract class PlaceholderCheck extends ReleaseCheck {

    PlaceholderCheck(Rule rule) {
        super(rule);
    }

    /** The values in the HelmRelease itself, before Flux replaces anything. */
    static Value inline(Release release) {
        return Value.written(Source.of(release.manifest()), JsonPointer.compile("/spec/values"), "");
    }
}
