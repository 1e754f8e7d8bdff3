package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds trees from the events of a text. Not from snakeyaml's nodes: only here are duplicate keys, aliases and depth
 * counted before memory is spent on them, each with its place.
 */
final class DocumentReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Parser parser;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private @Nullable Mark last;
    private int values;
    private int level;

    private DocumentReader(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Bounds.CHARACTERS);
        this.parser = new ParserImpl(new StreamReader(text), options);
    }

    /** {@return the documents that hold anything} */
    static List<Document> read(String text) {
        if (text.length() > Bounds.CHARACTERS) {
            throw new YamlException(1, 1, "the text has more than %d characters".formatted(Bounds.CHARACTERS));
        }
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        requireAcceptable(content);
        return new DocumentReader(content).documents();
    }

    /** Asked here because snakeyaml looks at blocks of the text and so does not know the place. */
    private static void requireAcceptable(String content) {
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < content.length(); at += Character.charCount(content.codePointAt(at))) {
            int point = content.codePointAt(at);
            if (!StreamReader.isPrintable(point)) {
                String reason = "the character U+%04X is not allowed here; escape it in double quotes";
                throw new YamlException(line, at - lineStart + 1, reason.formatted(point));
            }
            if (point == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        next(); // the start of the stream
        while (!peek().is(Event.ID.StreamEnd)) {
            next(); // the start of the document
            anchors.clear();
            Event root = peek();
            JsonNode value = value();
            if (!isNothing(root)) {
                documents.add(new Document(value, line(root), column(root)));
            }
            next(); // the end of the document
        }
        return documents;
    }

    private static boolean isNothing(Event root) {
        return root instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty()
                && scalar.getTag() == null
                && scalar.getAnchor() == null;
    }

    private JsonNode value() {
        NodeEvent event = (NodeEvent) next();
        count(1, event);
        if (event instanceof AliasEvent alias) {
            return copyOf(alias);
        }
        int before = values;
        JsonNode value = event instanceof ScalarEvent scalar ? scalar(scalar) : container((CollectionStartEvent) event);
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), new Anchored(value, values - before));
        }
        return value;
    }

    private JsonNode copyOf(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw refused(alias, "alias *%s stands before its anchor or within it".formatted(alias.getAnchor()));
        }
        count(anchored.values(), alias);
        requireLevel(level + levels(anchored.value()), alias);
        return anchored.value().deepCopy();
    }

    private void count(int more, Event at) {
        values += more;
        if (values > Bounds.VALUES) {
            throw refused(at, "more than %d values, aliases resolved".formatted(Bounds.VALUES));
        }
    }

    private static int levels(JsonNode value) {
        int below = 0;
        for (JsonNode child : value) {
            below = Math.max(below, levels(child));
        }
        return value.isContainerNode() ? below + 1 : 0;
    }

    private static void requireLevel(int level, Event at) {
        if (level > Bounds.LEVELS) {
            throw refused(at, "more than %d levels".formatted(Bounds.LEVELS));
        }
    }

    private JsonNode container(CollectionStartEvent start) {
        requireLevel(++level, start);
        boolean mapping = start instanceof MappingStartEvent;
        requireTag(start, start.getTag(), mapping ? Tag.MAP : Tag.SEQ);
        JsonNode container = mapping ? object() : array();
        next(); // its end
        level--;
        return container;
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        while (!peek().is(Event.ID.SequenceEnd)) {
            array.add(value());
        }
        return array;
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        while (!peek().is(Event.ID.MappingEnd)) {
            Event at = peek();
            String key = key();
            if (object.has(key)) {
                throw refused(at, "duplicate key \"%s\"".formatted(key));
            }
            object.set(key, value());
        }
        return object;
    }

    private String key() {
        Event event = peek();
        if (!(event instanceof ScalarEvent scalar)) {
            throw refused(event, "a key must be a plain or quoted scalar");
        }
        if (scalar.isPlain() && scalar.getTag() == null && scalar.getValue().equals("<<")) {
            throw refused(event, "merge keys (<<) are not supported; write the keys out, or quote the \"<<\"");
        }
        JsonNode key = value();
        if (key.isNull()) {
            throw refused(event, "a key must not be null; quote it if it is text");
        }
        return key.asText();
    }

    private JsonNode scalar(ScalarEvent scalar) {
        String value = scalar.getValue();
        String tag = scalar.getTag();
        boolean quoted = !scalar.getImplicit().canOmitTagInPlainScalar();
        if (tag == null ? quoted : tag.equals("!") || tag.equals(Tag.STR.getValue())) {
            return text(scalar, value);
        }
        JsonNode read = plain(scalar, value);
        requireTag(scalar, tag, tagOf(read));
        return read;
    }

    private JsonNode plain(ScalarEvent scalar, String value) {
        try {
            JsonNode read = PlainScalars.read(value);
            return read.isTextual() ? text(scalar, value) : read;
        } catch (NumberFormatException e) {
            throw refused(scalar, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode text(ScalarEvent scalar, String value) {
        if (Characters.hasHalfPair(value)) {
            throw refused(scalar, "half a surrogate pair");
        }
        return new TextNode(value);
    }

    private static Tag tagOf(JsonNode scalar) {
        return switch (scalar.getNodeType()) {
            case NULL -> Tag.NULL;
            case BOOLEAN -> Tag.BOOL;
            case NUMBER -> scalar.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
            default -> Tag.STR;
        };
    }

    private void requireTag(Event at, @Nullable String tag, Tag natural) {
        if (tag != null && !tag.equals(natural.getValue())) {
            throw refused(at, "the tag %s is not supported here".formatted(tag.replace(Tag.PREFIX, "!!")));
        }
    }

    private Event peek() {
        return guarded(false);
    }

    private Event next() {
        return guarded(true);
    }

    private Event guarded(boolean consume) {
        try {
            Event event = consume ? parser.getEvent() : parser.peekEvent();
            last = event.getEndMark();
            return event;
        } catch (MarkedYAMLException e) {
            throw refused(e.getProblemMark(), String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw refused(last, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // snakeyaml lets slip what Java says of \UFFFFFFFF.
            throw refused(last, "an escape sequence behind this place stands for no character");
        }
    }

    private static YamlException refused(@Nullable Mark mark, String reason) {
        return mark == null
                ? new YamlException(1, 1, reason)
                : new YamlException(mark.getLine() + 1, mark.getColumn() + 1, reason);
    }

    private static YamlException refused(Event at, String reason) {
        return new YamlException(line(at), column(at), reason);
    }

    private static int line(Event event) {
        return requireNonNull(event.getStartMark()).getLine() + 1;
    }

    private static int column(Event event) {
        return requireNonNull(event.getStartMark()).getColumn() + 1;
    }

    /** A document and where it begins. */
    record Document(JsonNode value, int line, int column) {}

    /** What an alias stands for, and how many values that is. */
    private record Anchored(JsonNode value, int values) {}
}
