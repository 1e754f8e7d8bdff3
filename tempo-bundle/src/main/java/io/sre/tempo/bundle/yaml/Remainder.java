package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A tree without what did not fit: Jackson stops at the first misfit, and so the next shows only once that is out. */
final class Remainder {

    private Remainder() {}

    /**
     * Takes a field out; in place of an item of a list the list, for the items behind it would change their places.
     *
     * @return whether there was something to take out
     */
    static boolean without(JsonNode tree, String path) {
        if (tree instanceof ObjectNode object) {
            return fields(object).stream().anyMatch(name -> without(object, name, path));
        }
        int end = path.indexOf(']');
        if (!tree.isArray() || !path.matches("\\[\\d{1,9}]\\..*")) {
            return false;
        }
        return without(tree.path(Integer.parseInt(path.substring(1, end))), path.substring(end + 2));
    }

    /** A name may have dots itself, as those of labels do. */
    private static boolean without(ObjectNode object, String name, String path) {
        if (!path.startsWith(name)) {
            return false;
        }
        String below = path.substring(name.length());
        if (below.isEmpty() || below.matches("\\[\\d+]")) {
            object.remove(name);
            return true;
        }
        return switch (below.charAt(0)) {
            case '.' -> without(object.path(name), below.substring(1));
            case '[' -> without(object.path(name), below);
            default -> false;
        };
    }

    private static List<String> fields(ObjectNode object) {
        return object.properties().stream().map(field -> field.getKey()).toList();
    }
}
