package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import java.util.IdentityHashMap;
import java.util.List;

/** Where each group stands in its list. Two groups are never the same, so they need not be compared by what is in them. */
final class GroupPlaces {

    private final IdentityHashMap<Group, Integer> places = new IdentityHashMap<>();

    GroupPlaces(List<Group> groups) {
        groups.forEach(group -> places.put(group, places.size()));
    }

    /** {@return its place, from 0} */
    int place(Group group) {
        return places.getOrDefault(group, -1);
    }

    /** {@return {@code g1} for the first} */
    String id(Group group) {
        return "g" + (place(group) + 1);
    }
}
