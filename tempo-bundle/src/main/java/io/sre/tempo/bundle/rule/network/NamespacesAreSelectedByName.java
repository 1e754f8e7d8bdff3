package io.sre.tempo.bundle.rule.network;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A namespace is selected by the label that it has by itself. */
final class NamespacesAreSelectedByName extends Check {

    private static final String GIVEN = "kubernetes.io/metadata.name";

    NamespacesAreSelectedByName() {
        super(warning("TEMPO-NET-015", "namespaces are selected by a label that they have")
                .because("Every namespace has the label kubernetes.io/metadata.name. It has a label name only if somebody gave it one;"
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
            for (Spot selector : selectors(policy)) {
                check(selector, labelled, report);
            }
        }
    }

    private static void check(Spot spot, Map<String, Boolean> labelled, Report report) {
        JsonNode labels = spot.source().tree().at(spot.pointer());
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
                                new Spot(spot.source(), spot.pointer().appendProperty("name")),
                                what + ", and by it the rule selects",
                                "write \"%s: %s\"".formatted(GIVEN, name));
            }
        }
    }

    /** The labels of every namespace selector of a policy. */
    private static List<Spot> selectors(Manifest policy) {
        List<Spot> found = new ArrayList<>();
        for (String[] lists : new String[][] {{"ingress", "from"}, {"egress", "to"}}) {
            JsonNode rules = policy.tree().path("spec").path(lists[0]);
            for (int rule = 0; rule < rules.size(); rule++) {
                JsonNode peers = rules.path(rule).path(lists[1]);
                for (int peer = 0; peer < peers.size(); peer++) {
                    String pointer = "/spec/%s/%d/%s/%d/namespaceSelector/matchLabels".formatted(lists[0], rule, lists[1], peer);
                    if (policy.tree().at(pointer).isObject()) {
                        found.add(new Spot(Source.of(policy), JsonPointer.compile(pointer)));
                    }
                }
            }
        }
        return found;
    }
}
