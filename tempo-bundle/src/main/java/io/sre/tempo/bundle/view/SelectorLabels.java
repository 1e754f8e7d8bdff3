package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.manifest.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The labels that a kustomization puts into selectors, and into the templates of pods. Pods that a chart makes do not get them.
 *
 * <p>Source: sigs.k8s.io/kustomize 5.8, api/internal/konfig/builtinpluginconsts/commonlabels.go.
 */
final class SelectorLabels {

    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob");

    private SelectorLabels() {}

    /** The labels of {@code commonLabels}, and those of {@code labels} that go into selectors. */
    static Map<String, JsonNode> of(JsonNode kustomization) {
        Map<String, JsonNode> labels = new LinkedHashMap<>();
        for (JsonNode entry : kustomization.path("labels")) {
            if (entry.path("includeSelectors").asBoolean(false)) {
                entry.path("pairs").properties().forEach(label -> labels.put(label.getKey(), label.getValue()));
            }
        }
        kustomization.path("commonLabels").properties().forEach(label -> labels.put(label.getKey(), label.getValue()));
        return labels;
    }

    static Manifest in(Manifest manifest, Map<String, JsonNode> labels) {
        ObjectNode tree = manifest.tree().deepCopy();
        JsonNode spec = tree.path("spec");
        switch (manifest.kind()) {
            case "NetworkPolicy" -> {
                add(spec.path("podSelector").path("matchLabels"), labels);
                peers(spec.path("ingress"), "from", labels);
                peers(spec.path("egress"), "to", labels);
            }
            case "Service" -> add(made(spec, "selector"), labels);
            case "Pod" -> add(made(tree.path("metadata"), "labels"), labels);
            default -> {
                if (WORKLOADS.contains(manifest.kind())) {
                    boolean cron = manifest.kind().equals("CronJob");
                    JsonNode pods = cron ? spec.path("jobTemplate").path("spec") : spec;
                    add(spec.path("selector").path("matchLabels"), labels);
                    add(made(made(pods.path("template"), "metadata"), "labels"), labels);
                }
            }
        }
        return tree.equals(manifest.tree()) ? manifest : manifest.patched(tree, manifest.origins());
    }

    private static void peers(JsonNode rules, String field, Map<String, JsonNode> labels) {
        for (JsonNode rule : rules) {
            for (JsonNode peer : rule.path(field)) {
                add(peer.path("podSelector").path("matchLabels"), labels);
            }
        }
    }

    /** A field of an object, which is made if it is missing. */
    private static JsonNode made(JsonNode parent, String field) {
        return parent instanceof ObjectNode object && !object.hasNonNull(field)
                ? object.putObject(field)
                : parent.path(field);
    }

    private static void add(JsonNode object, Map<String, JsonNode> labels) {
        if (object instanceof ObjectNode fields) {
            labels.forEach(fields::set);
        }
    }
}
