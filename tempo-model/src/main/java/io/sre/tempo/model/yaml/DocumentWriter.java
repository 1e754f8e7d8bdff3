package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns one tree into the events of one document. */
final class DocumentWriter {

    private static final ImplicitTuple NO_TAG = new ImplicitTuple(true, true);

    /** Decimals whose plain form would need more zeros than this get an exponent. */
    private static final int MOST_ZEROS = 20;

    private static final Pattern FIRST_INDENT = Pattern.compile("(?m)^ {2}");

    private final Emitter emitter;

    private DocumentWriter(Emitter emitter) {
        this.emitter = emitter;
    }

    /**
     * {@return the document as snakeyaml writes it, but for two things: it leaves byte order marks as they are, which
     * go-yaml cannot read everywhere, and indents a list that is the root. Marks stand in double quotes only}
     */
    static String write(JsonNode document) {
        StringWriter text = new StringWriter();
        try {
            new DocumentWriter(new Emitter(text, style())).document(document);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen: the text is kept in memory", e);
        }
        String written = text.toString().replace("\uFEFF", "\\uFEFF");
        return document.isArray() ? FIRST_INDENT.matcher(written).replaceAll("") : written;
    }

    private static DumperOptions style() {
        DumperOptions style = new DumperOptions();
        style.setIndent(2);
        style.setIndicatorIndent(2);
        style.setIndentWithIndicator(true);
        style.setSplitLines(false);
        style.setWidth(Integer.MAX_VALUE);
        return style;
    }

    private void document(JsonNode root) throws IOException {
        emit(new StreamStartEvent(null, null));
        emit(new DocumentStartEvent(null, null, false, null, Map.of()));
        value(root, JsonPointer.empty(), 1);
        emit(new DocumentEndEvent(null, null, false));
        emit(new StreamEndEvent(null, null));
    }

    private void value(JsonNode node, JsonPointer at, int level) throws IOException {
        if (node.isContainerNode() && level > Bounds.LEVELS) {
            throw refused(at, "lies deeper than " + Bounds.LEVELS + " levels");
        }
        switch (node.getNodeType()) {
            case OBJECT -> object(node, at, level);
            case ARRAY -> array(node, at, level);
            case STRING, BINARY -> string(node.asText(), at);
            case NUMBER -> plain(number(node, at));
            case BOOLEAN, NULL -> plain(node.asText());
            case MISSING, POJO -> throw refused(at, "is no JSON value");
        }
    }

    private void object(JsonNode object, JsonPointer at, int level) throws IOException {
        emit(new MappingStartEvent(null, null, true, null, null, flow(object)));
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonPointer below = at.appendProperty(member.getKey());
            emit(scalar(whole(member.getKey(), below), ScalarStyles.ofKey(member.getKey())));
            value(member.getValue(), below, level + 1);
        }
        emit(new MappingEndEvent(null, null));
    }

    private void array(JsonNode array, JsonPointer at, int level) throws IOException {
        emit(new SequenceStartEvent(null, null, true, null, null, flow(array)));
        for (int index = 0; index < array.size(); index++) {
            value(array.get(index), at.appendIndex(index), level + 1);
        }
        emit(new SequenceEndEvent(null, null));
    }

    private static FlowStyle flow(JsonNode container) {
        return container.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void string(String text, JsonPointer at) throws IOException {
        emit(scalar(whole(text, at), ScalarStyles.ofValue(text)));
    }

    private void plain(String text) throws IOException {
        emit(scalar(text, ScalarStyle.PLAIN));
    }

    /** Has a tag that is never written: without one, snakeyaml would open an empty text with a {@code ---}. */
    private static ScalarEvent scalar(String text, ScalarStyle style) {
        return new ScalarEvent(null, Tag.STR.getValue(), NO_TAG, text, null, null, style);
    }

    private static String number(JsonNode number, JsonPointer at) {
        if (!Double.isFinite(number.doubleValue())) {
            throw refused(at, "is a number beyond the range of a double, which readers take for text or for infinity");
        }
        if (number.isIntegralNumber()) {
            return number.bigIntegerValue().toString();
        }
        return number.isBigDecimal() ? decimal(number.decimalValue()) : floating(number);
    }

    private static String floating(JsonNode number) {
        double value = number.doubleValue();
        // Not decimalValue(): a float would show the digits of its double.
        String text = decimal(new BigDecimal(number.asText()));
        String sign = value == 0 && 1 / value < 0 ? "-" : "";
        return sign + (text.contains(".") ? text : text + ".0");
    }

    /** The exponent has a point before it and a sign: without them a YAML 1.1 reader sees a string. */
    private static String decimal(BigDecimal value) {
        if (value.signum() == 0) {
            return "0.0";
        }
        if (Math.abs((long) value.scale()) <= MOST_ZEROS) {
            return value.toPlainString();
        }
        String digits = value.unscaledValue().abs().toString();
        long exponent = (long) digits.length() - 1 - value.scale();
        String fraction = digits.length() > 1 ? digits.substring(1) : "0";
        return "%s%s.%se%+d".formatted(value.signum() < 0 ? "-" : "", digits.charAt(0), fraction, exponent);
    }

    private static String whole(String text, JsonPointer at) {
        if (Characters.hasHalfPair(text)) {
            throw refused(at, "holds half a surrogate pair, which has no UTF-8 form");
        }
        return text;
    }

    private static IllegalArgumentException refused(JsonPointer at, String reason) {
        return new IllegalArgumentException("cannot write YAML: the value at \"%s\" %s".formatted(at, reason));
    }

    private void emit(Event event) throws IOException {
        emitter.emit(event);
    }
}
