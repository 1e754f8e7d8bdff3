package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.model.syntax.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value of a manifest and where it stands. Reading it in a form that it does not have adds a problem; null is as good as
 * absent, as it is to the API server. Paths are made only when somebody has to be told.
 */
final class Field {

    private static final String STRUCTURE = "look at its indentation";

    /** This is no element of a list. */
    private static final int NO_INDEX = -1;

    private final Reading reading;
    private final Origin origin;
    private final @Nullable Field parent;
    private final String name;
    private final int index;
    private final JsonNode node;

    private Field(Reading reading, Origin origin, @Nullable Field parent, String name, int index, JsonNode node) {
        this.reading = reading;
        this.origin = origin;
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.node = node;
    }

    static Field root(Reading reading, Origin origin, JsonNode tree) {
        return new Field(reading, origin, null, "", NO_INDEX, tree);
    }

    Reading reading() {
        return reading;
    }

    JsonNode node() {
        return node;
    }

    boolean present() {
        return !(node instanceof MissingNode) && !(node instanceof NullNode);
    }

    /** {@return a field of this, which must be an object if it is anything} */
    Field at(String key) {
        JsonNode child = isObject() ? node.get(key) : null;
        return new Field(reading, origin, this, key, NO_INDEX, child == null ? MissingNode.getInstance() : child);
    }

    /** {@return the items; none if there is no list} */
    List<Field> items() {
        List<Field> items = new ArrayList<>(node.size());
        if (expect(node instanceof ArrayNode, "must be a list", STRUCTURE)) {
            int next = 0;
            for (JsonNode item : node) {
                items.add(new Field(reading, origin, this, "", next++, item));
            }
        }
        return items;
    }

    /** {@return whether this is an object, or absent} */
    boolean isObject() {
        return expect(node instanceof ObjectNode, "must be an object", STRUCTURE);
    }

    /** {@return the text; empty if there is none} */
    String text() {
        return expect(node instanceof TextNode, "must be text", quotes(node)) ? node.textValue() : "";
    }

    /** {@return the text if it follows the syntax; empty if it does not or there is none} */
    String text(Syntax syntax) {
        String text = text();
        if (!text.isEmpty() && !syntax.accepts(text)) {
            problem(syntax.rule(), syntax.mend(text));
            return "";
        }
        return text;
    }

