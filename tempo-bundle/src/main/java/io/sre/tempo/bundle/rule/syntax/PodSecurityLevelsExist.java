package io.sre.tempo.bundle.rule.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Set;

/** The labels of Pod Security name levels that exist. */
final class PodSecurityLevelsExist extends Check {

    private static final Set<String> LEVELS = Set.of("privileged", "baseline", "restricted");

    PodSecurityLevelsExist() {
        super(
                error("TEMPO-SYN-006", "labels of Pod Security name levels that exist")
                        .because(
                                "The API server refuses a namespace whose label names another level than privileged, baseline or restricted.")
                        .mend("write privileged, baseline or restricted")
                        .source(
                                "Kubernetes 1.34, k8s.io/pod-security-admission, api.PolicyToEvaluate and admission.ValidateNamespace"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Manifest namespace : platform.ofKind("Namespace")) {
            boolean core = namespace.apiVersion().equals("v1");
            JsonNode labels = core ? namespace.tree().at("/metadata/labels") : MissingNode.getInstance();
            for (String mode : List.of("enforce", "audit", "warn")) {
                String key = "pod-security.kubernetes.io/" + mode;
                String level = labels.path(key).asText("");
                if (labels.path(key).isTextual() && !level.contains("${") && !LEVELS.contains(level)) {
                    report.add(
                            Spot.of(namespace, "/metadata/labels/pod-security.kubernetes.io~1" + mode),
                            "\"%s\" is no level of Pod Security".formatted(level),
                            "write privileged, baseline or restricted");
                }
            }
        }
    }
}
