package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.yaml.CrdFit;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** Flux and the API server take what stands in the fields. */
final class FieldsAreTaken extends CrdCheck {

    /** An address that is one may still be the wrong one, which is the matter of other rules. */
    private static final Pattern ADDRESS = Pattern.compile("(oci|https?)://.*");

    /** An interval of nothing means that Flux looks once. */
    private static final Pattern NO_TIME = Pattern.compile("(0{1,20}(\\.0{1,20})?(ms|s|m|h))+");

    private static final Pattern WITHOUT_EFFECT =
            Pattern.compile("^spec\\.(accessFrom|healthCheckExprs|postRenderers\\[\\d+]\\.kustomize\\.images)\\b");

    FieldsAreTaken() {
        super(
                error("TEMPO-FLUX-003", "the fields of Flux's objects hold what Flux takes")
                        .of("Flux 2.8; HelmRelease v2, sources v1")
                        .because(
                                "The API server checks an object by the CRD, the controller checks the rest. What they refuse is not installed,"
                                        + " and what was there stays as it is.")
                        .mend("write what the CRD asks for")
                        .source(
                                "helm-controller 1.6 and source-controller 1.9, config/crd/bases, by the API server's own validation of Kubernetes 1.34"));
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
        if (isWhole(value) && problem.rule().endsWith("a whole number")) {
            return;
        }
        String found = problem.value().equals("nothing") ? "" : ": " + problem.value();
        (isTaken(problem.path(), value) ? report.as(Severity.WARNING) : report)
                .add(spot, problem.path() + found + " " + problem.rule(), problem.mend());
    }

    /** YAML's 5.0 is JSON's 5. */
    private static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** What the CRD takes and Flux lives with, in some way. */
    private static boolean isTaken(String path, JsonNode value) {
        return WITHOUT_EFFECT.matcher(path).find()
                || NO_TIME.matcher(value.asText("")).matches();
    }
}
