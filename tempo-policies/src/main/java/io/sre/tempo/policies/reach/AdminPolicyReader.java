package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;

import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.model.syntax.Syntax;
import io.sre.tempo.policies.reach.PeerSpec.OfAddresses;
import io.sre.tempo.policies.reach.PeerSpec.OfNames;
import io.sre.tempo.policies.reach.PeerSpec.OfNodes;
import io.sre.tempo.policies.reach.PeerSpec.OfPods;
import io.sre.tempo.policies.reach.PortSpec.Named;
import io.sre.tempo.policies.reach.PortSpec.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the policies of the whole cluster and reports what their CRDs would refuse: ClusterNetworkPolicy (v1alpha2), and
 * AdminNetworkPolicy and BaselineAdminNetworkPolicy (v1alpha1), which it replaces. Source: kubernetes-sigs
 * network-policy-api, apis/v1alpha1 and apis/v1alpha2, and its CRDs.
 */
final class AdminPolicyReader {

    private static final int HIGHEST_PRIORITY = 1000;

    private static final int LONGEST_NAME = 100;

    /** As the CRD has it, save for what it takes between Z and a by mistake. */
    private static final int LONGEST_DOMAIN_NAME = 255;

    private static final Pattern DOMAIN_NAME = Pattern.compile(
            "(\\*\\.)?([a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.)+[a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.?");

    private final PolicyRef ref;
    private final Shape shape;

    private AdminPolicyReader(PolicyRef ref, Shape shape) {
        this.ref = ref;
        this.shape = shape;
    }

    /** {@return the kinds, and of each the version that is read} */
    static Map<String, String> apiVersions() {
        return Stream.of(Shape.values()).collect(Collectors.toMap(shape -> shape.kind, shape -> shape.apiVersion));
    }

    static Policy read(Field policy, PolicyRef ref) {
        policy.only("apiVersion", "kind", "metadata", "spec", "status");
        Shape shape = Stream.of(Shape.values())
                .filter(known -> known.kind.equals(ref.kind()))
                .findFirst()
                .orElseThrow();
        Field spec = policy.at("spec");
        if (spec.required()) {
            spec.isObject();
        }
        return new AdminPolicyReader(ref, shape).spec(policy, spec);
    }

    private Policy spec(Field policy, Field spec) {
        if (shape == Shape.CLUSTER) {
            spec.only("tier", "priority", "subject", "ingress", "egress");
        } else if (shape == Shape.ADMIN) {
            spec.only("priority", "subject", "ingress", "egress");
        } else {
            spec.only("subject", "ingress", "egress");
            if (!ref.name().equals("default")) {
                policy.at("metadata").at("name").problem("must be default: there is only one", "rename it");
            }
        }
        Policy.Tier tier = tier(spec.at("tier"));
        int priority = priority(spec.at("priority"));
        OfPods subject = subject(spec.at("subject"));
        List<Rule> ingress = rules(spec.at("ingress"), INGRESS, "from");
        List<Rule> egress = rules(spec.at("egress"), EGRESS, "to");
        return new Policy(ref, tier, priority, subject, !ingress.isEmpty(), !egress.isEmpty(), ingress, egress);
    }

    private Policy.Tier tier(Field tier) {
        if (shape != Shape.CLUSTER) {
            return shape == Shape.ADMIN ? Policy.Tier.ADMIN : Policy.Tier.BASELINE;
        }
        if (tier.required() && !List.of("Admin", "Baseline").contains(tier.text())) {
            tier.problem("must be Admin or Baseline", "write one of them, with a capital");
        }
        return tier.text().equals("Baseline") ? Policy.Tier.BASELINE : Policy.Tier.ADMIN;
    }

    private int priority(Field field) {
        // The one baseline policy has none; beside others of its tier it goes last.
        if (shape == Shape.BASELINE || !field.required()) {
            return HIGHEST_PRIORITY;
        }
        int priority = field.number();
        if (field.node().isNumber() && (priority < 0 || priority > HIGHEST_PRIORITY)) {
            field.problem("must be a priority from 0 to 1000", "choose one; lower goes first");
        }
        return priority;
    }

