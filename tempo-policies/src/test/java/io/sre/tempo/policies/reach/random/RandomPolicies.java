package io.sre.tempo.policies.reach.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Policies of all four kinds. */
final class RandomPolicies {

    /** The last is declared by nobody. */
    private static final List<String> PORT_NAMES = List.of("http", "dns", "admin", "http", "dns", "nobody");

    private final Dice dice;
    private final RandomSelectors selectors;
    private final RandomCidrs cidrs;

    RandomPolicies(Dice dice, RandomSelectors selectors, RandomCidrs cidrs) {
        this.dice = dice;
        this.selectors = selectors;
        this.cidrs = cidrs;
    }

    ObjectNode networkPolicy(String namespace, String name) {
        ObjectNode policy = RandomPods.object("networking.k8s.io/v1", "NetworkPolicy", namespace, name);
        ObjectNode spec = policy.putObject("spec");
        if (dice.percent(95)) {
            spec.set("podSelector", selectors.ofPods());
        }
        addPolicyTypes(spec);
        addRules(spec, "ingress", "from");
        addRules(spec, "egress", "to");
        return policy;
    }

    /** ISO-4 to ISO-6. */
    private void addPolicyTypes(ObjectNode spec) {
        List<String> types = switch (dice.between(0, 6)) {
            case 0 -> List.of("Ingress");
            case 1 -> List.of("Egress");
            case 2 -> List.of("Ingress", "Egress");
            case 3 -> List.of("Egress", "Ingress");
            case 4 -> List.of("Ingress", "Ingress");
            default -> List.of();
        };
        if (!types.isEmpty() || dice.percent(40)) {
            ArrayNode written = spec.putArray("policyTypes");
            types.forEach(written::add);
        }
    }

    private void addRules(ObjectNode spec, String field, String peers) {
        if (dice.percent(25)) {
            return;
        }
        ArrayNode rules = spec.putArray(field);
        for (int i = dice.between(0, 3); i > 0; i--) {
            ObjectNode rule = rules.addObject();
            if (dice.percent(80)) {
                addPeers(rule, peers);
            }
            if (dice.percent(70)) {
                addPorts(rule);
            }
        }
    }

    /** RULE-3: no peers, in three spellings, mean all. */
    private void addPeers(ObjectNode rule, String field) {
        if (dice.percent(6)) {
            rule.putNull(field);
            return;
        }
        ArrayNode peers = rule.putArray(field);
        for (int i = dice.percent(8) ? 0 : dice.between(1, 2); i > 0; i--) {
            ObjectNode peer = peers.addObject();
            switch (dice.between(0, 4)) {
                case 0 -> peer.set("podSelector", selectors.ofPods());
                case 1 -> peer.set("namespaceSelector", selectors.ofNamespaces());
                case 2 -> {
                    peer.set("podSelector", selectors.ofPods());
                    peer.set("namespaceSelector", selectors.ofNamespaces());
                }
                default -> addIpBlock(peer.putObject("ipBlock"));
            }
        }
    }

    private void addIpBlock(ObjectNode block) {
        String cidr = cidrs.cidr();
        block.put("cidr", cidr);
        int bits = cidr.contains(":") ? 128 : 32;
        if (RandomCidrs.length(cidr) < bits && dice.percent(50)) {
            ArrayNode except = block.putArray("except");
            for (int i = dice.between(0, 3); i > 0; i--) {
                except.add(cidrs.inside(cidr));
            }
        }
    }

    private void addPorts(ObjectNode rule) {
        ArrayNode ports = rule.putArray("ports");
        for (int i = dice.percent(8) ? 0 : dice.between(1, 3); i > 0; i--) {
            ObjectNode port = ports.addObject();
            if (dice.percent(60)) {
                port.put("protocol", protocol());
            }
            switch (dice.between(0, 4)) {
                case 0 -> port.put("port", dice.oneOf(PORT_NAMES));
                case 1, 2 -> port.put("port", number());
                case 3 -> {
                    int first = number();
                    port.put("port", first).put("endPort", Math.min(first + dice.oneOf(0, 1, 28, 65535), 65535));
                }
                default -> {
                    // the protocol alone, or nothing: TCP
                }
            }
        }
    }

    private String protocol() {
        return dice.oneOf("TCP", "TCP", "UDP", "UDP", "SCTP");
    }

    private int number() {
        return dice.percent(10) ? dice.oneOf(1, 65535) : dice.oneOf(RandomPods.PORTS);
    }

    ObjectNode clusterNetworkPolicy(String name) {
        ObjectNode policy = RandomPods.object("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", "", name);
        ObjectNode spec = policy.putObject("spec");
        spec.put("tier", dice.oneOf("Admin", "Baseline")).put("priority", priority());
        addAdminRules(spec, List.of("Accept", "Deny", "Pass"), true);
        return policy;
    }

