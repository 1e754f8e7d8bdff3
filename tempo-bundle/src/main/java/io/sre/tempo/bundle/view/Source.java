package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.finding.Redaction;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.yaml.YamlDocument;
import io.sre.tempo.model.yaml.YamlDocuments;
import io.sre.tempo.model.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tree that somebody wrote, and where: a resource, a file of values, or YAML inside a field of one of them.
 */
public final class Source {

    private static final int LONGEST_NAME = 1200;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    /** What is wrong for every reader of YAML, in the words of the parser. */
    private static final List<String> BROKEN = List.of(
            "expected ",
            "not allowed here",
            "could not find expected",
            "cannot start any token",
            "unexpected end of stream",
            "unknown escape character");

    private final Document document;
    private final @Nullable Manifest manifest;
    private final String prefix;
    private final JsonNode tree;
    private final ToIntFunction<JsonPointer> lines;

    private Source(
            Document document,
            @Nullable Manifest manifest,
            String prefix,
            JsonNode tree,
            ToIntFunction<JsonPointer> lines) {
        this.document = document;
        this.manifest = manifest;
        this.prefix = prefix;
        this.tree = tree;
        this.lines = lines;
    }

    /** {@return a resource} */
    public static Source of(Manifest manifest) {
        return new Source(manifest.document(), manifest, "", manifest.tree(), manifest::lineOf);
    }

    /** {@return a document that is no resource} */
    public static Source of(Document document) {
        return new Source(document, null, "", document.tree(), document::lineOf);
    }

    /** {@return the documents inside a field that holds YAML as text; empty if it holds none} */
    public List<Source> inside(JsonPointer field) {
        return embedded(field).documents();
    }

    /**
     * YAML in a field.
     *
     * @param documents what could be read of it
     * @param whole whether all of it could be read
     * @param broken whether it is surely no YAML to anybody: more than what only some readers refuse
     */
    record Embedded(List<Source> documents, boolean whole, boolean broken) {

        static final Embedded NOTHING = new Embedded(List.of(), false, false);

        /** The documents; none if some of it cannot be read. */
        List<Source> all() {
            return whole ? documents : List.of();
        }
    }

    /** The YAML that a field holds as text. */
    Embedded embedded(JsonPointer field) {
        JsonNode text = tree.at(field);
        return text.isTextual() ? embedded(field, text.textValue()) : Embedded.NOTHING;
    }

    /** The YAML that a field holds as text which may be encoded there. */
    Embedded embedded(JsonPointer field, String text) {
        YamlDocuments read = YamlReader.ofShortText().read(text);
        // Helm and Grafana read the first document only.
        int end = read.list().isEmpty() ? Integer.MAX_VALUE : read.list().get(0).line();
        boolean broken = read.refused().stream()
                .filter(refused -> refused.line() < end)
                .anyMatch(refused -> BROKEN.stream().anyMatch(refused.reason()::contains));
        return new Embedded(inside(field, text, read), read.refused().isEmpty(), broken);
    }

    private List<Source> inside(JsonPointer field, String text, YamlDocuments read) {
        List<Source> inside = new ArrayList<>();
        if (!read.list().isEmpty()) {
            int shift = shift(field, text);
            for (YamlDocument part : read.list()) {
                ToIntFunction<JsonPointer> inner =
                        shift < 0 ? pointer -> lines.applyAsInt(field) : pointer -> part.lineOf(pointer) + shift;
                inside.add(new Source(document, manifest, path(field) + " » ", part.tree(), inner));
            }
        }
        return inside;
    }

    /** How many lines stand before the text of a block; -1 if the text is not written line by line. */
    private int shift(JsonPointer field, String text) {
        int line = lines.applyAsInt(field);
        String[] first = text.split("\n", 3);
        for (int inner = 0; inner < Math.min(2, first.length); inner++) {
            if (!first[inner].isBlank()) {
                boolean same = document.textOf(line + 1 + inner).strip().equals(first[inner].strip());
                return same ? line : -1;
            }
        }
        return -1;
    }

    /** {@return the values} */
    public JsonNode tree() {
        return tree;
    }

    /** {@return the resource that holds it; empty for a file of something else} */
    public Optional<Manifest> manifest() {
        return Optional.ofNullable(manifest);
    }

    /** {@return the document that holds it} */
    public Document document() {
        return document;
    }

    /** {@return the place of a value in it} */
    public Place place(JsonPointer pointer) {
        Optional<Manifest.Origin> patch =
                manifest == null || !prefix.isEmpty() ? Optional.empty() : manifest.originOf(pointer);
        return patch.map(origin -> place(pointer, origin.document(), origin.line()))
                .orElseGet(() -> place(pointer, document, lines.applyAsInt(pointer)));
    }

    private Place place(JsonPointer pointer, Document written, int line) {
        boolean inSecret = manifest != null && manifest.kind().equals("Secret");
        String text = Redaction.line(written.textOf(line), inSecret || isSecretVariable(pointer));
        return new Place(written.file(), line, cut(resource()), cut(path(pointer)), text);
    }

    /** The line of a value in the file. */
    int lineOf(JsonPointer pointer) {
        return lines.applyAsInt(pointer);
    }

    /** The API server takes no names that are as long, and they are in every finding. */
    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    /** Whether it is the value of an environment variable whose name says that it is secret. */
    private boolean isSecretVariable(JsonPointer pointer) {
        JsonPointer parent = pointer.head();
        return parent != null
                && pointer.last().matchesProperty("value")
                && Redaction.isSecret(tree.at(parent).path("name").asText(""));
    }

    /** {@return the resource as people name it, {@code HelmRelease tempo/tempo}; empty if it is none} */
    public String resource() {
        return manifest == null ? "" : name(manifest);
    }

    static String name(Manifest manifest) {
        String namespace = manifest.namespace().isEmpty() ? "" : manifest.namespace() + "/";
        return manifest.kind() + " " + namespace + manifest.name();
    }

    private String path(JsonPointer pointer) {
        return prefix + dotted(pointer);
    }

    /** A pointer as people write it: {@code spec.values.tempo.extraEnv[0]}, {@code data["tempo.yaml"]}. */
    static String dotted(JsonPointer pointer) {
        StringBuilder text = new StringBuilder();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            String key = rest.getMatchingProperty();
            if (rest.getMatchingIndex() >= 0) {
                text.append('[').append(key).append(']');
            } else if (PLAIN.matcher(key).matches()) {
                text.append(text.isEmpty() ? "" : ".").append(key);
            } else {
                text.append("[\"").append(key).append("\"]");
            }
        }
        return text.toString();
    }

    /** {@return the resource, or the file} */
    @Override
    public String toString() {
        return manifest == null ? document.place() : manifest.toString();
    }
}
