package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;

import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.policies.reach.PeerSpec.OfAddresses;
import io.sre.tempo.policies.reach.PeerSpec.OfPods;
import io.sre.tempo.policies.reach.PortSpec.Named;
import io.sre.tempo.policies.reach.PortSpec.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a NetworkPolicy and reports what the API server would refuse. Source: kubernetes
 * pkg/apis/networking/v1/defaults.go and pkg/apis/networking/validation/validation.go (v1.37).
 */
final class NetworkPolicyReader {

    private static final Map<String, String> FROM = Map.of("from", "write to");
    private static final Map<String, String> TO = Map.of("to", "write from");

    private final PolicyRef ref;

    private NetworkPolicyReader(PolicyRef ref) {
        this.ref = ref;
    }

    static Policy read(Field policy, PolicyRef ref) {
        policy.only("apiVersion", "kind", "metadata", "spec", "status");
        Field spec = policy.at("spec");
        spec.isObject();
        return new NetworkPolicyReader(ref).spec(spec);
    }

    private Policy spec(Field spec) {
        spec.only("podSelector", "policyTypes", "ingress", "egress");
        OfPods subject =
                new OfPods(ref.namespace(), LabelSelector.EVERYTHING, SelectorReader.read(spec.at("podSelector")));
        List<String> types = types(spec.at("policyTypes"));
        List<Rule> ingress = rules(spec.at("ingress"), INGRESS, "from");
        List<Rule> egress = rules(spec.at("egress"), EGRESS, "to");
        boolean defaulted = types.isEmpty();
        warnIfIdle(spec.at("ingress"), !defaulted && !types.contains("Ingress"), "Ingress");
        warnIfIdle(spec.at("egress"), !defaulted && !types.contains("Egress"), "Egress");
        return new Policy(
                ref,
                Policy.Tier.NETWORK,
                0,
                subject,
                defaulted || types.contains("Ingress"),
                defaulted ? !egress.isEmpty() : types.contains("Egress"),
                ingress,
                egress);
    }

    private static void warnIfIdle(Field rules, boolean idle, String type) {
        if (idle && rules.node().isArray() && !rules.node().isEmpty()) {
            rules.warning(
                    rules.node().size() == 1
                            ? "its rule"
                            : "each of its %d rules".formatted(rules.node().size()),
                    "counts for nothing, since policyTypes does not name " + type,
                    "name %s in policyTypes, or remove it".formatted(type));
        }
    }

    private static List<String> types(Field field) {
        List<Field> items = field.items();
        if (items.size() > 2) {
            field.problem("must not have more than two entries", "name Ingress and Egress once each");
        }
        for (Field item : items) {
            if (item.required() && !List.of("Ingress", "Egress").contains(item.text())) {
                item.problem("must be Ingress or Egress", "write one of them, with a capital");
            }
        }
        return field.texts();
    }

    private List<Rule> rules(Field field, Direction direction, String peers) {
        List<Rule> rules = new ArrayList<>();
        int index = 0;
        for (Field rule : field.items()) {
            // A null item decodes to a rule without limits, as an empty one does.
            if (rule.node().isNull()) {
                rule.warning(
                        "nothing",
                        "is a rule without limits, which lets everything through",
                        "write {} if that is meant");
            }
            if (rule.isObject() || !rule.present()) {
                rule.only(direction == INGRESS ? TO : FROM, "ports", peers);
                rules.add(new Rule(
                        new RuleRef(ref, direction, index, ""),
                        Rule.Action.ALLOW,
                        peers(rule.at(peers)),
                        ports(rule.at("ports"))));
            }
            index++;
        }
        return rules;
    }

    private @Nullable List<PeerSpec> peers(Field field) {
        List<PeerSpec> peers = new ArrayList<>();
        List<Field> items = field.items();
        for (Field peer : items) {
            if (peer.isObject() || peer.required()) {
                peer(peer).ifPresent(peers::add);
            }
        }
        return items.isEmpty() ? null : peers;
    }

    private Optional<PeerSpec> peer(Field peer) {
        peer.only("podSelector", "namespaceSelector", "ipBlock");
        Field pods = peer.at("podSelector");
        Field namespaces = peer.at("namespaceSelector");
        Field block = peer.at("ipBlock");
        if (block.present()) {
            if (pods.present() || namespaces.present()) {
                peer.problem("must not have a selector beside ipBlock", "make two peers of it");
            }
            return block(block);
        }
        if (!pods.present() && !namespaces.present()) {
            peer.problem(
                    "must have podSelector, namespaceSelector or ipBlock",
                    "write podSelector: {} for every pod of the namespace, or remove the peer");
        }
        return Optional.of(new OfPods(
                namespaces.present() ? null : ref.namespace(),
                SelectorReader.read(namespaces),
                SelectorReader.read(pods)));
    }

    private static Optional<PeerSpec> block(Field block) {
        if (!block.isObject()) {
            return Optional.empty();
        }
        block.only("cidr", "except");
        Optional<Cidr> cidr = BlockReader.read(block.at("cidr"));
        if (cidr.isEmpty()) {
            return Optional.empty();
        }
        List<IpRange> ranges = List.of(IpRange.of(cidr.get()));
        StringBuilder text = new StringBuilder(cidr.get().toString());
        for (Field field : block.at("except").items()) {
            Optional<Cidr> except = BlockReader.read(field);
            if (except.isPresent()) {
                if (!cidr.get().contains(except.get()) || cidr.get().equals(except.get())) {
                    field.problem(
                            "must be a smaller block inside of \"%s\"".formatted(cidr.get()),
                            "leave it out, or narrow it");
                }
                ranges = IpRange.minus(ranges, IpRange.of(except.get()));
                text.append(text.indexOf(" ") < 0 ? " except " : ", ").append(except.get());
            }
        }
        return Optional.of(new OfAddresses(ranges, text.toString(), false));
    }

    private static @Nullable List<PortSpec> ports(Field field) {
        List<Field> items = field.items();
        if (items.isEmpty()) {
            return null;
        }
        List<PortSpec> ports = new ArrayList<>();
        for (Field item : items) {
            // A null item decodes to all ports of TCP, as an empty one does.
            if (item.node().isNull()) {
                item.warning("nothing", "means every port of TCP", "write {protocol: TCP} if that is meant");
            }
            if (item.isObject() || !item.present()) {
                port(item).ifPresent(ports::add);
            }
        }
        return ports;
    }

    private static Optional<PortSpec> port(Field item) {
        item.only("protocol", "port", "endPort");
        Protocol protocol = ProtocolReader.read(item.at("protocol"));
        Field port = item.at("port");
        Field end = item.at("endPort");
        if (!port.present()) {
            if (end.present()) {
                end.problem("must not be there without port", "write the first port of the range as port");
            }
            return Optional.of(new Numbers(protocol, 1, 65535));
        }
        if (port.node().isTextual()) {
            if (end.present()) {
                end.problem("must not stand beside a named port", "write the port's number");
            }
            String name = port.portName();
            return name.isEmpty() ? Optional.empty() : Optional.of(new Named(name, protocol));
        }
        int from = port.port();
        int to = end.present() ? end.port() : from;
        if (from > 0 && to > 0 && to < from) {
            end.problem("must not be below port %d".formatted(from), "swap the two");
        }
        return from > 0 && to >= from ? Optional.of(new Numbers(protocol, from, to)) : Optional.empty();
    }
}