    /** {@return the texts of a list; those that are none are left out} */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Field item : items()) {
            if (item.required() && item.expect(item.node instanceof TextNode, "must be text", quotes(item.node))) {
                texts.add(item.node.textValue());
            }
        }
        return texts;
    }

    boolean flag() {
        return expect(node instanceof BooleanNode, "must be true or false", "write true or false without quotes")
                && node.booleanValue();
    }

    /** {@return the number; 0 if there is none} */
    int number() {
        boolean whole = node.isIntegralNumber() && node.canConvertToInt();
        return expect(whole, "must be a whole number", "write it with digits only and without quotes")
                ? node.intValue()
                : 0;
    }

    /** {@return the number, which must not be negative; 0 if there is none} */
    int count() {
        int number = number();
        if (number < 0) {
            problem("must not be negative", "write 0 for none");
        }
        return Math.max(0, number);
    }

    /** {@return the name of a port; empty if it is none} */
    String portName() {
        String name = text();
        if (!(node instanceof TextNode) || Syntax.PORT_NAME.accepts(name)) {
            return name;
        }
        boolean number = name.matches("[0-9]{1,5}");
        problem(
                Syntax.PORT_NAME.rule(),
                number ? "write %s without quotes".formatted(name) : Syntax.PORT_NAME.mend(name));
        return "";
    }

    /** {@return the port number; 0 if there is none or it is no port} */
    int port() {
        int port = number();
        if (present() && (port < 1 || port > 65535)) {
            if (node.isIntegralNumber()) {
                problem("must be a port number from 1 to 65535", "choose a port in that range");
            }
            return 0;
        }
        return port;
    }

    /**
     * {@return the entries of a map of labels, sorted; null counts as empty text, as it does to the API server. What breaks
     * the rules of labels is told and is in it all the same}
     */
    SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        if (!isObject()) {
            return labels;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            if (!Syntax.LABEL_KEY.accepts(entry.getKey())) {
                at(entry.getKey()).problem(Syntax.LABEL_KEY.rule(), Syntax.LABEL_KEY.mend(entry.getKey()));
            }
            if (value.isTextual() || value.isNull()) {
                at(entry.getKey()).text(Syntax.LABEL_VALUE);
                labels.put(entry.getKey(), value.isNull() ? "" : value.textValue());
            } else {
                at(entry.getKey()).problem("must be text", quotes(value));
            }
        }
        return labels;
    }

    /** {@return whether it is there; a problem if it is not} */
    boolean required() {
        if (!present() && isPossible()) {
            reading.missing(path());
        }
        return present();
    }

    /** {@return whether it could be there: what is around it is an object, or missing itself} */
    private boolean isPossible() {
        if (parent == null || index != NO_INDEX) {
            return true;
        }
        return parent.present() ? parent.node instanceof ObjectNode : parent.isPossible();
    }

    /** Adds a problem for each field with another name. */
    void only(String... known) {
        only(Map.of(), known);
    }

    /**
     * Adds a problem for each field with another name.
     *
     * @param mends what to do about some that are not known, by their name; of those for all others the name is empty
     */
    void only(Map<String, String> mends, String... known) {
        if (!(node instanceof ObjectNode)) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String field = entry.getKey();
            if (!isOneOf(field, known)) {
                List<String> names = Arrays.asList(known);
                String mend = mends.get(field);
                if (mend == null) {
                    mend = Spelling.closest(field, names)
                            .map("did you mean %s?"::formatted)
                            .orElse(mends.getOrDefault("", "remove it; known here are " + String.join(", ", names)));
                }
                reading.unknownField(at(field).path(), field, mend);
            }
        }
    }

    private static boolean isOneOf(String name, String[] known) {
        for (String one : known) {
            if (one.equals(name)) {
                return true;
            }
        }
        return false;
    }

    void problem(String rule, String mend) {
        reading.problem(path(), node, rule, mend);
    }

    void warning(String value, String rule, String mend) {
        reading.warning(path(), value, rule, mend);
    }

    /** {@return file and line; empty if the resource was made in memory} */
    String place() {
        return origin.place(pointer()).strip();
    }

    /** {@return file and line, if known, the resource and the place in it: {@code web.yaml:12 NetworkPolicy shop/web spec.ingress[0]}} */
    String path() {
        String path = text(new StringBuilder()).toString();
        return origin.place(pointer()) + origin.resource() + (path.isEmpty() ? "" : " " + path);
    }

    private StringBuilder text(StringBuilder path) {
        if (parent == null) {
            return path;
        }
        parent.text(path);
        if (index != NO_INDEX) {
            return path.append('[').append(index).append(']');
        }
        boolean plain = name.indexOf('.') < 0 && name.indexOf('/') < 0;
        return plain
                ? path.append(path.isEmpty() ? "" : ".").append(name)
                : path.append('[').append(name).append(']');
    }

    private JsonPointer pointer() {
        if (parent == null) {
            return JsonPointer.empty();
        }
        JsonPointer above = parent.pointer();
        return index == NO_INDEX ? above.appendProperty(name) : above.appendIndex(index);
    }

    private static String quotes(JsonNode node) {
        return node instanceof BooleanNode
                ? "put quotes around it, for YAML takes y, n, yes, no, on and off for true or false"
                : "put quotes around it";
    }

    private boolean expect(boolean fits, String rule, String mend) {
        if (present() && !fits) {
            problem(rule, mend);
        }
        return fits;
    }
}
