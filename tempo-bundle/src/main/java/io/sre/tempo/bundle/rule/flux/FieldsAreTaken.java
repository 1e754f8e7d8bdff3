package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.yaml.CrdFit;
import io.sre.tempo.model.finding.Problem;
import java.util.List;
import java.util.regex.Pattern;

/** Flux and the API server take what stands in the fields. */
final class FieldsAreTaken extends CrdCheck {

    /** An address that is one may still be the wrong one, which is the matter of other rules. */
    private static final Pattern ADDRESS = Pattern.compile("(oci|https?)://.*");

    FieldsAreTaken() {
        super(error("TEMPO-FLUX-003", "the fields of Flux's objects hold what Flux takes")
                .of("Flux 2.8; HelmRelease v2, sources v1")
                .because(
                        "The API server checks an object by the CRD, the controller checks the rest. What they refuse is not installed,"
                                + " and what was there stays as it is.")
                .mend("write what the CRD asks for")
                .source("helm-controller 1.6, source-controller 1.9, config/crd/bases"));
    }

    @Override
    List<Problem> problems(CrdFit fit) {
        return fit.misfits();
    }

    @Override
    void add(Spot spot, JsonNode value, Problem problem, Report report) {
        if (problem.path().equals("spec.url")
                && ADDRESS.matcher(value.asText("")).matches()) {
            return;
        }
        String found = problem.value().equals("nothing") ? "" : ": " + problem.value();
        report.add(spot, problem.path() + found + " " + problem.rule(), problem.mend());
    }
}
