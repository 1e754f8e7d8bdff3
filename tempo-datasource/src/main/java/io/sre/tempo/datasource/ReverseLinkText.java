package io.sre.tempo.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** The links back to Tempo as pieces of provisioning files. */
final class ReverseLinkText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReverseLinkText() {}

    static <T> String jsonData(String key, List<T> links, Function<T, JsonNode> writer) {
        ArrayNode written = NODES.arrayNode();
        links.forEach(link -> written.add(writer.apply(link)));
        ObjectNode root = NODES.objectNode();
        root.putObject("jsonData").set(key, written);
        return ProvisioningText.write(new PlainDocument(root));
    }

    static JsonNode derivedField(LokiDerivedField field) {
        ObjectNode node = NODES.objectNode()
                .put("name", field.name())
                .put("matcherType", field.matcherType().toString())
                .put("matcherRegex", field.matcherRegex())
                .put("url", field.query())
                .put("datasourceUid", field.datasourceUid());
        field.urlDisplayLabel().ifPresent(label -> node.put("urlDisplayLabel", label));
        return node;
    }

    static JsonNode destination(ExemplarTraceIdDestination destination) {
        ObjectNode node =
                NODES.objectNode().put("name", destination.name()).put("datasourceUid", destination.datasourceUid());
        destination.urlDisplayLabel().ifPresent(label -> node.put("urlDisplayLabel", label));
        return node;
    }
}
