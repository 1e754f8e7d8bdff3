package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.YesOrNo;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.List;

/** Labels, annotations and node selectors are text. */
final class LabelsOfThePodAreText extends InstallationCheck {

    private static final List<String> MAPS = List.of(
            "podLabels",
            "podAnnotations",
            "nodeSelector",
            "extraLabels",
            "annotations",
            "service.annotations",
            "persistence.annotations",
            "serviceAccount.annotations",
            "serviceAccount.labels");

    LabelsOfThePodAreText() {
        super(
                error("TEMPO-POD-015", "labels, annotations and node selectors in the values are text")
                        .because(
                                "The chart writes them as they are, and YAML reads true and 1 without quotes as something else than text. The API"
                                        + " server refuses the object, and the release fails.")
                        .mend("put the value into quotes")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4, rendered; Kubernetes 1.34, ObjectMeta and PodSpec, decoded; Kustomize 5.7, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (String map : MAPS) {
            for (Value value : tempo.value(map).values()) {
                boolean text = value.isText() || value.isNull() || !value.isPresent();
                if (value.isWritten() && !text && isRendered(map, tempo)) {
                    boolean truth = value.isTrue() || value.isFalse();
                    (truth && YesOrNo.mayStandAt(value.spot()) ? report.as(Severity.WARNING) : report)
                            .add(
                                    value,
                                    "%s is %s and not text".formatted(value.path(), value),
                                    value.isObject() || value.isList() ? "write text" : "put quotes around it");
                }
            }
        }
    }

    private static boolean isRendered(String map, Installation tempo) {
        if (map.startsWith("persistence.")) {
            return tempo.value("persistence.enabled").isTrue();
        }
        return !map.startsWith("serviceAccount.")
                || tempo.value("serviceAccount.create").isTrue();
    }
}
