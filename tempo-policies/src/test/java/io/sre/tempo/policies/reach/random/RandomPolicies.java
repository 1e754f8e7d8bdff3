package io.sre.tempo.policies.reach.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** NetworkPolicies. */
final class RandomPolicies {

    /** The last is declared by nobody. */
    static final List<String> PORT_NAMES = List.of("http", "dns", "admin", "http", "dns", "nobody");

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
                port.put("protocol", protocol(dice));
            }
            switch (dice.between(0, 4)) {
                case 0 -> port.put("port", dice.oneOf(PORT_NAMES));
                case 1, 2 -> port.put("port", number(dice));
                case 3 -> {
                    int first = number(dice);
                    port.put("port", first).put("endPort", Math.min(first + dice.oneOf(0, 1, 28, 65535), 65535));
                }
                default -> {
                    // the protocol alone, or nothing: TCP
                }
            }
        }
    }

    static String protocol(Dice dice) {
        return dice.oneOf("TCP", "TCP", "UDP", "UDP", "SCTP");
    }

    static int number(Dice dice) {
        return dice.percent(10) ? dice.oneOf(1, 65535) : dice.oneOf(RandomPods.PORTS);
    }
}
