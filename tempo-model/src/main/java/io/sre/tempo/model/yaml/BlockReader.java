package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that most manifests are written in: objects and lists in block style, scalars on one line, literal text,
 * objects and lists in braces on one line. That takes a fraction of the time that snakeyaml takes for it, above all while
 * the virtual machine is young. Whatever is written in another way, and whatever is wrong or too much, is left to
 * {@link DocumentReader}, which knows all of YAML and what to say; so this reader may give up, but never reads anything
 * differently.
 */
final class BlockReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int FEW = 4;

    /** snakeyaml takes no key of more than 1024 characters. */
    private static final int LONGEST_KEY = 1000;

    /** The column of the end. */
    private static final int NONE = -1;

    private final String source;

    /** The same, with one more end of a line. */
    private final char[] text;

    private final Allowance allowance;
    private final KnownTexts known;
    private final Lines lines = new Lines();

    /** Where the part ends that is read. */
    private int end;

    private int at;
    private int line;
    private int lineStart;
    private int lineEnd;
    private int nextLine;

    /**
     * Where in its line the value stands that is read next: of the lines that hold something, or behind the dash of a list.
     */
    private int column;

    private int level;

    BlockReader(String source, Allowance allowance, KnownTexts known) {
        this.source = source;
        this.text = new char[source.length() + 1];
        source.getChars(0, source.length(), text, 0);
        text[source.length()] = '\n';
        this.allowance = allowance;
        this.known = known;
    }

    /**
     * {@return the document of a part of the text, none if there is nothing in it; null if it is not for this reader}
     *
     * @param from where the part begins, which is where a line does
     * @param to where it ends, which is where a line does or the text
     * @param firstLine the line where it begins, from 1
     */
    @Nullable
    List<YamlDocument> read(int from, int to, int firstLine) {
        if (!isUsual(from, to)) {
            return null;
        }
        int taken = allowance.taken();
        try {
            end = to;
            line = firstLine - 1;
            level = 0;
            lines.clear();
            goTo(from);
            return document();
        } catch (UnusualException e) {
            allowance.giveBack(taken);
            return null;
        }
    }

    /** Whether there are only characters that every reader takes alike. */
    private boolean isUsual(int from, int to) {
        for (int index = from; index < to; index++) {
            char unit = text[index];
            if ((unit < ' ' || unit > '~') && unit != '\n' && !isUsualBeyondAscii(unit)) {
                boolean endOfLine = unit == '\r' && index + 1 < to && text[index + 1] == '\n';
                if (!endOfLine && unit != '\t') {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isUsualBeyondAscii(char unit) {
        return (unit >= '\u00A0' && unit < Character.MIN_SURROGATE && unit != '\u2028' && unit != '\u2029')
                || (unit > Character.MAX_SURROGATE && unit <= '\uFFFD' && unit != '\uFEFF');
    }

    private List<YamlDocument> document() {
        if (column == 0 && text[at] == '-' && source.startsWith("---", at)) {
            at += 3;
            skipBlanks();
            requireEndOfLine();
            goTo(nextLine);
        }
        if (column == NONE) {
            return List.of();
        }
        int first = column + 1;
        allowance.beginDocument(at);
        JsonNode root = block(line, false);
        if (column != NONE) {
            throw new UnusualException();
        }
        return List.of(new YamlDocument(root, lines.toArray(), first));
    }

    /** Goes to the first line from there on that holds something but a comment. */
    private void goTo(int begin) {
        for (int next = begin; next < end; next = nextLine) {
            goToLine(next);
            if (!isEndOfLine()) {
                column = at - lineStart;
                return;
            }
        }
        at = end;
        column = NONE;
    }

    private void goToLine(int begin) {
        line++;
        lineStart = begin;
        at = begin;
        skipBlanks();
        lineEnd = endOfLine(at);
    }

    /** Where the line ends; finds where the next begins. */
    private int endOfLine(int from) {
        int index = from;
        while (text[index] != '\n') {
            index++;
        }
        nextLine = index + 1;
        return index > from && text[index - 1] == '\r' ? index - 1 : index;
    }

    private void skipBlanks() {
        while (text[at] == ' ') {
            at++;
        }
    }

    private boolean isBlankOrEnd(int index) {
        return index >= lineEnd || text[index] == ' ';
    }

    /** Whether nothing but a comment follows, to be asked behind a blank. */
    private boolean isEndOfLine() {
        return at >= lineEnd || text[at] == '#';
    }

    private void requireEndOfLine() {
        if (at < lineEnd && (text[at] != '#' || text[at - 1] != ' ')) {
            throw new UnusualException();
        }
    }

    private boolean isDash() {
        return column != NONE && text[at] == '-' && isBlankOrEnd(at + 1);
    }

    /** Takes a value, which is said to begin in that line. */
    private void begin(int lineOfValue) {
        allow();
        lines.add(lineOfValue);
    }

    private void allow() {
        if (allowance.take(1, at) != null) {
            throw new UnusualException();
        }
    }

    private void enter() {
        if (++level > Bounds.LEVELS) {
            throw new UnusualException();
        }
    }

    /** Reads an object or list that begins here. */
    private JsonNode block(int lineOfValue, boolean resources) {
        begin(lineOfValue);
        enter();
        JsonNode block = isDash() ? list(resources) : object();
        level--;
        return block;
    }

    private ObjectNode object() {
        int mine = column;
        ObjectNode object = new ObjectNode(NODES, new LinkedHashMap<>(FEW));
        do {
            member(object, mine);
        } while (column == mine);
        if (column > mine) {
            throw new UnusualException();
        }
        return object;
    }

    private void member(ObjectNode object, int mine) {
        allow();
        int lineOfKey = line;
        String key = key();
        skipBlanks();
        JsonNode value;
        if (isEndOfLine()) {
            goTo(nextLine);
            boolean below = column > mine || (column == mine && isDash());
            value = below ? block(lineOfKey, level == 1 && key.equals("items")) : nothing(lineOfKey);
        } else {
            value = inline(mine, lineOfKey);
        }
        if (object.replace(key, value) != null) {
            throw new UnusualException();
        }
    }

    private JsonNode nothing(int lineOfValue) {
        begin(lineOfValue);
        return NullNode.getInstance();
    }

    /** Reads a list; if it is one of resources, the bounds hold for each of them. */
    private ArrayNode list(boolean ofResources) {
        int mine = column;
        ArrayNode list = NODES.arrayNode(FEW);
        while (column == mine && isDash()) {
            if (ofResources) {
                allowance.beginItem(at);
            }
            list.add(element(mine));
            if (ofResources) {
                allowance.endItem(at);
            }
        }
        if (column > mine) {
            throw new UnusualException();
        }
        return list;
    }

    private JsonNode element(int mine) {
        int lineOfDash = line;
        at++;
        skipBlanks();
        if (isEndOfLine()) {
            goTo(nextLine);
            return column > mine ? block(line, false) : nothing(lineOfDash);
        }
        column = at - lineStart;
        return isDash() || isKey() ? block(line, false) : inline(mine, line);
    }

    /** Whether a key begins here. */
    private boolean isKey() {
        if (text[at] != '"' && text[at] != '\'') {
            return mayBeginPlain() && colon() >= 0;
        }
        int before = at;
        quoted();
        skipBlanks();
        boolean key = text[at] == ':';
        at = before;
        return key;
    }

    /** Reads a key, to behind its colon. */
    private String key() {
        int begin = at;
        String key = text[at] == '"' || text[at] == '\'' ? quotedKey() : plainKey();
        if (at - begin > LONGEST_KEY) {
            throw new UnusualException();
        }
        return key;
    }

    private String quotedKey() {
        String key = known.text(quoted());
        skipBlanks();
        if (text[at] != ':' || !isBlankOrEnd(at + 1)) {
            throw new UnusualException();
        }
        at++;
        return key;
    }

    private String plainKey() {
        int colon = mayBeginPlain() ? colon() : NONE;
        if (colon < 0) {
            throw new UnusualException();
        }
        String key = known.text(text, at, withoutBlanks(at, colon));
        at = colon + 1;
        return meant(key);
    }

    /** The text that a key without quotes becomes. */
    private String meant(String key) {
        JsonNode read = key.equals("<<") ? NullNode.getInstance() : read(key);
        if (read == null) {
            return key;
        }
        if (read.isNull()) {
            throw new UnusualException();
        }
        return known.text(read.asText());
    }

    private static @Nullable JsonNode read(String scalar) {
        try {
            return PlainScalars.read(scalar);
        } catch (NumberFormatException e) {
            throw new UnusualException();
        }
    }

    private boolean mayBeginPlain() {
        return switch (text[at]) {
            case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '\t' -> false;
            case '-', '?', ':' -> !isBlankOrEnd(at + 1);
            default -> true;
        };
    }

    /** Where the colon is that ends the key which begins here, -1 if there is none. */
    private int colon() {
        for (int index = at; index < lineEnd; index++) {
            char unit = text[index];
            if (unit == ':' && isBlankOrEnd(index + 1)) {
                return index;
            }
            if (unit == '\t' || (unit == '#' && text[index - 1] == ' ')) {
                return NONE;
            }
        }
        return NONE;
    }

    private int withoutBlanks(int from, int to) {
        int last = to;
        while (last > from && text[last - 1] == ' ') {
            last--;
        }
        return last;
    }

    /** Reads a value that stands behind a key or dash of that column, and goes to the next line. */
    private JsonNode inline(int mine, int lineOfValue) {
        begin(lineOfValue);
        if (text[at] == '|') {
            return literal(mine);
        }
        JsonNode value = switch (text[at]) {
            case '"', '\'' -> known.value(quoted());
            case '[' -> flowList();
            case '{' -> flowObject();
            default -> plain();
        };
        skipBlanks();
        requireEndOfLine();
        goTo(nextLine);
        if (column > mine) {
            throw new UnusualException();
        }
        return value;
    }

    private JsonNode plain() {
        if (!mayBeginPlain()) {
            throw new UnusualException();
        }
        int begin = at;
        while (at < lineEnd && (text[at] != '#' || text[at - 1] != ' ')) {
            if (text[at] == '\t' || (text[at] == ':' && isBlankOrEnd(at + 1))) {
                throw new UnusualException();
            }
            at++;
        }
        return scalar(begin, at);
    }

    private JsonNode scalar(int from, int to) {
        String scalar = known.text(text, from, withoutBlanks(from, to));
        JsonNode read = read(scalar);
        return read == null ? known.value(scalar) : read;
    }

    /** Reads a text in quotes, to behind them. */
    private String quoted() {
        char quote = text[at];
        int begin = ++at;
        while (at < lineEnd) {
            char unit = text[at];
            if (unit == quote && (quote == '"' || text[at + 1] != quote)) {
                return source.substring(begin, at++);
            }
            if (unit == quote || (unit == '\\' && quote == '"')) {
                return escaped(quote, begin);
            }
            at++;
        }
        throw new UnusualException();
    }

    private String escaped(char quote, int begin) {
        StringBuilder string = new StringBuilder().append(text, begin, at - begin);
        while (at < lineEnd) {
            char unit = text[at++];
            if (unit == quote) {
                if (quote == '"' || text[at] != quote) {
                    return string.toString();
                }
                at++;
            } else if (unit == '\\' && quote == '"') {
                unit = meaning(text[at++]);
            }
            string.append(unit);
        }
        throw new UnusualException();
    }

    private static char meaning(char escape) {
        return switch (escape) {
            case '"', '\\' -> escape;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new UnusualException();
        };
    }

    private JsonNode flowValue() {
        begin(line);
        return switch (text[at]) {
            case '"', '\'' -> known.value(quoted());
            case '[' -> flowList();
            case '{' -> flowObject();
            default -> {
                int begin = at;
                yield scalar(begin, flowPlain());
            }
        };
    }

    private ArrayNode flowList() {
        enter();
        at++;
        skipBlanks();
        ArrayNode list = NODES.arrayNode(FEW);
        while (text[at] != ']') {
            list.add(flowValue());
            skipComma(']');
        }
        at++;
        level--;
        return list;
    }

    private ObjectNode flowObject() {
        enter();
        at++;
        skipBlanks();
        ObjectNode object = new ObjectNode(NODES, new LinkedHashMap<>(FEW));
        while (text[at] != '}') {
            allow();
            String key = flowKey();
            skipBlanks();
            if (object.replace(key, flowValue()) != null) {
                throw new UnusualException();
            }
            skipComma('}');
        }
        at++;
        level--;
        return object;
    }

    private String flowKey() {
        int begin = at;
        boolean quoted = text[at] == '"' || text[at] == '\'';
        String key = quoted ? known.text(quoted()) : flowPlainKey();
        skipBlanks();
        boolean colon = text[at] == ':' && (quoted || text[at + 1] == ' ');
        if (!colon || at - begin > LONGEST_KEY) {
            throw new UnusualException();
        }
        at++;
        return key;
    }

    private String flowPlainKey() {
        int begin = at;
        int behind = flowPlain();
        return meant(known.text(text, begin, withoutBlanks(begin, behind)));
    }

    /** Goes to the next value or the end; a comma must be followed by a value. */
    private void skipComma(char close) {
        skipBlanks();
        if (text[at] == ',') {
            at++;
            skipBlanks();
            if (text[at] != close) {
                return;
            }
        } else if (text[at] == close) {
            return;
        }
        throw new UnusualException();
    }

    /** Goes to the end of a scalar without quotes in braces, of characters that mean nothing there. */
    private int flowPlain() {
        boolean sign = text[at] == '-' && isWord(text[at + 1]);
        if (!sign && !isWord(text[at])) {
            throw new UnusualException();
        }
        while (isOfFlowPlain()) {
            at++;
        }
        return at;
    }

    private boolean isOfFlowPlain() {
        char unit = text[at];
        return isWord(unit)
                || switch (unit) {
                    case '-', '+', '=', '@', '*', ' ' -> true;
                    case ':' -> isWord(text[at + 1]);
                    case ',', ']', '}' -> false;
                    default -> throw new UnusualException();
                };
    }

    private static boolean isWord(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || unit == '.'
                || unit == '/'
                || unit == '_';
    }

    /** Reads literal text below a key or dash of that column, and goes to the line behind it. */
    private JsonNode literal(int mine) {
        at++;
        char chomping = text[at];
        if (chomping == '-' || chomping == '+') {
            at++;
        }
        skipBlanks();
        requireEndOfLine();
        StringBuilder literal = new StringBuilder();
        int newLines = appendLines(literal, mine);
        if (chomping == '+') {
            appendNewLines(literal, newLines);
        } else if (chomping != '-') {
            literal.append('\n');
        }
        goTo(nextLine);
        if (column > mine) {
            throw new UnusualException();
        }
        return known.value(literal.toString());
    }

    /** Reads the lines of a literal text; the line ends behind the last that is not empty are counted, not appended. */
    private int appendLines(StringBuilder literal, int mine) {
        int indent = NONE;
        int longestBefore = 0;
        int newLines = 0;
        while (nextLine < end) {
            goToLine(nextLine);
            int blanks = at - lineStart;
            boolean empty = at >= lineEnd;
            if (indent == NONE && !empty) {
                indent = blanks;
            } else if (indent == NONE) {
                longestBefore = Math.max(longestBefore, blanks);
            } else if (!empty && blanks < indent) {
                line--;
                nextLine = lineStart;
                break;
            }
            if (indent != NONE && (!empty || blanks > indent)) {
                appendNewLines(literal, newLines);
                literal.append(text, lineStart + indent, lineEnd - lineStart - indent);
                newLines = 0;
            }
            newLines++;
        }
        // Where the last line has no end, the text has none either.
        if (indent <= mine || indent < longestBefore || nextLine > end) {
            throw new UnusualException();
        }
        return newLines;
    }

    private static void appendNewLines(StringBuilder literal, int count) {
        for (int more = 0; more < count; more++) {
            literal.append('\n');
        }
    }

    /** Says that a text is for the other reader. */
    private static final class UnusualException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusualException() {
            super(null, null, false, false);
        }
    }
}
