package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 *
 * <p>Written for speed: it stands between the disk and every answer about a folder of manifests.
 */
final class DocumentReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String MERGE = "<<";
    private static final String NO_SCALAR = "a key must be a plain or quoted scalar";

    /** How much most objects and arrays hold. */
    private static final int FEW = 4;

    private static final int LONGEST_SIMPLE_KEY = 1024;
    private static final int MOST_OPEN = 300;

    private final Parser parser;
    private final int firstLine;
    private final Allowance allowance;
    private final KnownTexts known;
    private final Lines lines = new Lines();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private @Nullable Mark last;
    private int level;
    private int way;

    private DocumentReader(String content, int firstLine, Allowance allowance, KnownTexts known) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the allowance is the limit
        this.parser = new ParserImpl(new StreamReader(content), options);
        this.firstLine = firstLine;
        this.allowance = allowance;
        this.known = known;
    }

    /**
     * {@return the documents that hold anything}
     *
     * @param content a text, or a part of one that begins where a line does; without a byte order mark
     * @param firstLine the line where the content begins, from 1
     * @param allowance how much it may hold
     * @param known the texts that were read before
     */
    static List<YamlDocument> read(String content, int firstLine, Allowance allowance, KnownTexts known) {
        requireAcceptable(content, firstLine);
        if (content.length() > Bounds.CHARACTERS) {
            requireLines(content, firstLine);
        }
        return new DocumentReader(content, firstLine, allowance, known).documents();
    }

    /** Asked here because snakeyaml looks at blocks of the text and so does not know the place. */
    private static void requireAcceptable(String content, int firstLine) {
        int open = 0;
        for (int at = 0; at < content.length(); at++) {
            char unit = content.charAt(at);
            open = opened(at % LONGEST_SIMPLE_KEY == 0 ? 0 : open, unit);
            if (open > MOST_OPEN) {
                throw refused(content, at, firstLine, "more than %d levels".formatted(Bounds.LEVELS));
            }
            if ((unit < ' ' || unit > '~') && unit != '\n') {
                int point = content.codePointAt(at);
                if (!StreamReader.isPrintable(point)) {
                    String reason = "the character U+%04X is not allowed here; escape it in double quotes";
                    throw refused(content, at, firstLine, reason.formatted(point));
                }
                at += Character.charCount(point) - 1;
            }
        }
    }

    /**
     * How many braces and brackets are open in the line: each may begin a key of so many characters, so snakeyaml looks at all
     * of them again for every token. Nobody writes as many, not even in a text.
     */
    private static int opened(int open, char unit) {
        return switch (unit) {
            case '[', '{' -> open + 1;
            case ']', '}' -> Math.max(0, open - 1);
            case '\n' -> 0;
            default -> open;
        };
    }

    private static YamlException refused(String content, int at, int firstLine, String reason) {
        int line = firstLine;
        int lineStart = 0;
        for (int end = content.indexOf('\n'); end >= 0 && end < at; end = content.indexOf('\n', lineStart)) {
            line++;
            lineStart = end + 1;
        }
        return new YamlException(line, at - lineStart + 1, reason);
    }

    /** The time that snakeyaml takes for a line grows with the square of its length. */
    private static void requireLines(String content, int firstLine) {
        int line = firstLine;
        int end;
        for (int begin = 0; begin < content.length(); begin = end + 1) {
            end = content.indexOf('\n', begin);
            end = end < 0 ? content.length() : end;
            if (end - begin > Bounds.CHARACTERS) {
                throw new YamlException(line, 1, "more than %d characters in one line".formatted(Bounds.CHARACTERS));
            }
            line++;
        }
    }

    private List<YamlDocument> documents() {
        List<YamlDocument> documents = new ArrayList<>(1);
        next(); // the start of the stream
        while (!peek().is(Event.ID.StreamEnd)) {
            next(); // the start of the document
            Event root = peek();
            anchors.clear();
            lines.clear();
            allowance.beginDocument(index(root));
            JsonNode value = value(line(root));
            if (!isNothing(root)) {
                documents.add(new YamlDocument(value, lines.toArray(), column(root)));
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

    /** Reads the next value; it is said to begin in that line, which for a member is the line of its key. */
    private JsonNode value(int line) {
        NodeEvent event = (NodeEvent) next();
        allow(1, event);
        lines.add(line);
        if (event instanceof AliasEvent alias) {
            return copyOf(alias);
        }
        String anchor = event.getAnchor();
        return anchor == null ? node(event) : anchored(anchor, event);
    }

    private JsonNode node(NodeEvent event) {
        return event instanceof ScalarEvent scalar ? scalar(scalar) : container((CollectionStartEvent) event);
    }

    private JsonNode anchored(String anchor, NodeEvent event) {
        int valuesBefore = allowance.taken();
        int linesBefore = lines.size();
        JsonNode value = node(event);
        int values = allowance.taken() - valuesBefore;
        anchors.put(anchor, new Anchored(value, values, linesBefore, lines.size()));
        return value;
    }

    /** What lies below an alias has the lines where it was written. */
    private JsonNode copyOf(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw refused(alias, "alias *%s stands before its anchor or within it".formatted(alias.getAnchor()));
        }
        String tooMany = allowance.takeForAlias(anchored.values(), index(alias));
        if (tooMany != null) {
            throw refused(alias, tooMany);
        }
        requireLevel(level + levels(anchored.value()), alias);
        requireWay(way + way(anchored.value()), alias);
        lines.repeat(anchored.linesFrom(), anchored.linesTo());
        return anchored.value().deepCopy();
    }

    private void allow(int more, Event at) {
        String tooMany = allowance.take(more, index(at));
        if (tooMany != null) {
            throw refused(at, tooMany);
        }
    }

    private static int levels(JsonNode value) {
        int below = 0;
        for (JsonNode child : value) {
            below = Math.max(below, levels(child));
        }
        return value.isContainerNode() ? below + 1 : 0;
    }

    /** The characters of the keys on the longest way in it. */
    private static int way(JsonNode value) {
        int longest = 0;
        for (JsonNode element : value.isArray() ? value : List.<JsonNode>of()) {
            longest = Math.max(longest, way(element));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            longest = Math.max(longest, member.getKey().length() + way(member.getValue()));
        }
        return longest;
    }

    private void requireLevel(int level, Event at) {
        if (level > Bounds.LEVELS) {
            throw refused(at, "more than %d levels".formatted(Bounds.LEVELS));
        }
    }

    private void requireWay(int way, Event at) {
        if (way > Bounds.WAY) {
            throw refused(at, Bounds.tooLongWay());
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
        ArrayNode array = NODES.arrayNode(FEW);
        for (Event at = peek(); !at.is(Event.ID.SequenceEnd); at = peek()) {
            array.add(value(line(at)));
        }
        return array;
    }

    private ObjectNode object() {
        ObjectNode object = new ObjectNode(NODES, new LinkedHashMap<>(FEW));
        Merged merged = null;
        for (Event at = peek(); !at.is(Event.ID.MappingEnd); at = peek()) {
            boolean merges = isMergeKey(at);
            if (merges && merged == null) {
                next();
                merged = merged(at);
                continue;
            }
            String key = merges ? MERGE : key(at);
            if (merges || object.has(key)) {
                throw refused(at, "duplicate key \"%s\"".formatted(key));
            }
            requireWay(way + key.length(), at);
            way += key.length();
            boolean items = level == 1 && key.equals("items") && peek().is(Event.ID.SequenceStart);
            object.set(key, items ? items(line(at)) : value(line(at)));
            way -= key.length();
        }
        if (merged != null) {
            merge(object, merged, 0);
        }
        return object;
    }

    /** What a merge key brings, and the lines of it, a value before what lies in it. */
    private record Merged(JsonNode value, Lines lines) {}

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag() == null
                && scalar.getValue().equals(MERGE);
    }

    private Merged merged(Event at) {
        int linesBefore = lines.size();
        JsonNode value = value(line(at));
        boolean objects = value.isObject() || value.isArray();
        for (JsonNode element : value.isArray() ? value : NODES.arrayNode()) {
            objects &= element.isObject();
        }
        if (!objects) {
            throw refused(at, "a merge key (<<) takes an object, or a list of objects; quote it if it is text");
        }
        return new Merged(value, lines.cut(linesBefore));
    }

    /** Adds what the object does not have itself; of a list, the first that has it counts. */
    private int merge(ObjectNode object, Merged merged, int begin) {
        int at = begin + 1;
        if (merged.value().isArray()) {
            for (JsonNode element : merged.value()) {
                at = merge(object, new Merged(element, merged.lines()), at);
            }
            return at;
        }
        for (Map.Entry<String, JsonNode> field : merged.value().properties()) {
            int end = at + values(field.getValue());
            if (!object.has(field.getKey())) {
                object.set(field.getKey(), field.getValue());
                for (int line = at; line < end; line++) {
                    lines.add(merged.lines().at(line));
                }
            }
            at = end;
        }
        return at;
    }

    private static int values(JsonNode node) {
        int values = 1;
        for (JsonNode child : node) {
            values += values(child);
        }
        return values;
    }

    /** The items of a list of resources: the bounds hold for each of them. */
    private JsonNode items(int line) {
        NodeEvent start = (NodeEvent) peek();
        if (start.getAnchor() != null) {
            return value(line);
        }
        next();
        allow(1, start);
        lines.add(line);
        requireLevel(++level, start);
        requireTag(start, ((CollectionStartEvent) start).getTag(), Tag.SEQ);
        ArrayNode items = NODES.arrayNode();
        for (Event at = peek(); !at.is(Event.ID.SequenceEnd); at = peek()) {
            allowance.beginItem(index(at));
            items.add(value(line(at)));
            allowance.endItem(index(peek()));
        }
        next();
        level--;
        return items;
    }

    private String key(Event event) {
        if (event instanceof CollectionStartEvent) {
            throw refused(event, NO_SCALAR);
        }
        int linesBefore = lines.size();
        JsonNode key = value(0);
        lines.truncate(linesBefore);
        if (key.isContainerNode()) {
            throw refused(event, NO_SCALAR);
        }
        if (key.isNull()) {
            throw refused(event, "a key must not be null; quote it if it is text");
        }
        return known.text(key.asText());
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
            return read == null ? text(scalar, value) : read;
        } catch (NumberFormatException e) {
            throw refused(scalar, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode text(ScalarEvent scalar, String value) {
        if (Characters.hasHalfPair(value)) {
            throw refused(scalar, "half a surrogate pair");
        }
        return known.value(value);
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

    private YamlException refused(@Nullable Mark mark, String reason) {
        return mark == null
                ? new YamlException(firstLine, 1, reason)
                : new YamlException(firstLine + mark.getLine(), mark.getColumn() + 1, reason);
    }

    private YamlException refused(Event at, String reason) {
        return new YamlException(line(at), column(at), reason);
    }

    private int line(Event event) {
        return firstLine + start(event).getLine();
    }

    private static int column(Event event) {
        return start(event).getColumn() + 1;
    }

    /** How many characters stand before it. */
    private static int index(Event event) {
        return start(event).getIndex();
    }

    private static Mark start(Event event) {
        return requireNonNull(event.getStartMark());
    }

    /** What an alias stands for, how many values that is, and where the lines of its values were written down. */
    private record Anchored(JsonNode value, int values, int linesFrom, int linesTo) {}
}
