package io.sre.tempo.bundle.rule.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.YesOrNo;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Redaction;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Labels and annotations are text. */
final class LabelsAreText extends Check {

    LabelsAreText() {
        super(
                error("TEMPO-SYN-002", "labels and annotations are text in the syntax of Kubernetes")
                        .because(
                                "YAML reads true, 1 and 1.0 without quotes as something else than text, and the API server refuses that. Words such as"
                                        + " yes and off are text to Kustomize, and truth values to kubectl. Of annotations Kustomize makes text"
                                        + " whatever the word: only without it they are refused.")
                        .mend("put quotes around it")
                        .source(
                                "Kubernetes 1.34, apimachinery pkg/apis/meta/v1, ObjectMeta, decoded and validated; Kustomize 5.7, run"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Manifest manifest : platform.resources()) {
            Report ofFile = report.about(manifest.file(), platform);
            for (String field : List.of("labels", "annotations")) {
                JsonNode map = manifest.tree().path("metadata").path(field);
                Spot spot = Spot.of(manifest).below("metadata").below(field);
                for (Map.Entry<String, JsonNode> entry : map.properties()) {
                    if (field.equals("labels")) {
                        check(spot.below(entry.getKey()), entry, true, ofFile);
                    } else if (!isMadeText(entry.getValue()) || !platform.isBuilt(manifest)) {
                        check(spot.below(entry.getKey()), entry, false, ofFile);
                    }
                }
            }
        }
    }

    private static boolean isMadeText(JsonNode annotation) {
        return annotation instanceof NumericNode || annotation instanceof BooleanNode;
    }

    private static void check(Spot spot, Map.Entry<String, JsonNode> entry, boolean label, Report report) {
        JsonNode value = entry.getValue();
        String text = value.asText("");
        boolean open = isOpen(text) || isOpen(entry.getKey());
        // Of annotations the API server does not mind the case.
        String key = label ? entry.getKey() : entry.getKey().toLowerCase(Locale.ROOT);
        if (!Syntax.LABEL_KEY.accepts(key) && !open) {
            report.add(
                    spot,
                    "the key \"%s\" %s".formatted(entry.getKey(), Syntax.LABEL_KEY.rule()),
                    Syntax.LABEL_KEY.mend(entry.getKey()));
        } else if (!(value instanceof TextNode) && !(value instanceof NullNode)) {
            boolean perhaps = label ? value instanceof BooleanNode && YesOrNo.mayStandAt(spot) : isMadeText(value);
            (perhaps ? report.as(Severity.WARNING) : report)
                    .add(
                            spot,
                            "%s is %s and not text".formatted(entry.getKey(), Redaction.show(entry.getKey(), value)),
                            "put quotes around it");
        } else if (label && !open && !Syntax.LABEL_VALUE.accepts(text) && !text.isEmpty()) {
            report.add(spot, "\"%s\" %s".formatted(text, Syntax.LABEL_VALUE.rule()), Syntax.LABEL_VALUE.mend(text));
        }
    }

    /** Templates of which every value stands in quotes are YAML, too. */
    private static boolean isOpen(String text) {
        return text.contains("${") || text.contains("{{");
    }
}
