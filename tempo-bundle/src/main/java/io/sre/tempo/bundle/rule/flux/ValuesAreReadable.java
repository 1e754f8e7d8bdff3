package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.ValuesSource;
import java.util.List;

/** What valuesFrom takes as values is YAML. */
final class ValuesAreReadable extends ReleaseCheck {

    ValuesAreReadable() {
        super(error("TEMPO-FLUX-023", "what valuesFrom takes as values is an object in YAML")
                .because(
                        "Flux parses the text of the ConfigMap or Secret when it composes the values. If that fails, the release is not"
                                + " installed, and not upgraded.")
                .mend("correct the text; its indentation is a good place to begin")
                .source("helm-controller 1.6, fluxcd/pkg chartutil 1.27, ChartValuesFromReferences"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        for (ValuesSource source : release.valuesFrom()) {
            boolean whole = source.targetPath().isEmpty();
            if (whole && source.isMalformed()) {
                report.add(
                        source.content().spot(),
                        "what the %s %s holds as %s is no object in YAML, and Flux does not install the release"
                                .formatted(source.kind(), source.name(), source.key()),
                        "correct the text",
                        List.of(),
                        List.of(source.spot()));
            }
        }
    }
}
