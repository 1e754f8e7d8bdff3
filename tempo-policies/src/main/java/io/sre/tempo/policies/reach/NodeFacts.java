package io.sre.tempo.policies.reach;

import java.util.List;
import java.util.Map;

/** What matters of a Node. */
record NodeFacts(Map<String, String> labels, List<Ip> addresses) {

    /** A node of which there is no manifest. */
    static final NodeFacts UNKNOWN = new NodeFacts(Map.of(), List.of());

    NodeFacts {
        labels = Map.copyOf(labels);
        addresses = List.copyOf(addresses);
    }
}
