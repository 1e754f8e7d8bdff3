package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.yaml.CrdFit;
import io.sre.tempo.model.finding.Problem;
import java.util.List;

/** Flux knows the fields of its objects. */
final class FieldsAreKnown extends CrdCheck {

    FieldsAreKnown() {
        super(warning("TEMPO-FLUX-002", "the objects of Flux have only fields that Flux knows")
                .of("Flux 2.8; HelmRelease v2, sources v1")
                .because(
                        "A field that the CRD does not have is refused where it is applied by Flux, and dropped without a word by kubectl."
                                + " valuesFile, patchesStrategicMerge and patchesJson6902 are gone since v2.")
                .mend("correct the name, or remove it")
                .source("helm-controller 1.6, source-controller 1.9, config/crd/bases"));
    }

    @Override
    List<Problem> problems(CrdFit fit) {
        return fit.unknown();
    }

    @Override
    void add(Spot spot, JsonNode value, Problem problem, Report report) {
        report.add(spot, "Flux knows no field %s".formatted(problem.path()), problem.mend());
    }
}
