package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what was written and no template of the chart's version reads: of each, the topmost key. What says nothing, such as an
 * empty object, is left out; so is what a written template asks for, and what is there to be an anchor's target only.
 */
final class UnreadValues {

    private static final Pattern REFERENCE = Pattern.compile("\\.Values\\b(?:\\.([A-Za-z0-9_.]*[A-Za-z0-9_]))?");

    private final Set<String> references = new HashSet<>();
    private final List<Value> found = new ArrayList<>();
    private final Map<Cause, List<Value>> byCause = new EnumMap<>(Cause.class);

    static List<Value> of(Installation tempo, Cause cause) {
        return tempo.derived(UnreadValues.class, UnreadValues::in).byCause.getOrDefault(cause, List.of());
    }

    private static UnreadValues in(Installation tempo) {
        Value written = tempo.release().written();
        UnreadValues unread = new UnreadValues();
        tempo.release().texts().forEach(unread::collectReferences);
        boolean anythingMayBeRead =
                tempo.value("config").isWritten() && tempo.value("config").isUnknown();
        if (!anythingMayBeRead && !unread.references.contains("")) {
            unread.search(written, ChartPaths.of(tempo.chart()).top());
        }
        for (Value value : unread.found) {
            unread.byCause
                    .computeIfAbsent(Cause.of(value, tempo), cause -> new ArrayList<>())
                    .add(value);
        }
        return unread;
    }

    private void collectReferences(Value value) {
        String text = value.text();
        if (text.contains(".Values")) {
            Matcher reference = REFERENCE.matcher(text);
            while (reference.find()) {
                references.add(reference.group(1) == null ? "" : reference.group(1));
            }
        }
    }

    private void search(Value written, ChartPaths.Section section) {
        for (String key : written.keys()) {
            Value value = written.get(key);
            ChartPaths.Section below = section.below(key);
            if (below != null) {
                search(value, below);
            } else if (!section.reads(key) && !value.isEmpty() && !isForAnchors(value, key) && !isReferred(value)) {
                found.add(value);
            }
        }
    }

    private static boolean isForAnchors(Value value, String key) {
        return (key.startsWith("x-") || key.startsWith(".") || key.startsWith("_"))
                && value.path().equals(key);
    }

    /** Whether a template that was written asks for it, for something below it or for something around it. */
    private boolean isReferred(Value value) {
        String path = references.isEmpty() ? "" : value.path();
        return references.stream()
                .anyMatch(reference ->
                        reference.equals(path) || reference.startsWith(path + ".") || path.startsWith(reference + "."));
    }
}
