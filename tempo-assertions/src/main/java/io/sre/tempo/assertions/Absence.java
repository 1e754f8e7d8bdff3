package io.sre.tempo.assertions;

import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.policies.reach.ClusterNamespace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Says what there is instead of what was looked for. */
final class Absence {

    private static final int MOST = 5;

    private Absence() {}

    static String ofNamespace(Crowd crowd, String name) {
        List<String> all = crowd.original().namespaces().stream()
                .map(ClusterNamespace::name)
                .toList();
        if (all.contains(name)) {
            return "namespace %s has no pod".formatted(name);
        }
        Optional<String> close = Spelling.closest(name, all);
        return "there is no namespace %s; %s"
                .formatted(
                        name,
                        close.map("did you mean %s?"::formatted)
                                .orElse(all.isEmpty() ? "there is none at all" : "there is " + few(all)));
    }

    /** {@return what those have whose labels were looked at} */
    static String ofLabels(String who, Map<String, String> wanted, Collection<? extends Map<String, String>> had) {
        for (Map.Entry<String, String> label : wanted.entrySet()) {
            TreeSet<String> values = new TreeSet<>();
            had.forEach(
                    labels -> Optional.ofNullable(labels.get(label.getKey())).ifPresent(values::add));
            if (values.isEmpty()) {
                TreeSet<String> keys = new TreeSet<>();
                had.forEach(labels -> keys.addAll(labels.keySet()));
                return "none of the %s has a label %s%s"
                        .formatted(
                                who,
                                label.getKey(),
                                Spelling.closest(label.getKey(), keys)
                                        .map("; did you mean %s?"::formatted)
                                        .orElse(keys.isEmpty() ? "" : ", but there is " + few(keys)));
            }
            if (!values.contains(label.getValue())) {
                return Spelling.closest(label.getValue(), values)
                        .map(close -> "did you mean %s=%s?".formatted(label.getKey(), close))
                        .orElse("there is "
                                + few(values.stream()
                                        .map(value -> label.getKey() + "=" + value)
                                        .toList()));
            }
        }
        return "none of the %s has all of these at once".formatted(who);
    }

    static String text(Map<String, String> labels) {
        return String.join(
                ", ", labels.entrySet().stream().map(Object::toString).toList());
    }

    static String few(Collection<String> names) {
        List<String> some = names.stream().limit(MOST).toList();
        String text = String.join(", ", some);
        return names.size() > MOST ? "%s and %d more".formatted(text, names.size() - MOST) : text;
    }
}
