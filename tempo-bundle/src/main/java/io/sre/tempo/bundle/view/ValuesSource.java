package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code valuesFrom}.
 *
 * @param spot where it was written
 * @param kind ConfigMap or Secret
 * @param name the name of the object
 * @param key the key in it
 * @param targetPath where its text goes; empty if it holds values
 * @param optional whether the release does without it
 * @param atHand whether its content is in the manifests
 * @param content the values that it holds, or what goes to the target path; unknown if it is not at hand
 * @param keyless the data of the object, if it is at hand and lacks the key that the release needs
 */
public record ValuesSource(
        Spot spot,
        String kind,
        String name,
        String key,
        String targetPath,
        boolean optional,
        boolean atHand,
        Value content,
        Optional<Spot> keyless) {

    /** {@return whether its text is at hand and surely no object in YAML; a key that is there twice is not that bad} */
    public boolean isMalformed() {
        Source source = content.spot().source();
        JsonNode held = source.tree().at(content.spot().pointer());
        String text = held.asText("");
        boolean encoded =
                kind.equals("Secret") && content.spot().pointer().toString().startsWith("/data");
        // Others replace what stands in braces before anybody reads it as YAML.
        boolean template = text.contains("{{") || text.contains("${");
        if (!atHand || !content.isUnknown() || !held.isTextual() || encoded || template) {
            return false;
        }
        Source.Embedded embedded = source.embedded(content.spot().pointer());
        List<Source> inside = embedded.documents();
        boolean noObject = inside.size() == 1
                && !inside.get(0).tree().isObject()
                && !inside.get(0).tree().isNull();
        return embedded.broken() || noObject;
    }
}
