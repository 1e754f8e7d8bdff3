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

    private final ChartPaths paths;
    private final Set<String> references = new HashSet<>();
    private final List<Value> found = new ArrayList<>();
    private final Map<Cause, List<Value>> byCause = new EnumMap<>(Cause.class);

    private UnreadValues(ChartPaths paths) {
        this.paths = paths;
    }

    static List<Value> of(Installation tempo, Cause cause) {
        return tempo.derived(UnreadValues.class, UnreadValues::in).byCause.getOrDefault(cause, List.of());
    }

    private static UnreadValues in(Installation tempo) {
        Value written = tempo.release().written();
        UnreadValues unread = new UnreadValues(ChartPaths.of(tempo.chart()));
        tempo.release().texts().forEach(unread::collectReferences);
        boolean anythingMayBeRead =
                tempo.value("config").isWritten() && tempo.value("config").isUnknown();
        if (!anythingMayBeRead && !unread.references.contains("")) {
            unread.search(written);
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

    private void search(Value section) {
        for (String key : section.keys()) {
            Value value = section.get(key);
            if (paths.isSection(value.path()) && !key.contains(".")) {
                search(value);
            } else if (!isRead(value, key) && !value.isEmpty()) {
                found.add(value);
            }
        }
    }

    private boolean isRead(Value value, String key) {
        boolean forAnchors =
                value.path().equals(key) && (key.startsWith("x-") || key.startsWith(".") || key.startsWith("_"));
        return forAnchors || (paths.isRead(value.path()) && !key.contains(".")) || isReferred(value.path());
    }

    /** Whether a template that was written asks for it, for something below it or for something around it. */
    private boolean isReferred(String path) {
        return !references.isEmpty()
                && references.stream()
                        .anyMatch(reference -> reference.equals(path)
                                || reference.startsWith(path + ".")
                                || path.startsWith(reference + "."));
    }
}
