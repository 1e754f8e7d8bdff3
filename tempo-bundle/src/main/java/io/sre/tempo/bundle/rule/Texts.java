package io.sre.tempo.bundle.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Every text in the resources of a set. */
public final class Texts {

    private final Map<Manifest, List<String>> all = new HashMap<>();

    private Texts(Platform platform) {
        for (Manifest manifest : platform.resources()) {
            List<String> texts = new ArrayList<>();
            collect(manifest.tree(), texts);
            all.put(manifest, texts);
        }
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        } else if (node.isContainerNode()) {
            for (JsonNode child : node) {
                collect(child, texts);
            }
        }
    }

    /** {@return the texts of a set} */
    public static Texts of(Platform platform) {
        return platform.derived(Texts.class, Texts::new);
    }

    /**
     * Calls back for each text of a sort, with its spot.
     *
     * @param manifest one of the resources
     * @param wanted whether a text is of interest; in most resources none is, which is found out without spots
     * @param visitor takes those texts, in the order in which they stand there
     */
    public void in(Manifest manifest, Predicate<String> wanted, BiConsumer<String, Spot> visitor) {
        for (String text : all.getOrDefault(manifest, List.of())) {
            if (wanted.test(text)) {
                walk(manifest.tree(), Spot.of(manifest), wanted, visitor);
                return;
            }
        }
    }

    private static void walk(JsonNode node, Spot at, Predicate<String> wanted, BiConsumer<String, Spot> visitor) {
        if (node.isTextual()) {
            if (wanted.test(node.textValue())) {
                visitor.accept(node.textValue(), at);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                walk(field.getValue(), at.below(field.getKey()), wanted, visitor);
            }
        } else {
            for (int index = 0; index < node.size(); index++) {
                walk(node.path(index), at.below(index), wanted, visitor);
            }
        }
    }
}
