package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.util.ArrayList;
import java.util.List;

/** A map as JSON, one line for each group and link, so that two of them can be compared. */
final class MapJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ConnectivityMap map;

    MapJson(ConnectivityMap map) {
        this.map = map;
    }

    String text() {
        GroupPlaces places = new GroupPlaces(map.groups());
        return "{\n%s,\n%s\n}\n"
                .formatted(array("groups", groups(map.groups(), places)), array("links", links(map.links(), places)));
    }

    static List<ObjectNode> groups(List<Group> groups, GroupPlaces places) {
        List<ObjectNode> nodes = new ArrayList<>();
        for (Group group : groups) {
            ObjectNode node = NODES.objectNode().put("id", places.id(group)).put("name", group.name());
            ArrayNode pods = node.putArray("pods");
            for (ClusterPod pod : group.pods()) {
                ArrayNode controllers = pods.addObject()
                        .put("namespace", pod.namespace())
                        .put("name", pod.name())
                        .putArray("controllers");
                pod.controllers().forEach(controllers::add);
            }
            ArrayNode addresses = node.putArray("addresses");
            group.addresses().forEach(addresses::add);
            nodes.add(node);
        }
        return nodes;
    }

    static List<ObjectNode> links(List<Link> links, GroupPlaces places) {
        List<ObjectNode> nodes = new ArrayList<>();
        for (Link link : links) {
            ObjectNode node = between(link.from(), link.to(), places);
            node.set("allowed", ports(link.allowed()));
            node.set("unknown", ports(link.unknown()));
            nodes.add(node);
        }
        return nodes;
    }

    static ObjectNode between(Group from, Group to, GroupPlaces places) {
        return NODES.objectNode().put("from", places.id(from)).put("to", places.id(to));
    }

    static ArrayNode ports(Connections connections) {
        ArrayNode ports = NODES.arrayNode();
        for (Protocol protocol : Protocol.values()) {
            int[] bounds = connections.ranges(protocol);
            for (int index = 0; index < bounds.length; index += 2) {
                ports.addObject()
                        .put("protocol", protocol.name())
                        .put("from", bounds[index])
                        .put("to", bounds[index + 1]);
            }
        }
        return ports;
    }

    /** {@return a member whose items have a line each} */
    static String array(String name, List<ObjectNode> items) {
        StringBuilder text = new StringBuilder("  \"%s\": [".formatted(name));
        String separator = "\n    ";
        for (ObjectNode item : items) {
            text.append(separator).append(item);
            separator = ",\n    ";
        }
        return text.append(items.isEmpty() ? "]" : "\n  ]").toString();
    }
}
