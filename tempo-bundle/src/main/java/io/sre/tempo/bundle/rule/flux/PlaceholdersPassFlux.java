package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Flux leaves alone what Tempo replaces itself. */
final class PlaceholdersPassFlux extends PlaceholderCheck {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?:[:=-][^}]*+)?}");

    PlaceholdersPassFlux() {
        super(warning("TEMPO-FLUX-012", "Flux does not replace the variables of Tempo's environment")
                .because(
                        "With postBuild, Flux replaces ${NAME} in the HelmRelease before Helm sees it. A name that it does not know"
                                + " becomes nothing, or stops the Kustomization, and Tempo gets no credentials.")
                .mend("write $${NAME}, or mark the HelmRelease with kustomize.toolkit.fluxcd.io/substitute: disabled")
                .source("kustomize-controller 1.9, docs/spec/v1/kustomizations.md, pull 1671"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        if (!platform.maySubstitute(release.manifest())) {
            return;
        }
        Value inline = inline(release);
        Set<String> ofTempo = inline.at("tempo.extraEnv").elements().stream()
                .map(variable -> variable.get("name").text())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        ofTempo.removeAll(platform.variables(release.manifest()).keySet());
        inline.walk(value -> taken(value, ofTempo)
                .ifPresent(name -> report.add(
                        value,
                        "Flux replaces ${%s} before Tempo sees it, and %s is a variable of Tempo's environment"
                                .formatted(name, name),
                        "write $${%s}".formatted(name))));
    }

    private static Optional<String> taken(Value value, Set<String> ofTempo) {
        Matcher variable = VARIABLE.matcher(value.isText() ? value.text() : "");
        while (variable.find()) {
            if (variable.group(1) != null && ofTempo.contains(variable.group(1))) {
                return Optional.of(variable.group(1));
            }
        }
        return Optional.empty();
    }
}
