package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import java.util.List;
import java.util.Map;

/**
 * A map as a Mermaid flowchart.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid's flowcharts</a>
 */
final class MapMermaid {

    private static final String HARMLESS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ./:,;()-";

    private final MapDrawing drawing;
    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    MapMermaid(ConnectivityMap map) {
        this.drawing = new MapDrawing(map);
    }

    String text() {
        int number = 1;
        for (Map.Entry<String, List<Group>> box : drawing.boxes().entrySet()) {
            text.append("  subgraph n%d[%s]\n".formatted(number++, quoted(box.getKey())));
            box.getValue()
                    .forEach(group ->
                            text.append("    %s[%s]\n".formatted(drawing.id(group), quoted(drawing.label(group)))));
            text.append("  end\n");
        }
        drawing.outside()
                .forEach(group ->
                        text.append("  %s([%s])\n".formatted(drawing.id(group), quoted(drawing.label(group)))));
        drawing.arrows().forEach(this::append);
        return text.toString();
    }

    private void append(MapDrawing.Arrow arrow) {
        String line = (arrow.bothWays() ? "<" : "") + (arrow.doubtful() ? "-.->" : "-->");
        text.append("  %s %s|%s| %s\n".formatted(arrow.from(), line, quoted(arrow.label()), arrow.to()));
    }

    /** {@return the text in quotes; what might mean something to Mermaid, Markdown or HTML is written as a number} */
    private static String quoted(String plain) {
        StringBuilder quoted = new StringBuilder("\"");
        plain.codePoints().forEach(character -> {
            if (HARMLESS.indexOf(character) >= 0) {
                quoted.append((char) character);
            } else {
                quoted.append('#').append(Math.max(' ', character)).append(';');
            }
        });
        return quoted.append('"').toString();
    }
}
