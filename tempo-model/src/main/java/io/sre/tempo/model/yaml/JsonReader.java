package io.sre.tempo.model.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds trees from Jackson's tokens. All JSON is YAML, but snakeyaml knows neither tabs between values nor the escape
 * {@code \/}. Any number of values may follow each other, as kubectl lets them.
 */
final class JsonReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The bounds of this library are narrower, and say where they are passed. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bounds.LEVELS + 10)
                    .maxNameLength(Bounds.CHARACTERS)
                    .maxStringLength(Bounds.CHARACTERS)
                    .build())
            .build();

    private final JsonParser parser;
    private final int linesBefore;
    private final Allowance allowance;
    private final KnownTexts known;
    private final Lines lines = new Lines();
    private int level;
    private int way;

    private JsonReader(JsonParser parser, int firstLine, Allowance allowance, KnownTexts known) {
        this.parser = parser;
        this.linesBefore = firstLine - 1;
        this.allowance = allowance;
        this.known = known;
    }

    /**
     * {@return the values of a text}
     *
     * @param text a text, or a part of one that begins where a line does; without a byte order mark
     * @param firstLine the line where the text begins, from 1
     * @param allowance how much it may hold
     * @param known the texts that were read before
     * @throws YamlException if it is not JSON
     */
    static List<YamlDocument> read(String text, int firstLine, Allowance allowance, KnownTexts known) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new JsonReader(parser, firstLine, allowance, known).documents();
        } catch (JsonProcessingException e) {
            throw refused(e, firstLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static YamlException refused(JsonProcessingException e, int firstLine) {
        JsonLocation place = e.getLocation();
        int line = place == null ? 1 : Math.max(1, place.getLineNr());
        int column = place == null ? 1 : Math.max(1, place.getColumnNr());
        String reason = e.getOriginalMessage();
        // What follows tells of Jackson's settings, not of the text.
        int end = reason.indexOf(" (start marker");
        String shown = end < 0 ? reason : reason.substring(0, end);
        return new YamlException(
                firstLine - 1 + line, column, Character.toLowerCase(shown.charAt(0)) + shown.substring(1));
    }

    private List<YamlDocument> documents() throws IOException {
        List<YamlDocument> documents = new ArrayList<>(1);
        while (parser.nextToken() != null) {
            lines.clear();
            allowance.beginDocument(offset());
            int column = parser.currentTokenLocation().getColumnNr();
            JsonNode root = value(line(), false);
            documents.add(new YamlDocument(root, lines.toArray(), column));
        }
        return documents;
    }

    /** Reads the value that the parser is at; it is said to begin in that line, which for a member is that of its key. */
    private JsonNode value(int lineOfValue, boolean ofResources) throws IOException {
        allow();
        lines.add(lineOfValue);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array(ofResources);
            case VALUE_STRING -> known.value(checked(parser.getText()));
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            default -> number();
        };
    }

    private ObjectNode object() throws IOException {
        enter();
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            allow();
            int lineOfKey = line();
            String key = known.text(checked(parser.currentName()));
            if (object.has(key)) {
                throw refused("duplicate key \"%s\"".formatted(key));
            }
            parser.nextToken();
            way += key.length();
            if (way > Bounds.WAY) {
                throw refused(Bounds.tooLongWay());
            }
            object.set(key, value(lineOfKey, level == 1 && key.equals("items")));
            way -= key.length();
        }
        level--;
        return object;
    }

    /** An array; if it is one of resources, the bounds hold for each of them. */
    private ArrayNode array(boolean ofResources) throws IOException {
        enter();
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (ofResources) {
                allowance.beginItem(offset());
            }
            array.add(value(line(), false));
            if (ofResources) {
                allowance.endItem(offset());
            }
        }
        level--;
        return array;
    }

    private JsonNode number() throws IOException {
        try {
            return requireNonNull(PlainScalars.read(parser.getText()));
        } catch (NumberFormatException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private void enter() {
        if (++level > Bounds.LEVELS) {
            throw refused("more than %d levels".formatted(Bounds.LEVELS));
        }
    }

    private void allow() {
        @Nullable String tooMany = allowance.take(1, offset());
        if (tooMany != null) {
            throw refused(tooMany);
        }
    }

    private String checked(String text) {
        if (Characters.hasHalfPair(text)) {
            throw refused("half a surrogate pair");
        }
        return text;
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private int line() {
        return linesBefore + parser.currentTokenLocation().getLineNr();
    }

    private YamlException refused(String reason) {
        return new YamlException(line(), parser.currentTokenLocation().getColumnNr(), reason);
    }
}
