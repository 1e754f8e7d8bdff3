package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;

/** A manifest as a tree that holds what was meant, in the order in which people write it. */
final class ManifestTree {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new FieldOrder())
            // An explicit null reads as absent; otherwise fabric8's lists would be null, not empty.
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
            .withCoercionConfig(LogicalType.Textual, ManifestTree::refuseOthers)
            .withCoercionConfig(LogicalType.Boolean, ManifestTree::refuseTexts)
            .withCoercionConfig(LogicalType.Integer, ManifestTree::refuseTexts)
            .build();

    private ManifestTree() {}

    static ObjectNode of(HasMetadata manifest) {
        ObjectNode tree = MAPPER.valueToTree(manifest);
        if (Kinds.isOfFabric8(manifest.getClass())) {
            prune(tree);
        } else {
            // What is empty in a spec of others may be meant: "mtls: {}", "values: {a: null}".
            prune(tree.path("metadata"));
            prune(tree.path("status"));
        }
        if (tree.path("status").isEmpty()) {
            tree.remove("status");
        }
        return tree;
    }

    /** Removes what is null or empty from objects; the items of a list all stay, for an empty rule allows everything. */
    private static void prune(JsonNode node) {
        node.forEach(ManifestTree::prune);
        if (node instanceof ObjectNode object) {
            List<String> empty = object.properties().stream()
                    .filter(field -> isEmpty(field.getValue()) && !isMeant(field))
                    .map(Map.Entry::getKey)
                    .toList();
            object.remove(empty);
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    /** An empty selector selects everything, an absent one often nothing; an empty emptyDir is a volume. */
    private static boolean isMeant(Map.Entry<String, JsonNode> field) {
        String name = field.getKey();
        return field.getValue().isObject()
                && (name.equals("emptyDir") || name.equals("selector") || name.endsWith("Selector"));
    }

    /** As the API server does: YAML's {@code 1.10} is the number 1.1, not the text that was meant. */
    private static void refuseOthers(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static void refuseTexts(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    }
}
