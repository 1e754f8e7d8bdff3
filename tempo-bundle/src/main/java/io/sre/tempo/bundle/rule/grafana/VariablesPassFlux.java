package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;

/** Flux leaves the variables of Grafana's queries alone. */
final class VariablesPassFlux extends QueryTextCheck {

    VariablesPassFlux() {
        super(warning("TEMPO-GRAF-003", "Flux does not replace the variables of queries")
                .because(
                        "With postBuild, Flux replaces ${NAME} in each resource. What it does not know becomes nothing, or stops the"
                                + " Kustomization; a name with a dot, such as ${__value.raw}, always stops it.")
                .mend("mark the resource with the annotation kustomize.toolkit.fluxcd.io/substitute: disabled")
                .source("kustomize-controller 1.9, docs/spec/v1/kustomizations.md; fluxcd/pkg envsubst"));
    }

    @Override
    void check(Value value, Way way, Report report) {
        if (way.substituted()) {
            Dollars.takenByFlux(value.text()).ifPresent(variable -> {
                boolean unreadable = variable.matches("\\$\\{__\\w*[^\\w}].*");
                report.add(
                        value,
                        unreadable
                                ? "Flux cannot read %s as a variable, and refuses the whole Kustomization"
                                        .formatted(variable)
                                : "Flux replaces %s by a variable of its own, before Grafana sees it"
                                        .formatted(variable),
                        "add the annotation kustomize.toolkit.fluxcd.io/substitute: disabled");
            });
        }
    }
}
