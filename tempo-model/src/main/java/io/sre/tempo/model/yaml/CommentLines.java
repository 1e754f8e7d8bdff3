package io.sre.tempo.model.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Puts comments above the lines of a written document. snakeyaml's own comment events would stand behind the dash of a
 * list item, not above it.
 */
final class CommentLines {

    private final Parser parser;
    private final Map<JsonPointer, Integer> lines = new HashMap<>();

    private CommentLines(String written) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(written), options);
    }

    static String insert(String written, Map<JsonPointer, String> comments) {
        Map<JsonPointer, Integer> lines = new CommentLines(written).lines();
        Map<Integer, List<String>> above = new HashMap<>();
        outermostFirst(comments)
                .forEach(comment -> above.computeIfAbsent(lineOf(comment.getKey(), lines), line -> new ArrayList<>())
                        .addAll(lines(comment.getValue())));
        return insertAbove(written, above);
    }

    /** A list item and its first key share a line; the comment of the item comes first. */
    private static List<Map.Entry<JsonPointer, String>> outermostFirst(Map<JsonPointer, String> comments) {
        List<Map.Entry<JsonPointer, String>> sorted = new ArrayList<>(comments.entrySet());
        sorted.sort(Comparator.comparing(comment -> comment.getKey().toString().length()));
        return sorted;
    }

    private static Integer lineOf(JsonPointer pointer, Map<JsonPointer, Integer> lines) {
        Integer line = lines.get(pointer);
        if (line == null) {
            throw new IllegalArgumentException("cannot comment YAML: there is no value at \"%s\"".formatted(pointer));
        }
        return line;
    }

    private static String insertAbove(String written, Map<Integer, List<String>> above) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String line : written.lines().toList()) {
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            above.getOrDefault(number++, List.of())
                    .forEach(comment -> text.append(indent).append(comment).append('\n'));
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** Splits at everything that ends a line for any reader, so that no comment can end early. */
    private static List<String> lines(String comment) {
        List<String> lines = new ArrayList<>();
        for (String line : comment.stripTrailing().split("\\R", -1)) {
            if (!line.codePoints().allMatch(Characters::isPrintable)) {
                throw new IllegalArgumentException(
                        "cannot comment YAML: \"%s\" holds control characters".formatted(Characters.onOneLine(line)));
            }
            lines.add(("# " + line).stripTrailing());
        }
        return lines;
    }

    private Map<JsonPointer, Integer> lines() {
        parser.getEvent(); // the start of the stream
        parser.getEvent(); // the start of the document
        value(JsonPointer.empty());
        // The line of the root is that of its first key.
        lines.put(JsonPointer.empty(), 0);
        return lines;
    }

    private void value(JsonPointer at) {
        Event event = parser.getEvent();
        if (event.is(Event.ID.MappingStart)) {
            object(at);
        } else if (event.is(Event.ID.SequenceStart)) {
            array(at);
        }
    }

    private void object(JsonPointer at) {
        for (Event event = parser.getEvent(); event instanceof ScalarEvent key; event = parser.getEvent()) {
            JsonPointer below = at.appendProperty(key.getValue());
            lines.put(below, key.getStartMark().getLine());
            value(below);
        }
    }

    private void array(JsonPointer at) {
        int index = 0;
        while (!parser.peekEvent().is(Event.ID.SequenceEnd)) {
            JsonPointer below = at.appendIndex(index++);
            lines.put(below, parser.peekEvent().getStartMark().getLine());
            value(below);
        }
        parser.getEvent();
    }
}