    private OfPods subject(Field subject) {
        if (!subject.required() || !subject.isObject()) {
            return new OfPods(null, LabelSelector.EVERYTHING, LabelSelector.EVERYTHING);
        }
        subject.only("namespaces", "pods");
        requireOne(subject, List.of("namespaces", "pods"));
        return pods(subject);
    }

    private OfPods pods(Field peer) {
        Field namespaces = peer.at("namespaces");
        if (namespaces.present()) {
            return new OfPods(null, SelectorReader.read(namespaces), LabelSelector.EVERYTHING);
        }
        Field pods = peer.at("pods");
        if (pods.isObject()) {
            pods.only("namespaceSelector", "podSelector");
            if (shape != Shape.CLUSTER) {
                pods.at("namespaceSelector").required();
            }
            pods.at("podSelector").required();
        }
        return new OfPods(
                null, SelectorReader.read(pods.at("namespaceSelector")), SelectorReader.read(pods.at("podSelector")));
    }

    private List<Rule> rules(Field field, Direction direction, String peers) {
        List<Field> items = field.items();
        if (items.size() > shape.mostRules) {
            field.problem("must not have more than %d rules".formatted(shape.mostRules), "make two policies of it");
        }
        List<Rule> rules = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            Field rule = items.get(index);
            if (rule.required() && rule.isObject()) {
                rules.add(rule(rule, direction, index, peers));
            }
        }
        return rules;
    }

    private Rule rule(Field rule, Direction direction, int index, String peers) {
        rule.only("name", "action", peers, shape.ports);
        Field name = rule.at("name");
        if (name.text().length() > LONGEST_NAME) {
            name.problem("must have at most 100 characters", "shorten it");
        }
        Rule.Action action = action(rule.at("action"));
        List<PeerSpec> others = peers(rule.at(peers), direction);
        List<PortSpec> ports = ports(rule.at(shape.ports));
        if (ports != null
                && ports.stream().anyMatch(Named.class::isInstance)
                && others.stream().anyMatch(AdminPolicyReader::isNoPod)) {
            rule.at(shape.ports)
                    .problem(
                            "must not name a port where peers are no pods",
                            "write the port's number, or make two rules of it");
        }
        if (action != Rule.Action.ALLOW && others.stream().anyMatch(OfNames.class::isInstance)) {
            rule.at(peers)
                    .problem(
                            "must not have domainNames in a rule that is not %s".formatted(shape.allow),
                            "deny or pass blocks of addresses behind the names that you allow");
        }
        RuleRef ref = new RuleRef(this.ref, direction, index, name.text());
        // A rule with a peer that nobody here knows must not let anything through: it allows nothing, or denies all.
        if (others.stream().anyMatch(PeerSpec.Unknown.class::isInstance)) {
            return action == Rule.Action.ALLOW
                    ? new Rule(ref, action, List.of(new PeerSpec.Unknown()), ports)
                    : new Rule(ref, Rule.Action.DENY, null, null);
        }
        return new Rule(ref, action, others, ports);
    }

    private static boolean isNoPod(PeerSpec peer) {
        return peer instanceof OfAddresses || peer instanceof OfNodes || peer instanceof OfNames;
    }

    private Rule.Action action(Field field) {
        if (!field.required()) {
            return Rule.Action.DENY;
        }
        String text = field.text();
        if (text.equals(shape.allow)) {
            return Rule.Action.ALLOW;
        }
        if (text.equals("Pass") && shape != Shape.BASELINE) {
            return Rule.Action.PASS;
        }
        if (!text.equals("Deny")) {
            String others = shape == Shape.BASELINE ? " or Deny" : ", Deny or Pass";
            field.problem("must be %s%s".formatted(shape.allow, others), "write one of them, with a capital");
        }
        return Rule.Action.DENY;
    }

    private List<PeerSpec> peers(Field field, Direction direction) {
        List<PeerSpec> peers = new ArrayList<>();
        if (!field.required()) {
            return peers;
        }
        List<Field> items = field.items();
        if (field.node().isArray() && (items.isEmpty() || items.size() > shape.mostPeers)) {
            field.problem(
                    "must have 1 to %d peers".formatted(shape.mostPeers),
                    items.isEmpty() ? "write namespaces: {} for every pod" : "make two rules of it");
        }
        for (Field item : items) {
            if (item.required() && item.isObject()) {
                peers.add(peer(item, direction));
            }
        }
        return peers;
    }

    private PeerSpec peer(Field peer, Direction direction) {
        List<String> known = new ArrayList<>(List.of("namespaces", "pods"));
        if (direction == EGRESS) {
            known.addAll(List.of("nodes", "networks"));
            if (shape != Shape.BASELINE) {
                known.add("domainNames");
            }
        }
        peer.only(known.toArray(String[]::new));
        if (known.stream().noneMatch(name -> peer.at(name).present())
                && !peer.node().isEmpty()) {
            return new PeerSpec.Unknown();
        }
        requireOne(peer, known);
        if (direction == EGRESS && peer.at("nodes").present()) {
            return new OfNodes(SelectorReader.read(peer.at("nodes")));
        }
        if (direction == EGRESS && peer.at("networks").present()) {
            return networks(peer.at("networks"));
        }
        if (known.contains("domainNames") && peer.at("domainNames").present()) {
            return names(peer.at("domainNames"));
        }
        return pods(peer);
    }

    private PeerSpec networks(Field field) {
        List<Field> items = counted(field);
        List<IpRange> ranges = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Field item : items) {
            Optional<Cidr> block = BlockReader.read(item);
            block.ifPresent(cidr -> {
                IpRange range = IpRange.of(cidr);
                ranges.addAll(IpRange.minus(range, ranges));
                texts.add(cidr.toString());
            });
        }
        ranges.sort((one, other) -> one.first().compareTo(other.first()));
        return new OfAddresses(List.copyOf(ranges), String.join(", ", texts), true);
    }

    private PeerSpec names(Field field) {
        for (Field item : counted(field)) {
            if (item.text().length() > LONGEST_DOMAIN_NAME
                    || !DOMAIN_NAME.matcher(item.text()).matches()) {
                item.problem(
                        "must be a DNS name, or *. and a DNS name",
                        "write it like \"example.com\" or \"*.example.com\"");
            }
        }
        return new OfNames(field.texts());
    }

    private static List<Field> counted(Field field) {
        List<Field> items = field.items();
        if (field.node().isArray() && (items.isEmpty() || items.size() > 25)) {
            field.problem("must have 1 to 25 entries", items.isEmpty() ? "name one" : "make two peers of it");
        }
        Set<String> seen = new HashSet<>();
        for (Field item : items) {
            if (!seen.add(item.text())) {
                item.problem("must not be there twice", "remove one of them");
            }
        }
        return items;
    }

    private @Nullable List<PortSpec> ports(Field field) {
        if (!field.present()) {
            return null;
        }
        List<Field> items = field.items();
        if (items.isEmpty() && field.node().isArray()) {
            field.problem("must have 1 to %d entries".formatted(shape.mostPorts), "remove it for everything");
        }
        if (items.size() > shape.mostPorts) {
            field.problem("must not have more than %d entries".formatted(shape.mostPorts), "make two rules of it");
        }
        List<PortSpec> ports = new ArrayList<>();
        for (Field item : items) {
            if (item.required() && item.isObject()) {
                (shape == Shape.CLUSTER ? protocol(item) : port(item)).ifPresent(ports::add);
            }
        }
        return items.isEmpty() ? null : ports;
    }

    private static Optional<PortSpec> port(Field item) {
        item.only(
                Map.of("port", "write portNumber: {port: …}", "protocol", "write it in portNumber or portRange"),
                "portNumber",
                "portRange",
                "namedPort");
        requireOne(item, List.of("portNumber", "portRange", "namedPort"));
        Field number = item.at("portNumber");
        Field range = item.at("portRange");
        if (number.present()) {
            number.only("protocol", "port");
            int port = number.at("port").required() ? number.at("port").port() : 0;
            return numbers(ProtocolReader.read(number.at("protocol")), port, port);
        }
        if (range.present()) {
            range.only("protocol", "start", "end");
            return range(range, ProtocolReader.read(range.at("protocol")), 0);
        }
        return named(item.at("namedPort"));
    }

    private static Optional<PortSpec> protocol(Field item) {
        List<String> known = List.of("tcp", "udp", "sctp", "destinationNamedPort");
        item.only(known.toArray(String[]::new));
        requireOne(item, known);
        for (Protocol protocol : Protocol.values()) {
            Field field = item.at(protocol.name().toLowerCase(Locale.ROOT));
            if (field.present()) {
                return field.isObject() ? destination(field, protocol) : Optional.empty();
            }
        }
        return named(item.at("destinationNamedPort"));
    }

    private static Optional<PortSpec> destination(Field field, Protocol protocol) {
        field.only("destinationPort");
        Field port = field.at("destinationPort");
        if (!port.present()) {
            // The overview of the API allows it, the CRD of today does not.
            field.warning(
                    "{}",
                    "has no destinationPort, which today's CRD refuses; taken as all ports",
                    "write the range 1 to 65535");
            return Optional.of(new Numbers(protocol, 1, 65535));
        }
        if (!port.isObject()) {
            return Optional.empty();
        }
        port.only("number", "range");
        requireOne(port, List.of("number", "range"));
        Field range = port.at("range");
        if (range.present()) {
            range.only("start", "end");
            return range(range, protocol, 1);
        }
        int number = port.at("number").port();
        return numbers(protocol, number, number);
    }

    private static Optional<PortSpec> range(Field range, Protocol protocol, int leastDistance) {
        int start = range.at("start").required() ? range.at("start").port() : 0;
        int end = range.at("end").required() ? range.at("end").port() : 0;
        if (start > 0 && end > 0 && end < start + leastDistance) {
            range.problem("must have a start below its end", "swap the two, or write a single port");
            return Optional.empty();
        }
        return numbers(protocol, start, end);
    }

    private static Optional<PortSpec> numbers(Protocol protocol, int from, int to) {
        return from > 0 && to > 0 ? Optional.of(new Numbers(protocol, from, to)) : Optional.empty();
    }

    private static Optional<PortSpec> named(Field field) {
        String name = field.text(Syntax.PORT_NAME);
        return name.isEmpty() ? Optional.empty() : Optional.of(new Named(name, null));
    }

    private static void requireOne(Field field, List<String> names) {
        long present = names.stream().filter(name -> field.at(name).present()).count();
        if (present != 1) {
            field.problem(
                    "must have exactly one of " + String.join(", ", names),
                    present == 0 ? "write one of them" : "make one of each");
        }
    }

    /** How the three kinds differ. */
    private enum Shape {
        CLUSTER("ClusterNetworkPolicy", "policy.networking.k8s.io/v1alpha2", "Accept", "protocols", 25, 25, 25),
        ADMIN("AdminNetworkPolicy", "policy.networking.k8s.io/v1alpha1", "Allow", "ports", 100, 100, 100),
        BASELINE("BaselineAdminNetworkPolicy", "policy.networking.k8s.io/v1alpha1", "Allow", "ports", 100, 100, 100);

        private final String kind;
        private final String apiVersion;
        private final String allow;
        private final String ports;
        private final int mostRules;
        private final int mostPeers;
        private final int mostPorts;

        Shape(String kind, String apiVersion, String allow, String ports, int mostRules, int mostPeers, int mostPorts) {
            this.kind = kind;
            this.apiVersion = apiVersion;
            this.allow = allow;
            this.ports = ports;
            this.mostRules = mostRules;
            this.mostPeers = mostPeers;
            this.mostPorts = mostPorts;
        }
    }
}
