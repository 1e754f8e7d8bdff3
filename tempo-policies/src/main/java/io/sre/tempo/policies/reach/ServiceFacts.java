package io.sre.tempo.policies.reach;

import java.util.List;
import java.util.Map;

/**
 * What matters of a Service.
 *
 * @param selector empty if its endpoints are made by somebody else
 * @param headless whether clients get the pods' own addresses, so that ports are not translated
 */
record ServiceFacts(
        String namespace,
        String name,
        Map<String, String> selector,
        boolean externalName,
        boolean headless,
        List<Ip> addresses,
        List<Port> ports) {

    ServiceFacts {
        selector = Map.copyOf(selector);
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    /**
     * A port and where it leads.
     *
     * @param targetName the name of the pod's port, if it is not a number; else empty
     */
    record Port(int port, Protocol protocol, int target, String targetName) {}
}
