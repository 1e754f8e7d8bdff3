package io.sre.tempo.policies.reach.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Policies of the whole cluster. */
final class RandomAdminPolicies {

    private final Dice dice;
    private final RandomSelectors selectors;
    private final RandomCidrs cidrs;
    private final Kind kind;

    RandomAdminPolicies(Dice dice, RandomSelectors selectors, RandomCidrs cidrs, Kind kind) {
        this.dice = dice;
        this.selectors = selectors;
        this.cidrs = cidrs;
        this.kind = kind;
    }

    /** How the kinds differ. */
    enum Kind {
        CLUSTER("ClusterNetworkPolicy", "v1alpha2", "Accept"),
        ADMIN("AdminNetworkPolicy", "v1alpha1", "Allow"),
        BASELINE("BaselineAdminNetworkPolicy", "v1alpha1", "Allow");

        private final String text;
        private final String version;
        private final String allow;

        Kind(String text, String version, String allow) {
            this.text = text;
            this.version = version;
            this.allow = allow;
        }
    }

    ObjectNode policy(String name) {
        ObjectNode policy = RandomPods.object("policy.networking.k8s.io/" + kind.version, kind.text, "", name);
        ObjectNode spec = policy.putObject("spec");
        if (kind == Kind.CLUSTER) {
            spec.put("tier", dice.oneOf("Admin", "Baseline"));
        }
        if (kind != Kind.BASELINE) {
            spec.put("priority", priority());
        }
        addPods(spec.putObject("subject"));
        if (dice.percent(85)) {
            addRules(spec.putArray("ingress"), "from");
        }
        if (dice.percent(85)) {
            addRules(spec.putArray("egress"), "to");
        }
        return policy;
    }

    /** Few numbers, so that ties are common; the last is where a BaselineAdminNetworkPolicy stands. */
    private int priority() {
        return dice.oneOf(0, 5, 6, 7, 8, 1000);
    }

    private void addRules(ArrayNode rules, String peers) {
        for (int i = dice.between(0, 3); i > 0; i--) {
            ObjectNode rule = rules.addObject();
            if (dice.percent(50)) {
                rule.put("name", "rule " + i);
            }
            rule.put("action", dice.oneOf(kind.allow, "Deny", kind == Kind.BASELINE ? "Deny" : "Pass"));
            boolean podsOnly = peers.equals("from") || dice.percent(50);
            addPeers(rule, rule.putArray(peers), podsOnly);
            if (dice.percent(60)) {
                addPorts(rule, podsOnly);
            }
        }
    }

    private void addPeers(ObjectNode rule, ArrayNode peers, boolean podsOnly) {
        for (int i = dice.between(1, 2); i > 0; i--) {
            ObjectNode peer = peers.addObject();
            if (dice.percent(2)) {
                peer.putObject(RandomCluster.UNKNOWN_PEER);
            } else if (podsOnly || dice.percent(40)) {
                addPods(peer);
            } else if (dice.percent(60)) {
                addNetworks(peer.putArray("networks"));
            } else if (kind != Kind.BASELINE && rule.path("action").asText().equals(kind.allow) && dice.percent(50)) {
                peer.putArray("domainNames").add("*.example.com"); // ADM-14: only to allow them
            } else {
                peer.set("nodes", selectors.ofNodes());
            }
        }
    }

    /** ADM-1: namespaces, or pods of namespaces; ClusterNetworkPolicies need not say of which. */
    private void addPods(ObjectNode subjectOrPeer) {
        if (dice.percent(50)) {
            subjectOrPeer.set("namespaces", selectors.ofNamespaces());
            return;
        }
        ObjectNode pods = subjectOrPeer.putObject("pods");
        if (kind != Kind.CLUSTER || dice.percent(80)) {
            pods.set("namespaceSelector", selectors.ofNamespaces());
        }
        pods.set("podSelector", selectors.ofPods());
    }

    /** A set: nothing is there twice. */
    private void addNetworks(ArrayNode networks) {
        String first = cidrs.cidr();
        String second = cidrs.cidr();
        networks.add(first);
        if (dice.percent(40) && !second.equals(first)) {
            networks.add(second);
        }
    }

    /** ADM-9, CNP-5: names of ports go with pods only. */
    private void addPorts(ObjectNode rule, boolean podsOnly) {
        ArrayNode ports = rule.putArray(kind == Kind.CLUSTER ? "protocols" : "ports");
        for (int i = dice.between(1, 3); i > 0; i--) {
            ObjectNode port = ports.addObject();
            if (podsOnly && dice.percent(35)) {
                port.put(
                        kind == Kind.CLUSTER ? "destinationNamedPort" : "namedPort",
                        dice.oneOf(RandomPolicies.PORT_NAMES));
            } else if (kind == Kind.CLUSTER) {
                addDestination(port.putObject(dice.oneOf("tcp", "tcp", "udp", "sctp")));
            } else {
                addNumbers(port);
            }
        }
    }

    private void addDestination(ObjectNode protocol) {
        ObjectNode port = protocol.putObject("destinationPort");
        if (dice.percent(50)) {
            port.put("number", RandomPolicies.number(dice));
        } else {
            addRange(port.putObject("range"));
        }
    }

    private void addNumbers(ObjectNode port) {
        boolean single = dice.percent(50);
        ObjectNode numbers = port.putObject(single ? "portNumber" : "portRange");
        if (dice.percent(80)) {
            numbers.put("protocol", RandomPolicies.protocol(dice));
        }
        if (single) {
            numbers.put("port", RandomPolicies.number(dice));
        } else {
            addRange(numbers);
        }
    }

    private void addRange(ObjectNode range) {
        int first = Math.min(RandomPolicies.number(dice), 65000);
        range.put("start", first).put("end", Math.min(first + dice.oneOf(1, 28, 65535), 65535));
    }
}
