package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all drawings of a map have: a box for each namespace, in it its groups, and arrows. */
final class MapDrawing {

    private final ConnectivityMap map;
    private final GroupPlaces places;

    MapDrawing(ConnectivityMap map) {
        this.map = map;
        this.places = new GroupPlaces(map.groups());
    }

    /** {@return the groups of pods by namespace; those of several namespaces have a box of their own} */
    Map<String, List<Group>> boxes() {
        Map<String, List<Group>> boxes = new TreeMap<>();
        for (Group group : map.groups()) {
            if (!group.isOutside()) {
                String title = String.join(", ", namespaces(group));
                boxes.computeIfAbsent(title, key -> new ArrayList<>()).add(group);
            }
        }
        return boxes;
    }

    List<Group> outside() {
        return map.groups().stream().filter(Group::isOutside).toList();
    }

    /** {@return the arrows; two links back and forth with the same ports are one} */
    List<Arrow> arrows() {
        Map<List<Integer>, String> ports = new HashMap<>();
        for (Link link : map.links()) {
            ports.put(List.of(places.place(link.from()), places.place(link.to())), link.ports());
        }
        List<Arrow> arrows = new ArrayList<>();
        for (Link link : map.links()) {
            int from = places.place(link.from());
            int to = places.place(link.to());
            boolean bothWays = from != to && link.ports().equals(ports.get(List.of(to, from)));
            if (!bothWays || from < to) {
                boolean doubtful = link.allowed().isEmpty();
                arrows.add(new Arrow(id(link.from()), id(link.to()), link.ports(), bothWays, doubtful));
            }
        }
        return arrows;
    }

    /** {@return the id, the same as in JSON} */
    String id(Group group) {
        return places.id(group);
    }

    /** {@return the name, without the namespace that the box tells} */
    String label(Group group) {
        List<String> namespaces = namespaces(group);
        return namespaces.size() == 1 ? group.name().replace(namespaces.get(0) + "/", "") : group.name();
    }

    private static List<String> namespaces(Group group) {
        return group.pods().stream().map(ClusterPod::namespace).distinct().toList();
    }

    /**
     * An arrow between two groups.
     *
     * @param from the id of a group
     * @param to the id of a group
     * @param label the ports
     * @param bothWays whether it has two heads
     * @param doubtful whether nothing of it is sure
     */
    record Arrow(String from, String to, String label, boolean bothWays, boolean doubtful) {}
}
