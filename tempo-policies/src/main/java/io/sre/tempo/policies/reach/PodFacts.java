package io.sre.tempo.policies.reach;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a pod besides its name.
 *
 * @param node empty if not known
 * @param finished whether its phase is Succeeded or Failed
 */
record PodFacts(
        SortedMap<String, String> labels,
        List<PodPort> ports,
        boolean hostNetwork,
        List<Ip> addresses,
        String node,
        List<String> controllers,
        boolean several,
        boolean sketch,
        boolean finished) {

    PodFacts {
        labels = Collections.unmodifiableSortedMap(labels);
        ports = List.copyOf(ports);
        addresses = List.copyOf(addresses);
        controllers = List.copyOf(controllers);
    }

    static PodFacts sketch(Map<String, String> labels, List<PodPort> ports, boolean anyPort) {
        return new PodFacts(new TreeMap<>(labels), ports, false, List.of(), "", List.of(), false, anyPort, false);
    }

    PodFacts madeBy(List<String> others) {
        return new PodFacts(labels, ports, hostNetwork, addresses, node, others, several, sketch, finished);
    }
}
