package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.policies.reach.ConnectivityDiff.Change;
import io.sre.tempo.policies.reach.ConnectivityDiff.Peers;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import java.util.ArrayList;
import java.util.List;

/** A difference as JSON, one line for each group and change. */
final class DiffJson {

    private final ConnectivityDiff diff;
    private final List<Group> groups;
    private final GroupPlaces places;

    DiffJson(ConnectivityDiff diff) {
        this.diff = diff;
        this.groups = new ArrayList<>(diff.groups());
        groups.addAll(diff.added().groups());
        groups.addAll(diff.removed().groups());
        this.places = new GroupPlaces(groups);
    }

    String text() {
        return "{\n%s,\n%s,\n  \"unchanged\": %d,\n  \"added\": %s,\n  \"removed\": %s\n}\n"
                .formatted(
                        MapJson.array("groups", MapJson.groups(groups, places)),
                        MapJson.array("changes", changes()),
                        diff.unchanged(),
                        peers(diff.added()),
                        peers(diff.removed()));
    }

    private List<ObjectNode> changes() {
        List<ObjectNode> nodes = new ArrayList<>();
        for (Change change : diff.changes()) {
            ObjectNode node = MapJson.between(change.from(), change.to(), places);
            node.set("opened", MapJson.ports(change.opened()));
            node.set("closed", MapJson.ports(change.closed()));
            node.set("becameUnknown", MapJson.ports(change.becameUnknown()));
            node.set("becameKnown", MapJson.ports(change.becameKnown()));
            nodes.add(node);
        }
        return nodes;
    }

    private ObjectNode peers(Peers peers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode namespaces = node.putArray("namespaces");
        peers.namespaces().forEach(namespaces::add);
        ArrayNode ids = node.putArray("groups");
        peers.groups().forEach(group -> ids.add(places.id(group)));
        node.putArray("links").addAll(MapJson.links(peers.links(), places));
        return node;
    }
}
