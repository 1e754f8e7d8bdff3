package io.sre.tempo.bundle;

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

    /** What was found in a resource; the last that is kept says so if there is more. */
    private static final class Found {

        private final Set<Finding> kept = new LinkedHashSet<>();
        private boolean more;

        void add(Finding finding) {
            if (kept.size() < MOST) {
                kept.add(finding);
            } else {
                more |= !kept.contains(finding);
            }
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
            details.add("there are more than %d such findings here; the others are left out".formatted(MOST));
            return new Finding(
                    last.rule(), last.severity(), last.place(), last.message(), last.mend(), details, last.related());
        }
    }

    void add(Finding finding) {
        bySubject
                .computeIfAbsent(Subject.of(finding.place()), subject -> new Found())
                .add(finding);
    }

    List<Finding> list() {
        return bySubject.values().stream()
                .flatMap(found -> found.list().stream())
                .toList();
    }
}
