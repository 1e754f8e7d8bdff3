package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.YesOrNo;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Severity;
import java.util.Map;

/** The label for the sidecar is a text. */
final class SidecarLabelIsText extends TempoDatasourceCheck {

    SidecarLabelIsText() {
        super(error("TEMPO-GRAF-029", "the label for Grafana's sidecar is a text")
                .because(
                        "YAML reads 1 and true as a number and a truth value. The API server refuses an object with a label that is no"
                                + " text.")
                .mend("put the value into quotes")
                .source("Kubernetes 1.34, apimachinery pkg/apis/meta/v1, ObjectMeta, decoded; Kustomize 5.7, run"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        datasource.spot().source().manifest().ifPresent(manifest -> {
            JsonNode labels = manifest.tree().path("metadata").path("labels");
            for (Map.Entry<String, JsonNode> label : labels.properties()) {
                boolean wrong = label.getKey().contains("datasource")
                        && !label.getValue().isTextual();
                if (wrong && !label.getValue().isNull()) {
                    JsonPointer pointer =
                            JsonPointer.compile("/metadata/labels").appendProperty(label.getKey());
                    Spot spot = new Spot(Source.of(manifest), pointer);
                    boolean perhaps = label.getValue().isBoolean() && YesOrNo.mayStandAt(spot);
                    (perhaps ? report.as(Severity.WARNING) : report)
                            .add(
                                    spot,
                                    "the label %s is %s, and not a text".formatted(label.getKey(), label.getValue()),
                                    "write \"%s\"".formatted(label.getValue().asText()));
                }
            }
        });
    }
}
