package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON. All JSON is YAML, but snakeyaml knows neither tabs between values nor the escape {@code \/}. Any number of
 * values may follow each other, as kubectl lets them.
 */
final class JsonReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int FEW = 4;

    private final String text;
    private final Allowance allowance;
    private final KnownTexts known;
    private final Lines lines = new Lines();
    private int at;
    private int line;
    private int lineStart;
    private int level;

    private JsonReader(String text, int firstLine, Allowance allowance, KnownTexts known) {
        this.text = text;
        this.line = firstLine;
        this.allowance = allowance;
        this.known = known;
    }

    /** {@return whether a text begins as JSON does; YAML may do so, too} */
    static boolean mayRead(String text) {
        int at = 0;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
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
        return new JsonReader(text, firstLine, allowance, known).documents();
    }

    private List<YamlDocument> documents() {
        List<YamlDocument> documents = new ArrayList<>(1);
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            lines.clear();
            allowance.beginDocument(at);
            int column = column();
            JsonNode root = value(line);
            documents.add(new YamlDocument(root, lines.toArray(), column));
        }
        return documents;
    }

    /** Reads the value that begins here; it is said to begin in that line, which for a member is the line of its key. */
    private JsonNode value(int lineOfValue) {
        allow();
        lines.add(lineOfValue);
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array(false);
            case '"' -> known.value(string());
            default -> word();
        };
    }

    private void allow() {
        String tooMany = allowance.take(1, at);
        if (tooMany != null) {
            throw refused(tooMany);
        }
    }

    private void enter() {
        if (++level > Bounds.LEVELS) {
            throw refused("more than %d levels".formatted(Bounds.LEVELS));
        }
        at++;
        skipBlanks();
    }

    private void leave() {
        at++;
        level--;
    }

    private ObjectNode object() {
        enter();
        ObjectNode object = new ObjectNode(NODES, new LinkedHashMap<>(FEW));
        while (peek() != '}') {
            member(object);
            if (!skipComma('}')) {
                break;
            }
        }
        leave();
        return object;
    }

    private void member(ObjectNode object) {
        if (peek() != '"') {
            throw refused("expected a key in double quotes");
        }
        allow();
        int lineOfKey = line;
        int beginOfKey = at;
        String key = known.key(string());
        if (object.has(key)) {
            at = beginOfKey;
            throw refused("duplicate key \"%s\"".formatted(key));
        }
        skipBlanks();
        if (peek() != ':') {
            throw refused("expected ':' behind the key");
        }
        at++;
        skipBlanks();
        if (level == 1 && key.equals("items") && peek() == '[') {
            allow();
            lines.add(lineOfKey);
            object.set(key, array(true));
        } else {
            object.set(key, value(lineOfKey));
        }
    }

    /** An array; if it is one of resources, the bounds hold for each of them. */
    private ArrayNode array(boolean ofResources) {
        enter();
        ArrayNode array = NODES.arrayNode(FEW);
        while (peek() != ']') {
            if (ofResources) {
                allowance.beginItem(at);
            }
            array.add(value(line));
            if (ofResources) {
                allowance.endItem(at);
            }
            if (!skipComma(']')) {
                break;
            }
        }
        leave();
        return array;
    }

    /** Whether another value must follow; otherwise the end does. */
    private boolean skipComma(char end) {
        skipBlanks();
        char unit = peek();
        if (unit == end) {
            return false;
        }
        if (unit != ',') {
            throw refused("expected ',' or '%s'".formatted(end));
        }
        at++;
        skipBlanks();
        if (peek() == end) {
            throw refused("a value must follow the ','");
        }
        return true;
    }

    private String string() {
        int begin = ++at;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit == '"') {
                return checked(text.substring(begin, at++), begin);
            }
            if (unit == '\\') {
                return escapedString(begin);
            }
            requireText(unit);
            at++;
        }
        throw refused("the text ends within a string");
    }

    private String escapedString(int begin) {
        StringBuilder string = new StringBuilder().append(text, begin, at);
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit == '"') {
                at++;
                return checked(string.toString(), begin);
            }
            requireText(unit);
            string.append(unit == '\\' ? escaped() : unit);
            at++;
        }
        throw refused("the text ends within a string");
    }

    private void requireText(char unit) {
        if (unit < ' ') {
            throw refused("a string must not hold control characters or the end of a line; escape them");
        }
    }

    private String checked(String string, int begin) {
        if (Characters.hasHalfPair(string)) {
            at = begin - 1;
            throw refused("half a surrogate pair");
        }
        return string;
    }

    /** What an escape sequence stands for; goes to its last character. */
    private char escaped() {
        char unit = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        char stands = switch (unit) {
            case '"', '\\', '/' -> unit;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw refused("a backslash must begin an escape sequence");
        };
        at += unit == 'u' ? 5 : 1;
        return stands;
    }

    private char codeUnit() {
        int unit = 0;
        for (int digit = at + 2; digit < at + 6; digit++) {
            int value =
                    digit < text.length() && text.charAt(digit) <= 'f' ? Character.digit(text.charAt(digit), 16) : -1;
            if (value < 0) {
                throw refused("four hexadecimal digits must follow \\u");
            }
            unit = unit * 16 + value;
        }
        return (char) unit;
    }

    private JsonNode word() {
        int begin = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(begin, at);
        JsonNode value = switch (word) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.getInstance();
            default -> number(word, begin);
        };
        if (value == null) {
            at = begin;
            throw refused("expected a value");
        }
        return value;
    }

    private static boolean isOfWord(char unit) {
        return (unit >= '0' && unit <= '9')
                || (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || unit == '-'
                || unit == '+'
                || unit == '.';
    }

    private @Nullable JsonNode number(String word, int begin) {
        if (!mayBeNumber(word)) {
            return null;
        }
        try {
            return PlainScalars.read(word);
        } catch (NumberFormatException e) {
            at = begin;
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** YAML knows more numbers than JSON does: 012, 0x1F, +1, 1. and .5. */
    private static boolean mayBeNumber(String word) {
        int from = word.startsWith("-") ? 1 : 0;
        int point = word.indexOf('.');
        boolean zeroFirst = word.startsWith("0", from) && from + 1 < word.length();
        return isDigit(word, from)
                && (point < 0 || isDigit(word, point + 1))
                && !(zeroFirst && ".eE".indexOf(word.charAt(from + 1)) < 0);
    }

    private static boolean isDigit(String word, int at) {
        return at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9';
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
            at++;
        }
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    private char peek() {
        if (at == text.length()) {
            throw refused("the text ends within an object or array");
        }
        return text.charAt(at);
    }

    private int column() {
        return at - lineStart + 1;
    }

    private YamlException refused(String reason) {
        return new YamlException(line, column(), reason);
    }
}
