package io.sre.tempo.model.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.yaml.YamlDocument;
import io.sre.tempo.model.yaml.YamlDocuments;
import io.sre.tempo.model.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Reads files one after the other and collects what is in them. */
final class ManifestReader {

    private static final String LIST = "List";

    private final List<Manifest> list = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    Manifests manifests() {
        return new Manifests(list, problems, ignored, false);
    }

    void read(ManifestFile file) {
        if (file.trouble() != null) {
            problems.add(file.trouble());
            return;
        }
        try {
            read(file.name(), new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8), file.found());
        } catch (IOException e) {
            problems.add(Unreadable.file(file.name(), e));
        }
    }

    void read(String file, String text, boolean found) {
        YamlDocuments documents = YamlDocuments.read(text);
        for (YamlException reason : documents.refused()) {
            problems.add(Unreadable.text(file, reason));
        }
        for (YamlDocument document : documents.list()) {
            read(file, document, found);
        }
    }

    private void read(String file, YamlDocument document, boolean found) {
        JsonNode tree = document.tree();
        String kind = tree.path("kind").asText();
        if (kind.endsWith(LIST) && tree.path("items").isArray()) {
            for (YamlDocument item : document.elements("items")) {
                complete(item.tree(), tree);
                read(file, item, false);
            }
        } else if (kind.isEmpty()) {
            if (found && !tree.has("apiVersion")) {
                ignored.add(Unreadable.place(file, document.line()));
            } else {
                problems.add(Unreadable.document(
                        file, document.line(), "the document", "must have a kind", "add its kind and apiVersion"));
            }
        } else {
            list.add(new Manifest(file, document));
        }
    }

    /** The items of a typed list are all of its kind and need not say so. */
    private static void complete(JsonNode item, JsonNode list) {
        String kind = list.path("kind").asText();
        if (item instanceof ObjectNode object && !kind.equals(LIST)) {
            if (!object.has("kind")) {
                object.put("kind", kind.substring(0, kind.length() - LIST.length()));
            }
            if (!object.has("apiVersion")) {
                object.set("apiVersion", list.path("apiVersion"));
            }
        }
    }
}
