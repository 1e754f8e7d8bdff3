package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.model.finding.Redaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value as it takes effect, whoever wrote it: an object, a list, a scalar, null; or nothing, or something that is there
 * but cannot be known, such as what a Secret holds that is not at hand. It knows where it was written.
 *
 * <p>Nothing here is null: what is missing is a value, too, and what is below it is missing.
 */
public final class Value {

    private static final int LONGEST_STAND_IN = 200;

    /** What people write where others are to write something. */
    private static final Pattern STAND_IN = Pattern.compile(
            "(?i)(replace|change|edit|fill|override)[-_ ]?(me|this|with|in)\\b|^<[^<>]+>$|<(your|my|the|bucket|endpoint|access|secret)[^<>]*>"
                    + "|^(todo|fixme|tbd|placeholder|x{3,})$|^your[-_ ]");

    private static final List<String> STAND_IN_WORDS = List.of(
            "<", "replace", "change", "edit", "fill", "override", "todo", "fixme", "tbd", "placeholder", "xxx", "your");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private enum State {
        PRESENT,
        MISSING,
        UNKNOWN
    }

    private static final int MOST_PATHS = 5_000;

    /** The ways that rules ask for, taken apart: a few hundred, asked for again and again. */
    private static final Map<String, String[]> STEPS = new ConcurrentHashMap<>();

    private final State state;

    /** The path of what is around it, and the step from there: most paths are never asked for. */
    private final String above;

    private final String key;
    private final int index;
    private @Nullable String path;
    private final Spot spot;
    private final boolean written;
    private final boolean open;

    /** What was written or is the default; missing where several such trees are merged, so that there is no one tree. */
    private final JsonNode node;

    /** Those of a tree are made when somebody asks for them: most are never asked for. */
    private @Nullable Map<String, Value> fields;

    private @Nullable List<Value> elements;

    /** Those of an object that lies over the chart's defaults are merged when somebody asks for them. */
    private @Nullable Value defaults;

    private @Nullable Value upper;

    private Value(State state, String path, Spot spot, boolean written, JsonNode node) {
        this(state, path, spot, written, false, node, null, null);
    }

    /** A value below another one: an element if the index is not negative, else a field. */
    private Value(State state, Value around, String key, int index, Spot spot, boolean written, JsonNode node) {
        this.open = false;
        this.state = state;
        this.above = around.path();
        this.key = key;
        this.index = index;
        this.spot = spot;
        this.written = written;
        this.node = node;
    }

    private Value(
            State state,
            String path,
            Spot spot,
            boolean written,
            boolean open,
            JsonNode node,
            @Nullable Map<String, Value> fields,
            @Nullable List<Value> elements) {
        this.open = open;
        this.state = state;
        this.above = "";
        this.key = path;
        this.index = -1;
        this.path = path;
        this.spot = spot;
        this.written = written;
        this.node = node;
        this.fields = fields;
        this.elements = elements;
    }

    /** {@return a tree that somebody wrote} */
    public static Value written(Source source, JsonPointer pointer, String path) {
        return of(source.tree().at(pointer), path, new Spot(source, pointer), true);
    }

    /** {@return a whole tree that somebody wrote} */
    public static Value written(Source source) {
        return written(source, JsonPointer.empty(), "");
    }

    /** {@return a tree that nobody wrote: what the chart has by default. Findings go to a spot nearby} */
    static Value byDefault(JsonNode tree, String path, Spot nearby) {
        return of(tree, path, nearby, false);
    }

    static Value unknown(String path, Spot spot) {
        return new Value(State.UNKNOWN, path, spot, true, MissingNode.getInstance());
    }

    static Value scalar(JsonNode node, String path, Spot spot) {
        return new Value(State.PRESENT, path, spot, true, node);
    }

    static Value missing(String path, Spot spot) {
        return new Value(State.MISSING, path, spot, false, MissingNode.getInstance());
    }

