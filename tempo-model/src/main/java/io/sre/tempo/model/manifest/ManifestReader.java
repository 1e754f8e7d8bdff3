package io.sre.tempo.model.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.yaml.YamlDocument;
import io.sre.tempo.model.yaml.YamlDocuments;
import io.sre.tempo.model.yaml.YamlException;
import io.sre.tempo.model.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files one after the other and collects what is in them. */
final class ManifestReader {

    private static final String API_VERSION = "apiVersion";
    private static final String KIND = "kind";
    private static final String METADATA = "metadata";
    private static final String ITEMS = "items";
    private static final String LIST = "List";

    private final YamlReader yaml = new YamlReader();
    private final List<Manifest> list = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final List<Document> others = new ArrayList<>();

    /** A template is one as a whole, though none of its documents can be read: that is said once. */
    private String lastTemplate = "";

    Manifests manifests() {
        return new Manifests(list, unread, others, false);
    }

    void read(ManifestFile file) {
        if (file.trouble() != null) {
            add(file.name(), 0, Unread.Reason.UNREACHABLE, file.trouble());
            return;
        }
        try {
            FileText text = FileText.of(file.name(), Files.readAllBytes(file.path()));
            if (text.trouble() == null) {
                read(file.name(), text.text(), file.found());
            } else {
                add(file.name(), 0, Unreadable.reason(text.trouble()), text.trouble());
            }
        } catch (IOException e) {
            add(file.name(), 0, Unread.Reason.UNREACHABLE, Unreadable.path(file.name(), e));
        }
    }

    void read(String file, String text, boolean found) {
        YamlDocuments documents = yaml.read(text);
        SourceText source = new SourceText(text);
        Iterator<YamlException> refused = documents.refused().iterator();
        YamlException next = refused.hasNext() ? refused.next() : null;
        for (YamlDocument document : documents.list()) {
            while (next != null && next.line() < document.line()) {
                refuse(file, source, next, found);
                next = refused.hasNext() ? refused.next() : null;
            }
            read(file, source, document, found);
        }
        while (next != null) {
            refuse(file, source, next, found);
            next = refused.hasNext() ? refused.next() : null;
        }
    }

    private void add(String file, int line, Unread.Reason reason, Problem problem) {
        unread.add(new Unread(file, line, reason, problem));
    }

    private static Unread.Reason reason(JsonNode tree) {
        if (tree.path("sops").has("mac")) {
            return Unread.Reason.ENCRYPTED;
        }
        boolean template =
                Unreadable.isTemplate(tree.path(METADATA).path("name").asText());
        return template ? Unread.Reason.TEMPLATE : Unread.Reason.BROKEN;
    }

    private void refuse(String file, SourceText text, YamlException reason, boolean found) {
        if (found && Unreadable.isOfOthers(file, text, reason)) {
            return;
        }
        if (!Unreadable.isTemplate(text, reason)) {
            add(file, reason.line(), Unreadable.reason(reason, text), Unreadable.text(file, reason));
        } else if (!file.equals(lastTemplate)) {
            Problem template = Unreadable.template(Unreadable.place(file, reason.line()));
            add(file, reason.line(), Unread.Reason.TEMPLATE, template);
            lastTemplate = file;
        }
    }

    private void read(String file, SourceText source, YamlDocument document, boolean found) {
        JsonNode tree = document.tree();
        boolean noObject = file.endsWith(".json") && tree.isValueNode();
        if (found && (noObject || isSomethingElse(tree))) {
            others.add(new Document(file, source, document));
            return;
        }
        Problem problem = problem(file, document);
        if (problem != null && isSomethingElse(tree)) {
            others.add(new Document(file, source, document));
            add(file, document.line(), Unread.Reason.NO_MANIFEST, problem);
        } else if (problem != null) {
            add(file, document.line(), reason(tree), problem);
        } else if (isList(tree)) {
            readItems(file, source, document);
        } else {
            list.add(new Manifest(new Document(file, source, document)));
        }
    }

