package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;

/** The name of the Helm release is the one that people read. */
final class ReleaseNameIsWhole extends ReleaseCheck {

    private static final int LONGEST = 53;

    ReleaseNameIsWhole() {
        super(information("TEMPO-FLUX-014", "the name of the Helm release fits into 53 characters")
                .because(
                        "Flux cuts a longer name and ends it with a checksum. Service, labels and addresses follow the name that comes"
                                + " of it.")
                .mend("set spec.releaseName")
                .source("helm-controller 1.6, api/v2/helmrelease_types.go"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        String target = release.spec().path("targetNamespace").asText("");
        String whole = target.isEmpty()
                ? release.manifest().name()
                : target + "-" + release.manifest().name();
        boolean derived = release.spec().path("releaseName").asText("").isEmpty();
        if (derived && whole.length() > LONGEST && !whole.contains("${")) {
            report.add(
                    release.spot("/metadata/name"),
                    "the name of the Helm release becomes %s".formatted(release.name()),
                    "set spec.releaseName");
        }
    }
}
