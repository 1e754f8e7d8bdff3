package io.sre.tempo.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.yaml.Yaml;
import java.util.List;

/** The list of a folder's manifests, for Kustomize and Flux. It sets no namespace: the manifests have their own. */
final class Kustomization {

    private Kustomization() {}

    static String listing(List<String> files) {
        ObjectNode kustomization = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization");
        ArrayNode resources = kustomization.putArray("resources");
        files.forEach(resources::add);
        return Yaml.write(kustomization);
    }
}
