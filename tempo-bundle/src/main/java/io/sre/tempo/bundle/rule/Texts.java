package io.sre.tempo.bundle.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.Map;
import java.util.function.BiConsumer;

/** Every text in a resource. */
public final class Texts {

    private Texts() {}

    /**
     * Calls back for each text with its spot.
     *
     * @param manifest the resource
     * @param visitor takes the texts, in the order in which they stand there
     */
    public static void of(Manifest manifest, BiConsumer<String, Spot> visitor) {
        walk(manifest.tree(), Spot.of(manifest), visitor);
    }

    private static void walk(JsonNode node, Spot at, BiConsumer<String, Spot> visitor) {
        if (node.isTextual()) {
            visitor.accept(node.textValue(), at);
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                walk(field.getValue(), at.below(field.getKey()), visitor);
            }
        } else {
            for (int index = 0; index < node.size(); index++) {
                walk(node.path(index), at.below(index), visitor);
            }
        }
    }
}
