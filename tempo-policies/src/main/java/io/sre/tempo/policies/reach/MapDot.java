package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import java.util.List;
import java.util.Map;

/**
 * A map in Graphviz' language.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">The DOT language</a>
 */
final class MapDot {

    private final MapDrawing drawing;
    private final StringBuilder text = new StringBuilder("""
            digraph connectivity {
              rankdir=LR
              newrank=true
              graph [fontname="sans-serif", style="rounded", color="gray60"]
              node [fontname="sans-serif", shape="box", style="rounded"]
              edge [fontname="sans-serif", fontsize=10, color="gray40"]
            """);

    MapDot(ConnectivityMap map) {
        this.drawing = new MapDrawing(map);
    }

    String text() {
        int number = 1;
        for (Map.Entry<String, List<Group>> box : drawing.boxes().entrySet()) {
            text.append("  subgraph cluster_%d {\n    label=%s\n".formatted(number++, quoted(box.getKey())));
            box.getValue()
                    .forEach(group -> text.append(
                            "    %s [label=%s]\n".formatted(drawing.id(group), quoted(drawing.label(group)))));
            text.append("  }\n");
        }
        drawing.outside()
                .forEach(group -> text.append("  %s [label=%s, shape=\"ellipse\"]\n"
                        .formatted(drawing.id(group), quoted(drawing.label(group)))));
        drawing.arrows().forEach(this::append);
        return text.append("}\n").toString();
    }

    private void append(MapDrawing.Arrow arrow) {
        text.append("  %s -> %s [label=%s%s%s]\n"
                .formatted(
                        arrow.from(),
                        arrow.to(),
                        quoted(arrow.label()),
                        arrow.bothWays() ? ", dir=\"both\"" : "",
                        arrow.doubtful() ? ", style=\"dashed\"" : ""));
    }

    /** {@return the text in quotes; Graphviz knows backslashes and HTML's entities in labels} */
    private static String quoted(String plain) {
        StringBuilder quoted = new StringBuilder("\"");
        plain.chars().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '&' -> quoted.append("&amp;");
                default -> quoted.append((char) Math.max(' ', character));
            }
        });
        return quoted.append('"').toString();
    }
}