    static Value object(String path, Spot spot, boolean written, Map<String, Value> fields) {
        return new Value(State.PRESENT, path, spot, written, false, MissingNode.getInstance(), fields, null);
    }

    /** An object over the chart's defaults for it. */
    static Value over(Value defaults, Value upper) {
        Value merged = new Value(State.PRESENT, upper.path(), upper.spot, upper.isWritten(), MissingNode.getInstance());
        merged.defaults = defaults;
        merged.upper = upper;
        return merged;
    }

    static Value list(String path, Spot spot, boolean written, List<Value> elements) {
        return new Value(State.PRESENT, path, spot, written, false, MissingNode.getInstance(), null, elements);
    }

    private static Value of(JsonNode node, String path, Spot spot, boolean written) {
        return node instanceof MissingNode ? missing(path, spot) : new Value(State.PRESENT, path, spot, written, node);
    }

    /** The fields of an object, which may be changed; null if it is none. */
    private @Nullable Map<String, Value> ownFields() {
        if (fields == null && defaults != null && upper != null) {
            fields = Merge.fieldsOverDefaults(defaults, upper);
        } else if (fields == null && node instanceof ObjectNode) {
            Map<String, Value> made = new LinkedHashMap<>(2 * node.size());
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                Spot at = written ? spot.below(field.getKey()) : spot;
                made.put(field.getKey(), below(field.getKey(), -1, at, field.getValue()));
            }
            fields = made;
        }
        return fields;
    }

    /** The elements of a list; null if it is none. */
    private @Nullable List<Value> ownElements() {
        if (elements == null && node instanceof ArrayNode) {
            List<Value> made = new ArrayList<>(node.size());
            for (int element = 0; element < node.size(); element++) {
                Spot at = written ? spot.below(element) : spot;
                made.add(below("", element, at, node.get(element)));
            }
            elements = made;
        }
        return elements;
    }

    private Value below(String field, int element, Spot at, JsonNode child) {
        boolean missing = child.isMissingNode();
        return new Value(missing ? State.MISSING : State.PRESENT, this, field, element, at, written && !missing, child);
    }

    /** Whether nobody asked for what is below, so that all of it is as it was written. */
    private boolean isUntouched() {
        return fields == null && elements == null && upper == null;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The same, of which nobody knows whether there are more fields. */
    Value opened() {
        if (!isObject()) {
            return this;
        }
        Map<String, Value> opened = new LinkedHashMap<>();
        fields().forEach((key, value) -> opened.put(key, value.opened()));
        return new Value(state, path(), spot, written, true, MissingNode.getInstance(), opened, null);
    }

    /** The same value under another name and in the same place. */
    Value renamed(String other) {
        if (isObject()) {
            Map<String, Value> renamed = new LinkedHashMap<>();
            fields().forEach((key, value) -> renamed.put(key, value.renamed(join(other, key))));
            return object(other, spot, written, renamed);
        }
        if (isList()) {
            List<Value> renamed = new ArrayList<>();
            elements().forEach(value -> renamed.add(value.renamed(other + "[" + renamed.size() + "]")));
            return list(other, spot, written, renamed);
        }
        return new Value(state, other, spot, written, node);
    }

    /** The same with each text replaced. */
    Value map(Function<String, JsonNode> replacement) {
        if (isObject()) {
            Map<String, Value> mapped = new LinkedHashMap<>();
            fields().forEach((key, value) -> mapped.put(key, value.map(replacement)));
            return object(path(), spot, written, mapped);
        }
        if (isList()) {
            List<Value> mapped =
                    elements().stream().map(value -> value.map(replacement)).toList();
            return list(path(), spot, written, mapped);
        }
        return isText() ? new Value(state, path(), spot, written, replacement.apply(node.textValue())) : this;
    }

    /** {@return the way to it, {@code tempo.receivers.otlp}} */
    public String path() {
        String known = path;
        if (known == null) {
            known = index < 0 ? join(above, key) : above + "[" + index + "]";
            path = known;
        }
        return known;
    }

    /** {@return the last part of the path} */
    public String key() {
        if (index < 0 && key.indexOf('.') < 0) {
            return key;
        }
        String way = path();
        return way.substring(way.lastIndexOf('.') + 1);
    }

    /** {@return where it was written; for what nobody wrote, where it could be written} */
    public Spot spot() {
        return spot;
    }

    /** {@return whether somebody wrote it, in contrast to a default of the chart or to nothing} */
    public boolean isWritten() {
        return written && state != State.MISSING;
    }

    /** {@return whether it is there and known; null is a value that is there} */
    public boolean isPresent() {
        return state == State.PRESENT;
    }

    /** {@return whether it is known not to be there} */
    public boolean isMissing() {
        return state == State.MISSING;
    }

    /** {@return whether it may be there, and nobody can tell} */
    public boolean isUnknown() {
        return state == State.UNKNOWN;
    }

    /** {@return whether it is an explicit null} */
    public boolean isNull() {
        return isPresent() && node instanceof NullNode;
    }

    /** {@return whether it is known that there is nothing of use: missing, null, empty text, object or list} */
    public boolean isEmpty() {
        if (isObject()) {
            return isUntouched() ? node.isEmpty() : fields().isEmpty();
        }
        if (isList()) {
            return elements == null ? node.isEmpty() : elements.isEmpty();
        }
        return isMissing()
                || isNull()
                || (node instanceof TextNode && node.textValue().isEmpty());
    }

    /** {@return whether it is an object} */
    public boolean isObject() {
        return fields != null || upper != null || node instanceof ObjectNode;
    }

    /** {@return whether it is a list} */
    public boolean isList() {
        return elements != null || node instanceof ArrayNode;
    }

    /** {@return whether it is text} */
    public boolean isText() {
        return isPresent() && node instanceof TextNode;
    }

    /** {@return whether it is a number} */
    public boolean isNumber() {
        return isPresent() && node instanceof NumericNode;
    }

    /** {@return whether it is true} */
    public boolean isTrue() {
        return isPresent() && node instanceof BooleanNode && node.booleanValue();
    }

    /** {@return whether it is false} */
    public boolean isFalse() {
        return isPresent() && node instanceof BooleanNode && !node.booleanValue();
    }

    /** {@return whether it counts as nothing in a Go template: missing, null, false, 0, empty} */
    public boolean isFalsy() {
        boolean zero = isNumber() && node.decimalValue().compareTo(BigDecimal.ZERO) == 0;
        return !isUnknown() && (isEmpty() || isFalse() || zero);
    }

    /** {@return the text of a scalar, as it would be written plain; empty for all else} */
    public String text() {
        return isPresent() && node.isValueNode() && !(node instanceof NullNode) ? node.asText() : "";
    }

    /** {@return text that means itself: it is text, and no placeholder stands in it} */
    public Optional<String> literal() {
        return isText() && !hasPlaceholder() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** {@return whether it is text with a placeholder, such as {@code ${NAME}}, which somebody replaces later} */
    public boolean hasPlaceholder() {
        return isText() && node.textValue().contains("${");
    }

    /** {@return whether it is text that somebody left for others to fill in, such as {@code REPLACE_ME}} */
    public boolean isStandIn() {
        return isText()
                && node.textValue().length() <= LONGEST_STAND_IN
                && maySay(node.textValue())
                && STAND_IN.matcher(node.textValue()).find();
    }

    /** Nearly every text has none of these words, which spares it the slow search. */
    private static boolean maySay(String text) {
        String small = text.indexOf('<') >= 0 ? "<" : text.toLowerCase(Locale.ROOT);
        for (String word : STAND_IN_WORDS) {
            if (small.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@return a whole number, if it is one, or text that is one} */
    public OptionalLong number() {
        if (isNumber() && node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        return isText() && DIGITS.matcher(node.textValue()).matches()
                ? OptionalLong.of(Long.parseLong(node.textValue()))
                : OptionalLong.empty();
    }

    /**
     * {@return a value below this one; missing if there is none, unknown below what is unknown}
     *
     * @param below the keys on the way, with dots between them
     */
    public Value at(String below) {
        Value value = this;
        for (String step : steps(below)) {
            value = value.get(step);
        }
        return value;
    }

    private static String[] steps(String way) {
        String[] known = STEPS.get(way);
        if (known == null) {
            known = way.split("\\.", -1);
            if (STEPS.size() < MOST_PATHS) {
                STEPS.put(way, known);
            }
        }
        return known;
    }

    /**
     * {@return a field; missing if there is none, unknown below what is unknown}
     *
     * @param field its name, which may have dots
     */
    public Value get(String field) {
        Map<String, Value> own = ownFields();
        Value found = own == null ? null : own.get(field);
        if (found != null) {
            return found;
        }
        boolean unknown = isUnknown() || open;
        return new Value(
                unknown ? State.UNKNOWN : State.MISSING, this, field, -1, spot, unknown, MissingNode.getInstance());
    }

    /** {@return whether an object has a field, be it null} */
    public boolean has(String field) {
        return fields().containsKey(field);
    }

    /** {@return the names of the fields of an object; none of all else} */
    public List<String> keys() {
        return List.copyOf(fields().keySet());
    }

    /** {@return the fields of an object; none of all else} */
    public Collection<Value> values() {
        return Collections.unmodifiableCollection(fields().values());
    }

    /** {@return the elements of a list; none of all else} */
    public List<Value> elements() {
        List<Value> own = ownElements();
        return own == null ? List.of() : Collections.unmodifiableList(own);
    }

    /** The fields themselves, for merging. */
    Map<String, Value> fields() {
        Map<String, Value> own = ownFields();
        return own == null ? Map.of() : own;
    }

    /** Calls back for this value and each one below it. */
    public void walk(Consumer<Value> visitor) {
        visitor.accept(this);
        if (isObject()) {
            for (Value value : fields().values()) {
                value.walk(visitor);
            }
        } else if (isList()) {
            for (Value element : elements()) {
                element.walk(visitor);
            }
        }
    }

    /** {@return whether something below it, or itself, is unknown} */
    public boolean hasUnknown() {
        if (upper != null) {
            // All of the defaults is known.
            return upper.hasUnknown();
        }
        return isUnknown()
                || open
                || (fields != null && isAnyUnknown(fields.values()))
                || (elements != null && isAnyUnknown(elements));
    }

    private static boolean isAnyUnknown(Collection<Value> some) {
        for (Value value : some) {
            if (value.hasUnknown()) {
                return true;
            }
        }
        return false;
    }

    /** {@return it as a tree; what is unknown or missing is left out} */
    public JsonNode toJson() {
        if (isUntouched()) {
            return node.deepCopy();
        }
        if (isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            fields().forEach((key, value) -> {
                if (value.isPresent()) {
                    object.set(key, value.toJson());
                }
            });
            return object;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements().forEach(value -> array.add(value.toJson()));
        return array;
    }

    /** {@return it for a message: text in quotes, and never a secret} */
    @Override
    public String toString() {
        return switch (state) {
            case MISSING -> "nothing";
            case UNKNOWN -> "something unknown";
            case PRESENT -> isSecret() ? Redaction.MASK : Redaction.show(key(), toJson());
        };
    }

    /**
     * {@return a part of it for a message, or what was made of it; not if a Secret holds it}
     *
     * @param part what to show
     */
    public String shown(Object part) {
        return isSecret() ? Redaction.MASK : part.toString();
    }

    /** Whether it is text or a number that a Secret holds, whatever it is called. */
    private boolean isSecret() {
        boolean held = spot.source()
                .manifest()
                .filter(manifest -> manifest.kind().equals("Secret"))
                .isPresent();
        return held && !isObject() && !isList();
    }
}
