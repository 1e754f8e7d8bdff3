package io.sre.tempo.bundle.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every text in the resources of a set that may lead to Tempo: the name of one of its Services stands in it, and a port or
 * the name of a headless Service. Most texts have nothing to do with it, and a closer look is slow.
 */
public final class Mentions {

    /** The ending of the name of a headless Service, as charts have it. */
    public static final String HEADLESS = "-headless";

    private static final int LONGEST = 200_000;

    private final Collection<String> services;
    private final Map<Manifest, List<Mention>> all = new HashMap<>();

    /**
     * A text.
     *
     * @param text the whole of it
     * @param spot where it stands
     */
    public record Mention(String text, Spot spot) {

        /** {@return whether a port may stand in it} */
        public boolean mayHavePort() {
            return text.indexOf(':') >= 0;
        }
    }

    private Mentions(Platform platform) {
        services = platform.serviceNames();
        for (Manifest manifest : services.isEmpty() ? List.<Manifest>of() : platform.resources()) {
            List<Mention> found = new ArrayList<>(0);
            walk(manifest.tree(), Spot.of(manifest), found);
            if (!found.isEmpty()) {
                all.put(manifest, List.copyOf(found));
            }
        }
    }

    /** {@return the mentions in a set} */
    public static Mentions of(Platform platform) {
        return platform.derived(Mentions.class, Mentions::new);
    }

    /** {@return the mentions in a resource, in the order in which they stand there} */
    public List<Mention> in(Manifest manifest) {
        return all.getOrDefault(manifest, List.of());
    }

    /** Spots are made for what holds others; of the texts only few need one. */
    private void walk(JsonNode node, Spot at, List<Mention> found) {
        if (node instanceof ObjectNode) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                JsonNode value = field.getValue();
                if (value instanceof ContainerNode<?>) {
                    walk(value, at.below(field.getKey()), found);
                } else if (value instanceof TextNode text && isMention(text.textValue())) {
                    found.add(new Mention(text.textValue(), at.below(field.getKey())));
                }
            }
        } else {
            for (int index = 0; index < node.size(); index++) {
                JsonNode value = node.path(index);
                if (value instanceof ContainerNode<?>) {
                    walk(value, at.below(index), found);
                } else if (value instanceof TextNode text && isMention(text.textValue())) {
                    found.add(new Mention(text.textValue(), at.below(index)));
                }
            }
        }
    }

    /** {@return whether a text may lead to Tempo} */
    public boolean isMention(String text) {
        boolean maybe = text.length() <= LONGEST && (text.indexOf(':') >= 0 || text.contains(HEADLESS));
        if (maybe) {
            for (String service : services) {
                if (text.contains(service)) {
                    return true;
                }
            }
        }
        return false;
    }
}
