package io.sre.tempo.policies.reach.naive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Whether a rule means the port that is asked about. */
final class NaivePorts {

    private static final String ANY_PROTOCOL = "";

    private final NaiveCluster cluster;
    private final NaiveOptions options;

    NaivePorts(NaiveCluster cluster, NaiveOptions options) {
        this.cluster = cluster;
        this.options = options;
    }

    /** RULE-1: ports are OR-ed. RULE-4: no ports mean all ports of all protocols. */
    NaiveMatch ofNetworkPolicy(JsonNode ports, NaiveTraffic traffic) {
        if (ports.isEmpty()) {
            return NaiveMatch.YES;
        }
        NaiveMatch match = NaiveMatch.NO;
        for (JsonNode port : ports) {
            match = match.or(ofNetworkPolicyPort(port, traffic));
        }
        return match;
    }

    private NaiveMatch ofNetworkPolicyPort(JsonNode port, NaiveTraffic traffic) {
        String protocol = protocol(port);
        if (!protocol.equals(traffic.protocol())) {
            return NaiveMatch.NO;
        }
        if (!port.hasNonNull("port")) {
            return NaiveMatch.YES; // PORT-2
        }
        if (port.path("port").isTextual()) {
            return named(port.path("port").asText(), protocol, traffic);
        }
        int first = port.path("port").asInt();
        int last = port.path("endPort").asInt(first); // PORT-5
        return NaiveMatch.of(first <= traffic.port() && traffic.port() <= last);
    }

    /** PORT-1. */
    private static String protocol(JsonNode port) {
        return port.path("protocol").asText("TCP");
    }

    /**
     * NAME-1 to NAME-5 and U2: the destination pod says what a name means to it.
     *
     * @param protocol the protocol that the rule wants of the container port, empty for any (ADM-9, CNP-5)
     */
    private NaiveMatch named(String name, String protocol, NaiveTraffic traffic) {
        NaivePod destination = traffic.to().pod();
        boolean adminPolicy = protocol.equals(ANY_PROTOCOL);
        if (destination == null || isNodeTraffic(destination)) {
            return NaiveMatch.NO; // NAME-4
        }
        if (!options.undeclaredPortNamesMatchNothing() && (destination.sketch() || nobodyDeclares(name))) {
            return NaiveMatch.MAYBE;
        }
        for (JsonNode port : destination.ports()) {
            if (port.path("name").asText().equals(name)
                    && port.path("containerPort").asInt() == traffic.port()
                    && protocol(port).equals(traffic.protocol())
                    && (adminPolicy || protocol(port).equals(protocol))) { // NAME-2
                return NaiveMatch.YES;
            }
        }
        return NaiveMatch.NO;
    }

    /** HOST-1. */
    private boolean isNodeTraffic(NaivePod pod) {
        return pod.hostNetwork() && options.hostNetworkPodsAreNodes();
    }

    private boolean nobodyDeclares(String name) {
        for (NaivePod pod : cluster.pods()) {
            if (pod.declares(name)) {
                return false;
            }
        }
        return true;
    }

    /** ADM-8: {@code ports} of AdminNetworkPolicy and BaselineAdminNetworkPolicy. */
    NaiveMatch ofAdminPorts(JsonNode ports, NaiveTraffic traffic) {
        if (ports.isEmpty()) {
            return NaiveMatch.YES;
        }
        NaiveMatch match = NaiveMatch.NO;
        for (JsonNode port : ports) {
            match = match.or(ofAdminPort(port, traffic));
        }
        return match;
    }

    private NaiveMatch ofAdminPort(JsonNode port, NaiveTraffic traffic) {
        if (port.hasNonNull("namedPort")) {
            return named(port.path("namedPort").asText(), ANY_PROTOCOL, traffic);
        }
        if (port.hasNonNull("portNumber")) {
            JsonNode number = port.path("portNumber");
            boolean samePort = number.path("port").asInt() == traffic.port();
            return NaiveMatch.of(samePort && protocol(number).equals(traffic.protocol()));
        }
        JsonNode range = port.path("portRange");
        return NaiveMatch.of(inRange(range, traffic) && protocol(range).equals(traffic.protocol()));
    }

    /** CNP-4: {@code protocols} of ClusterNetworkPolicy. */
    NaiveMatch ofClusterProtocols(JsonNode protocols, NaiveTraffic traffic) {
        if (protocols.isEmpty()) {
            return NaiveMatch.YES;
        }
        NaiveMatch match = NaiveMatch.NO;
        for (JsonNode protocol : protocols) {
            match = match.or(ofClusterProtocol(protocol, traffic));
        }
        return match;
    }

    private NaiveMatch ofClusterProtocol(JsonNode protocol, NaiveTraffic traffic) {
        if (protocol.hasNonNull("destinationNamedPort")) {
            return named(protocol.path("destinationNamedPort").asText(), ANY_PROTOCOL, traffic); // CNP-5
        }
        JsonNode asked = protocol.path(traffic.protocol().toLowerCase(Locale.ROOT));
        if (asked.isMissingNode() || asked.isNull()) {
            return NaiveMatch.NO;
        }
        JsonNode port = asked.path("destinationPort");
        if (port.hasNonNull("number")) {
            return NaiveMatch.of(port.path("number").asInt() == traffic.port());
        }
        return NaiveMatch.of(!port.hasNonNull("range") || inRange(port.path("range"), traffic));
    }

    private static boolean inRange(JsonNode range, NaiveTraffic traffic) {
        return range.path("start").asInt() <= traffic.port()
                && traffic.port() <= range.path("end").asInt();
    }
}
