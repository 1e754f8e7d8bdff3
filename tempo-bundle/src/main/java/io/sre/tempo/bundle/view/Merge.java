package io.sre.tempo.bundle.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How Flux and Helm lay values over values.
 *
 * <p>Sources: fluxcd/pkg {@code chartutil/values.go} 2026-07; Helm 3.22 and 4.3, {@code chartutil/coalesce.go}, by rendering.
 */
final class Merge {

    /** What the CRD allows. */
    private static final int LONGEST_PATH = 250;

    private Merge() {}

    /** Objects are merged, all else is replaced; null is a value. */
    static Value over(Value base, Value upper) {
        if (!base.isObject() || !upper.isObject()) {
            return upper;
        }
        return Value.object(upper.path(), upper.spot(), true, over(base.fields(), upper.fields()));
    }

    private static Map<String, Value> over(Map<String, Value> base, Map<String, Value> upper) {
        Map<String, Value> merged = new LinkedHashMap<>(base);
        // What stands on one side only is shared, not copied: a target path that is set later shows through.
        upper.forEach((key, value) -> merged.merge(key, value, Merge::over));
        return merged;
    }

    /** The chart's defaults under what was written: null removes a default, unless the default is null itself. */
    static Value overDefaults(Value defaults, Value written) {
        return defaults.isObject() && written.isObject() ? Value.over(defaults, written) : written;
    }

    /** The fields of an object that was written, over the defaults for it. */
    static Map<String, Value> fieldsOverDefaults(Value defaults, Value written) {
        Map<String, Value> own = written.fields();
        Map<String, Value> merged = new LinkedHashMap<>();
        for (Map.Entry<String, Value> field : defaults.fields().entrySet()) {
            Value upper = own.get(field.getKey());
            if (upper == null) {
                merged.put(field.getKey(), field.getValue());
            } else if (!upper.isNull() || field.getValue().isNull()) {
                merged.put(field.getKey(), overDefaults(field.getValue(), upper));
            }
        }
        own.forEach((key, value) -> {
            if (!defaults.fields().containsKey(key)) {
                merged.put(key, value);
            }
        });
        return merged;
    }

    /** Sets a value at a target path, if that can be followed, in place: what shares the objects on the way sees it as well. */
    static void set(Value root, String targetPath, Value value) {
        if (targetPath.length() > LONGEST_PATH) {
            return;
        }
        List<String> keys = keys(targetPath);
        Value parent = root;
        for (String key : keys.subList(0, keys.size() - 1)) {
            parent = child(parent, key, value.spot());
        }
        String last = keys.get(keys.size() - 1);
        if (parent.isObject() && !last.startsWith("[")) {
            parent.fields().put(last, value.renamed(join(parent.path(), last)));
        }
    }

    private static Value child(Value parent, String key, Spot spot) {
        if (key.startsWith("[")) {
            List<Value> elements = parent.elements();
            boolean known = key.matches("\\[[0-9]{1,5}]");
            int index = known ? Integer.parseInt(key.substring(1, key.length() - 1)) : elements.size();
            return index < elements.size() ? elements.get(index) : Value.missing(parent.path() + key, spot);
        }
        Value child = parent.get(key);
        if (parent.isObject() && (child.isMissing() || child.isNull())) {
            child = Value.object(join(parent.path(), key), spot, true, new LinkedHashMap<>());
            parent.fields().put(key, child);
        }
        return child;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The keys of a target path: dots part them, unless a backslash stands before; {@code [n]} is an index. */
    static List<String> keys(String targetPath) {
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int at = 0; at < targetPath.length(); at++) {
            char letter = targetPath.charAt(at);
            if (letter == '\\' && at + 1 < targetPath.length()) {
                key.append(targetPath.charAt(++at));
            } else if (letter == '.' || letter == '[') {
                end(keys, key);
                if (letter == '[') {
                    key.append(letter);
                }
            } else {
                key.append(letter);
            }
        }
        end(keys, key);
        return keys.isEmpty() ? List.of("") : keys;
    }

    private static void end(List<String> keys, StringBuilder key) {
        if (!key.isEmpty()) {
            keys.add(key.toString());
            key.setLength(0);
        }
    }
}
