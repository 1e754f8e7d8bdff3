package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;

/** A null that removes a default is not lost on its way. */
final class NullsArrive extends InstallationCheck {

    NullsArrive() {
        super(information("TEMPO-FLUX-014", "a null that removes a default arrives at Helm")
                .because(
                        "Helm removes a default of the chart for an explicit null. Tools that write a HelmRelease again often leave nulls"
                                + " out, and the default is back without a word.")
                .mend("keep it in a ConfigMap of valuesFrom, where it is text, and look at the rendered manifests")
                .source("kustomize-controller issues 372 and 770; helm-controller issue 319"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        JsonNode manifest = tempo.manifest().tree();
        JsonNode defaults = tempo.chart().defaults();
        tempo.release().written().walk(value -> {
            boolean inline = value.isNull() && value.spot().source().tree() == manifest;
            if (inline
                    && !at(defaults, value.path()).isMissingNode()
                    && !at(defaults, value.path()).isNull()) {
                report.add(
                        value,
                        "null removes the default of %s only if it arrives at Helm".formatted(value.path()),
                        "keep it in a ConfigMap of valuesFrom, or make sure that the default is gone");
            }
        });
    }

    private static JsonNode at(JsonNode tree, String path) {
        JsonNode found = tree;
        for (String key : path.split("\\.", -1)) {
            found = found.path(key);
        }
        return found;
    }
}
