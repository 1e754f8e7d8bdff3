package io.sre.tempo.policies.reach.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.yaml.Yaml;
import io.sre.tempo.model.yaml.YamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads all that can be read of a folder, object by object; what is broken is left out. */
final class ManifestFiles {

    private ManifestFiles() {}

    static List<ObjectNode> read(Path folder) {
        List<ObjectNode> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (String document : text(file).split("(?m)^---", -1)) {
                    addDocuments(document, objects);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    /** Many cases were written by a YAML writer to which a bare y is text; to kubectl, and to us, it is a boolean. */
    private static String text(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(?m)((?:: |- |\\[|, ))([yYnN])(?=\\s*(?:$|[,\\]}]))", "$1\"$2\"")
                .replaceAll("(?m)^( *)([yYnN]):(?=\\s)", "$1\"$2\":");
    }

    /** {@return a folder with the same files, as {@link #text} has them} */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, text(file));
            }
        }
        return to;
    }

    /**
     * netpol-analyzer takes a selector that is missing for an empty one, and a number in quotes for a number. The API
     * server takes neither.
     */
    static void completeLikeNetpolAnalyzer(JsonNode tree) {
        if (tree.path("pods") instanceof ObjectNode pods) {
            pods.withObject("/namespaceSelector");
            pods.withObject("/podSelector");
        }
        if (tree instanceof ObjectNode object && tree.path("port").asText().matches("\\d+")) {
            object.put("port", tree.path("port").asInt());
        }
        tree.forEach(ManifestFiles::completeLikeNetpolAnalyzer);
    }

    /** An empty peer of an admin policy stands for one that only a later version knows; the API server takes neither. */
    static void fillEmptyPeers(ObjectNode policy) {
        if (!policy.path("apiVersion").asText().startsWith("policy.networking.k8s.io/")) {
            return;
        }
        for (String direction : List.of("ingress", "egress")) {
            for (JsonNode rule : policy.path("spec").path(direction)) {
                for (JsonNode peer : rule.path(direction.equals("ingress") ? "from" : "to")) {
                    if (peer.isEmpty() && peer instanceof ObjectNode empty) {
                        empty.putObject("peerOfALaterVersion");
                    }
                }
            }
        }
    }

    private static void addDocuments(String text, List<ObjectNode> objects) {
        try {
            Yaml.readAll(text).forEach(document -> addObjects(document, objects));
        } catch (YamlException e) {
            // one broken document takes nothing else with it
        }
    }

    private static void addObjects(JsonNode document, List<ObjectNode> objects) {
        if (!(document instanceof ObjectNode object)) {
            return;
        }
        String kind = object.path("kind").asText();
        if (!kind.endsWith("List") || !object.path("items").isArray()) {
            objects.add(object);
            return;
        }
        for (JsonNode item : object.path("items")) {
            if (item instanceof ObjectNode each) {
                complete(each, kind.substring(0, kind.length() - "List".length()), object);
                addObjects(each, objects);
            }
        }
    }

    /** The items of a typed list may leave out what the list says. */
    private static void complete(ObjectNode item, String kind, ObjectNode list) {
        if (!item.hasNonNull("kind")) {
            item.put("kind", kind);
        }
        if (!item.hasNonNull("apiVersion")) {
            item.set("apiVersion", list.path("apiVersion"));
        }
    }
}
