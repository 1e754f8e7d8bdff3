package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import java.util.regex.Pattern;

/** What nobody unescapes is not escaped. */
final class PlaceholdersAreNotEscaped extends PlaceholderCheck {

    private static final Pattern ESCAPED = Pattern.compile("\\$\\$\\{[A-Za-z_]");

    PlaceholdersAreNotEscaped() {
        super(warning("TEMPO-FLUX-013", "a dollar sign is doubled only where Flux substitutes")
                .because(
                        "Without postBuild, nothing makes one dollar sign of two: Tempo reads $${NAME} as the plain text ${NAME}, and not"
                                + " as a variable of its environment.")
                .mend("write ${NAME}, or add postBuild to the Kustomization")
                .source("kustomize-controller 1.9, docs/spec/v1/kustomizations.md; Tempo 2.10, -config.expand-env"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        boolean asItIs = platform.knowsSubstitution(release.manifest()) && !platform.maySubstitute(release.manifest());
        if (asItIs) {
            inline(release).walk(value -> {
                if (value.isText() && ESCAPED.matcher(value.text()).find()) {
                    report.add(
                            value,
                            "two dollar signs stay two, for no Kustomization among the manifests substitutes here",
                            "write one dollar sign");
                }
            });
        }
    }
}
