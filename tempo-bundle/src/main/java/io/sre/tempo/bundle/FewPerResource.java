package io.sre.tempo.bundle;

import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of a rule, of each resource no more than anybody reads: a file of a few megabytes can have a hundred thousand.
 */
final class FewPerResource {

    static final int MOST = 1000;

    private final Map<Subject, Found> bySubject = new LinkedHashMap<>();

    private record Subject(String file, String resource) {

        static Subject of(Place place) {
            return new Subject(place.file(), place.resource());
        }
    }

    /** What was found in a resource; the last that is kept says so if there may be more. */
    private static final class Found {

        private final Set<Finding> kept = new LinkedHashSet<>();
        private boolean more;

        boolean isFull() {
            more |= kept.size() == MOST;
            return more;
        }

        List<Finding> list() {
            List<Finding> all = new ArrayList<>(kept);
            if (more) {
                all.add(withMore(all.remove(all.size() - 1)));
            }
            return all;
        }

        private static Finding withMore(Finding last) {
            List<String> details = new ArrayList<>(last.details());
            details.add("no more than %d such findings are listed here; there may be more".formatted(MOST));
            return new Finding(
                    last.rule(), last.severity(), last.place(), last.message(), last.mend(), details, last.related());
        }
    }

    /** Whether no more findings are kept about what was written there. */
    boolean isFull(Source source) {
        Found found = bySubject.get(new Subject(source.document().file(), source.resource()));
        return found != null && found.isFull();
    }

    /** Forgets all of them, for the next rule. */
    void clear() {
        bySubject.clear();
    }

    boolean isEmpty() {
        return bySubject.isEmpty();
    }

    void add(Finding finding) {
        Found found = bySubject.computeIfAbsent(Subject.of(finding.place()), subject -> new Found());
        if (!found.isFull()) {
            found.kept.add(finding);
        }
    }

    List<Finding> list() {
        List<Finding> all = new ArrayList<>();
        bySubject.values().forEach(found -> all.addAll(found.list()));
        return all;
    }
}
