package io.sre.tempo.bundle.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Services of installations, by name and namespace. */
final class Services {

    private final Map<String, Map<Optional<String>, Nearest<Installation>>> byName = new LinkedHashMap<>();

    void add(Installation tempo, String folder) {
        byName.computeIfAbsent(tempo.fullName(), name -> new LinkedHashMap<>())
                .computeIfAbsent(tempo.namespace(), namespace -> new Nearest<>())
                .add(folder, tempo);
    }

    /** The names of all Services. */
    Collection<String> names() {
        return byName.keySet();
    }

    /** The installations that a name may mean in a folder; what is in a namespace that nobody knows may be in any. */
    List<Installation> at(String name, Optional<String> namespace, String folder) {
        Map<Optional<String>, Nearest<Installation>> named = byName.getOrDefault(name, Map.of());
        List<Installation> found = new ArrayList<>();
        for (Optional<String> place :
                namespace.isEmpty() ? named.keySet() : List.of(namespace, Optional.<String>empty())) {
            Nearest<Installation> there = named.get(place);
            if (there != null) {
                found.addAll(there.to(folder));
            }
        }
        return found;
    }
}