    ObjectNode adminNetworkPolicy(String name) {
        ObjectNode policy = RandomPods.object("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy", "", name);
        ObjectNode spec = policy.putObject("spec");
        spec.put("priority", priority());
        addAdminRules(spec, List.of("Allow", "Deny", "Pass"), false);
        return policy;
    }

    ObjectNode baselineAdminNetworkPolicy() {
        ObjectNode policy =
                RandomPods.object("policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy", "", "default");
        addAdminRules(policy.putObject("spec"), List.of("Allow", "Deny"), false);
        return policy;
    }

    /** Few numbers, so that ties are common; the last is where a BaselineAdminNetworkPolicy stands. */
    private int priority() {
        return dice.oneOf(0, 5, 6, 7, 8, 1000);
    }

    private void addAdminRules(ObjectNode spec, List<String> actions, boolean clusterNetworkPolicy) {
        addPods(spec.putObject("subject"));
        for (String field : List.of("ingress", "egress")) {
            if (dice.percent(15)) {
                continue;
            }
            ArrayNode rules = spec.putArray(field);
            for (int i = dice.between(0, 3); i > 0; i--) {
                ObjectNode rule = rules.addObject();
                if (dice.percent(50)) {
                    rule.put("name", "rule " + i);
                }
                String action = dice.oneOf(actions);
                rule.put("action", action);
                boolean podsOnly = field.equals("ingress") || dice.percent(50);
                ArrayNode peers = rule.putArray(field.equals("ingress") ? "from" : "to");
                addAdminPeers(
                        peers,
                        podsOnly,
                        actions.contains("Pass") && List.of("Allow", "Accept").contains(action));
                if (dice.percent(60)) {
                    addAdminPorts(rule, clusterNetworkPolicy, podsOnly);
                }
            }
        }
    }

    /** ADM-1: namespaces, or pods of namespaces. */
    private void addPods(ObjectNode subjectOrPeer) {
        if (dice.percent(50)) {
            subjectOrPeer.set("namespaces", selectors.ofNamespaces());
        } else {
            ObjectNode pods = subjectOrPeer.putObject("pods");
            pods.set("namespaceSelector", selectors.ofNamespaces());
            pods.set("podSelector", selectors.ofPods());
        }
    }

    /** ADM-14: only rules that allow may name domains, and none that is the baseline of v1alpha1. */
    private void addAdminPeers(ArrayNode peers, boolean podsOnly, boolean maySayDomains) {
        for (int i = dice.between(1, 2); i > 0; i--) {
            ObjectNode peer = peers.addObject();
            int shape = podsOnly ? 0 : dice.between(0, 9);
            if (shape <= 3) {
                addPods(peer);
            } else if (shape <= 7) {
                ArrayNode networks = peer.putArray("networks");
                networks.add(cidrs.cidr());
                if (dice.percent(40)) {
                    networks.add(cidrs.cidr());
                }
            } else if (shape == 8 && maySayDomains) {
                peer.putArray("domainNames").add("*.example.com");
            } else {
                peer.set("nodes", selectors.ofNodes());
            }
        }
    }

    /** ADM-9, CNP-5: names of ports go with pods only. */
    private void addAdminPorts(ObjectNode rule, boolean clusterNetworkPolicy, boolean podsOnly) {
        ArrayNode ports = rule.putArray(clusterNetworkPolicy ? "protocols" : "ports");
        for (int i = dice.between(1, 3); i > 0; i--) {
            ObjectNode port = ports.addObject();
            int shape = dice.between(podsOnly ? 0 : 2, 5);
            if (shape <= 1) {
                port.put(clusterNetworkPolicy ? "destinationNamedPort" : "namedPort", dice.oneOf(PORT_NAMES));
            } else if (clusterNetworkPolicy) {
                ObjectNode destination =
                        port.putObject(dice.oneOf("tcp", "tcp", "udp", "sctp")).putObject("destinationPort");
                if (shape <= 3) {
                    destination.put("number", number());
                } else {
                    addRange(destination.putObject("range"));
                }
            } else {
                ObjectNode destination = port.putObject(shape <= 3 ? "portNumber" : "portRange");
                if (dice.percent(80)) {
                    destination.put("protocol", protocol());
                }
                if (shape <= 3) {
                    destination.put("port", number());
                } else {
                    addRange(destination);
                }
            }
        }
    }

    private void addRange(ObjectNode range) {
        int first = Math.min(number(), 65000);
        range.put("start", first).put("end", Math.min(first + dice.oneOf(1, 28, 65535), 65535));
    }
}
