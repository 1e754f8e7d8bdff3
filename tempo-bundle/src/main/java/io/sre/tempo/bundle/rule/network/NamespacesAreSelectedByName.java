package io.sre.tempo.bundle.rule.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;

/** A namespace is selected by the label that it has by itself. */
final class NamespacesAreSelectedByName extends Check {

    private static final String GIVEN = "kubernetes.io/metadata.name";

    NamespacesAreSelectedByName() {
        super(warning("TEMPO-NET-015", "namespaces are selected by a label that they have")
                .because(
                        "Every namespace has the label kubernetes.io/metadata.name. It has a label name only if somebody gave it one;"
                                + " otherwise the selector matches nothing, and the rule lets nobody through.")
                .mend("select by kubernetes.io/metadata.name")
                .source("Kubernetes 1.22, Automatic labelling of namespaces"));
    }

    @Override
    public void check(Platform platform, Report report) {
        Map<String, Boolean> labelled = new HashMap<>();
        for (Manifest namespace : platform.ofKind("Namespace")) {
            JsonNode label = namespace.tree().path("metadata").path("labels").path("name");
            labelled.put(namespace.name(), label.asText("").equals(namespace.name()));
        }
        for (Manifest policy : platform.ofKind("NetworkPolicy")) {
            JsonNode spec = policy.tree().path("spec");
            Spot spot = Spot.of(policy).below("spec");
            check(spec.path("ingress"), spot.below("ingress"), "from", labelled, report);
            check(spec.path("egress"), spot.below("egress"), "to", labelled, report);
        }
    }

    private static void check(
            JsonNode rules, Spot spot, String peers, Map<String, Boolean> labelled, Report report) {
        for (int rule = 0; rule < rules.size(); rule++) {
            JsonNode list = rules.path(rule).path(peers);
            for (int peer = 0; peer < list.size(); peer++) {
                JsonNode labels = list.path(peer).path("namespaceSelector").path("matchLabels");
                if (labels.has("name")) {
                    Spot at = spot.below(rule).below(peers).below(peer);
                    check(at.below("namespaceSelector").below("matchLabels"), labels, labelled, report);
                }
            }
        }
    }

    private static void check(Spot spot, JsonNode labels, Map<String, Boolean> labelled, Report report) {
        String name = labels.path("name").asText("");
        if (!name.isEmpty() && !labels.has(GIVEN)) {
            Boolean known = labelled.get(name);
            boolean wrong = Boolean.FALSE.equals(known);
            if (known == null || wrong) {
                Severity severity = wrong ? Severity.WARNING : Severity.INFORMATION;
                String what = wrong
                        ? "the namespace %s has no label name".formatted(name)
                        : "whether the namespace %s has a label name cannot be told".formatted(name);
                report.as(severity)
                        .add(
                                spot.below("name"),
                                what + ", and by it the rule selects",
                                "write \"%s: %s\"".formatted(GIVEN, name));
            }
        }
    }
}