    /** Whether a document in a folder is no manifest and does not claim to be. */
    private static boolean isSomethingElse(JsonNode tree) {
        if (tree.isArray()) {
            return !hasResources(tree);
        }
        if (!tree.isObject() || (tree.has(KIND) && tree.has(API_VERSION))) {
            return false;
        }
        boolean claims = (tree.has(KIND) || tree.has(API_VERSION)) && isShapedAsResource(tree);
        return !claims && misspelt(tree, KIND) == null && misspelt(tree, API_VERSION) == null;
    }

    /**
     * Helm's Chart.yaml and Grafana's provisioning files have an apiVersion of their own, the values of some charts and
     * kustomizations may have a kind alone, but none has either of these.
     */
    private static boolean isShapedAsResource(JsonNode tree) {
        return tree.has(METADATA) || tree.has("spec");
    }

    /** Patches and playbooks are lists, too; but a list of resources is a mistake. */
    private static boolean hasResources(JsonNode list) {
        for (JsonNode element : list) {
            if (element.has(KIND) && element.has(METADATA)) {
                return true;
            }
        }
        return false;
    }

    /** The name that was written instead of a field's, in other letters. */
    private static @Nullable String misspelt(JsonNode object, String field) {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (name.equalsIgnoreCase(field) && !name.equals(field)) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable Problem problem(String file, YamlDocument document) {
        JsonNode tree = document.tree();
        if (!tree.isObject()) {
            return Unreadable.noObject(place(file, document), tree);
        }
        if (tree.path("sops").has("mac")) {
            return Unreadable.encrypted(place(file, document));
        }
        if (isMissing(tree, KIND) || isMissing(tree, API_VERSION)) {
            return missing(place(file, document), tree);
        }
        for (String field : List.of(API_VERSION, KIND)) {
            if (!tree.path(field).isTextual()) {
                return Unreadable.noText(place(file, document, field), field);
            }
        }
        if (tree.path(KIND).textValue().endsWith(LIST) && isNoList(tree.path(ITEMS))) {
            return Unreadable.noItems(place(file, document, ITEMS));
        }
        boolean template =
                Unreadable.isTemplate(tree.path(METADATA).path("name").asText());
        return template ? Unreadable.template(place(file, document, METADATA)) : null;
    }

    private static String place(String file, YamlDocument document) {
        return Unreadable.place(file, document.line());
    }

    private static String place(String file, YamlDocument document, String field) {
        return Unreadable.place(file, document.lineOf(JsonPointer.empty().appendProperty(field)));
    }

    private static boolean isMissing(JsonNode tree, String field) {
        JsonNode value = tree.path(field);
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private static Problem missing(String place, JsonNode tree) {
        boolean kind = isMissing(tree, KIND);
        if (kind && isMissing(tree, API_VERSION)) {
            return Unreadable.missing(place, "an apiVersion and a kind", "add them, or leave it out");
        }
        String field = kind ? KIND : API_VERSION;
        String misspelt = tree.has(field) ? null : misspelt(tree, field);
        String mend = misspelt == null ? "add it" : "write \"%s\", not \"%s\"".formatted(field, misspelt);
        return Unreadable.missing(place, kind ? "a kind" : "an apiVersion", mend);
    }

    private static boolean isNoList(JsonNode items) {
        return !items.isMissingNode() && !items.isNull() && !items.isArray();
    }

    private static boolean isList(JsonNode tree) {
        String kind = tree.path(KIND).textValue();
        return kind.equals(LIST) || (kind.endsWith(LIST) && tree.has(ITEMS));
    }

    private void readItems(String file, SourceText source, YamlDocument document) {
        for (YamlDocument item : document.elements(ITEMS)) {
            complete(item.tree(), document.tree());
            read(file, source, item, false);
        }
    }

    /** The items of a typed list are all of its kind and need not say so. */
    private static void complete(JsonNode item, JsonNode list) {
        String kind = list.path(KIND).textValue();
        if (item instanceof ObjectNode object && !kind.equals(LIST)) {
            if (!object.has(API_VERSION)) {
                object.set(API_VERSION, list.path(API_VERSION));
            }
            if (!object.has(KIND)) {
                object.put(KIND, kind.substring(0, kind.length() - LIST.length()));
            }
        }
    }
}
