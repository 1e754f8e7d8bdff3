package io.sre.tempo.policies.reach.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.policies.reach.naive.NaiveOutcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Asks what a case records, and what it records by silence, and keeps the answers that differ. */
final class CorpusCheck<E> {

    private static final Ports NONE = Ports.parse("No Connections");

    /** As many pods as netpol-analyzer takes for a workload. */
    private static final int PODS_OF_A_WORKLOAD = 2;

    private final CorpusCase corpusCase;
    private final List<ObjectNode> objects;
    private final Answers<E> answers;
    private final Map<String, Ports> parsed = new HashMap<>();
    private final int[] samplePorts;
    private final Set<String> podAddresses;
    private final List<String> disagreements = new ArrayList<>();
    private int assertions;

    CorpusCheck(CorpusCase corpusCase, List<ObjectNode> objects, Answers<E> answers) {
        this.corpusCase = corpusCase;
        this.objects = objects;
        this.answers = answers;
        this.samplePorts = samplePorts();
        this.podAddresses = podAddresses();
    }

    /** {@return every recorded answer that is not given, with the one given} */
    List<String> disagreements() {
        return disagreements;
    }

    int assertions() {
        return assertions;
    }

    CorpusCheck<E> run() {
        for (JsonNode query : corpusCase.expected().path("queries")) {
            query(query);
        }
        if (corpusCase.type().equals("connlist")) {
            new ConnectionList().check();
            ingressController();
        }
        return this;
    }

    /** Every port at which some answer can change: those that objects or expectations name, and their neighbours. */
    private int[] samplePorts() {
        BitSet ports = new BitSet();
        Ports.addAround(1, ports);
        Ports.addAround(Ports.LAST, ports);
        objects.forEach(object -> addNumbers(object.path("spec"), ports));
        for (JsonNode line : corpusCase.expected().path("connlist")) {
            ports(line).addEdges(ports);
        }
        for (JsonNode query : corpusCase.expected().path("queries")) {
            if (query.has("connections")) {
                ports(query).addEdges(ports);
            }
        }
        return ports.stream().toArray();
    }

    /** Few texts stand in many lines. */
    private Ports ports(JsonNode line) {
        return parsed.computeIfAbsent(line.path("connections").asText(), Ports::parse);
    }

    private static void addNumbers(JsonNode tree, BitSet ports) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            boolean isPort = Set.of("port", "endPort", "start", "end", "number", "containerPort")
                    .contains(field.getKey());
            if (isPort && field.getValue().isInt()) {
                Ports.addAround(Math.min(field.getValue().asInt(), Ports.LAST), ports);
            }
        }
        tree.forEach(child -> addNumbers(child, ports));
    }

    private void query(JsonNode query) {
        assertions += query.has("connections") && query.has("allowed") ? 2 : 1;
        List<List<E>> froms = ends(query.path("from"));
        List<List<E>> tos = ends(query.path("to"));
        for (List<E> from : froms) {
            for (List<E> to : tos) {
                query(query, from, to);
            }
        }
    }

    private void query(JsonNode query, List<E> from, List<E> to) {
        if (from.isEmpty() || to.isEmpty()) {
            disagreements.add("an end is not known: " + query);
            return;
        }
        if (query.has("connections")) {
            Ports expected = ports(query);
            expectConnections(query.toString(), from, to, expected);
        }
        if (query.has("allowed")) {
            NaiveOutcome expected = query.path("allowed").asBoolean() ? NaiveOutcome.ALLOWED : NaiveOutcome.DENIED;
            int port = query.path("port").asInt();
            String protocol = query.path("protocol").asText("TCP");
            expectAll(
                    query.toString(),
                    from,
                    to,
                    expected,
                    one(query.path("direction").asText(), port, protocol));
        }
    }

    private BiFunction<E, E, NaiveOutcome> one(String direction, int port, String protocol) {
        return (from, to) -> direction.isEmpty()
                ? answers.between(from, to).outcome(port, protocol)
                : answers.side(direction.equals("egress"), from, to, port, protocol);
    }

    private void expectAll(
            String question, List<E> froms, List<E> tos, NaiveOutcome expected, BiFunction<E, E, NaiveOutcome> ask) {
        for (E from : froms) {
            for (E to : tos) {
                NaiveOutcome actual = ask.apply(from, to);
                if (actual != expected) {
                    disagreements.add(question + " is " + actual);
                    return;
                }
            }
        }
    }

    private void expectConnections(String question, List<E> froms, List<E> tos, Ports expected) {
        for (E from : froms) {
            for (E to : tos) {
                String difference = difference(answers.between(from, to), expected);
                if (!difference.isEmpty()) {
                    disagreements.add(question + ": " + difference);
                    return;
                }
            }
        }
    }

    private String difference(Answers.Connections actual, Ports expected) {
        for (String protocol : Ports.PROTOCOLS) {
            for (int port : samplePorts) {
                NaiveOutcome outcome = actual.outcome(port, protocol);
                NaiveOutcome recorded = expected.contains(protocol, port) ? NaiveOutcome.ALLOWED : NaiveOutcome.DENIED;
                if (outcome != recorded) {
                    return port + "/" + protocol + " is " + outcome;
                }
            }
        }
        return "";
    }

    /** {@return the ends that are meant: one, unless it is a range of addresses, and of each the pods to be asked} */
    private List<List<E>> ends(JsonNode end) {
        if (end.has("ip")) {
            return List.of(List.of(answers.address(end.path("ip").asText())));
        }
        if (end.has("cidr")) {
            return addressesOf(AddressRange.ofCidr(end.path("cidr").asText()));
        }
        return List.of(few(answers.pods(end.path("pod").asText())));
    }

    private static <T> List<T> few(List<T> pods) {
        return pods.subList(0, Math.min(pods.size(), PODS_OF_A_WORKLOAD));
    }

    private List<List<E>> addressesOf(AddressRange whole) {
        List<List<E>> found = new ArrayList<>();
        for (AddressRange part : AddressRange.cut(objects, corpusCase.expected())) {
            if (whole.contains(part)) {
                found.add(samples(part));
            }
        }
        return found;
    }

    /** The ends of a range stand for it: it is cut wherever an answer can change. */
    private List<E> samples(AddressRange range) {
        List<E> samples = new ArrayList<>();
        for (String address : range.samples(podAddresses)) {
            samples.add(answers.address(address));
        }
        return samples;
    }

    private Set<String> podAddresses() {
        Set<String> addresses = new HashSet<>();
        for (ObjectNode object : objects) {
            object.path("status")
                    .path("podIPs")
                    .forEach(ip -> addresses.add(ip.path("ip").asText()));
            addresses.add(object.path("status").path("podIP").asText());
        }
        return addresses;
    }

    /** All ordered pairs of workloads and address ranges: listed, or without a connection. */
    private final class ConnectionList {

        private final Map<String, List<E>> workloads = answers.workloads();
        private final Map<String, Ports> listed = new HashMap<>();
        private final Map<String, List<AddressLine>> toRanges = new HashMap<>();
        private final Map<String, List<AddressLine>> fromRanges = new HashMap<>();

        private record AddressLine(AddressRange range, Ports ports) {}

        void check() {
            for (JsonNode line : corpusCase.expected().path("connlist")) {
                add(line);
            }
            List<AddressRange> ranges = AddressRange.cut(objects, corpusCase.expected());
            Map<AddressRange, List<E>> samples = new HashMap<>();
            ranges.forEach(range -> samples.put(range, samples(range)));
            workloads.forEach((from, fromPods) -> {
                workloads.forEach((to, toPods) -> pair(from, few(fromPods), to, few(toPods)));
                for (AddressRange range : ranges) {
                    address(from, few(fromPods), range, samples.getOrDefault(range, List.of()));
                }
            });
        }

        private void add(JsonNode line) {
            Ports ports = ports(line);
            String from = end(line, "src");
            String to = end(line, "dst");
            if (line.path("dstKind").asText().equals("IP")) {
                add(toRanges, from, line.path("dst").asText(), ports);
            } else if (line.path("srcKind").asText().equals("IP")) {
                add(fromRanges, to, line.path("src").asText(), ports);
            } else {
                listed.put(from + " -> " + to, ports);
            }
        }

        private static void add(Map<String, List<AddressLine>> lines, String workload, String range, Ports ports) {
            lines.computeIfAbsent(workload, unused -> new ArrayList<>())
                    .add(new AddressLine(AddressRange.parse(range), ports));
        }

        private String end(JsonNode line, String end) {
            String kind = line.path(end + "Kind").asText();
            String name = line.path(end).asText() + "[" + kind + "]";
            if (!kind.equals("IP") && !workloads.containsKey(name)) {
                disagreements.add("no such workload: " + name);
            }
            return name;
        }

        private void pair(String from, List<E> fromPods, String to, List<E> toPods) {
            if (!from.equals(to)) {
                assertions++;
                String pair = from + " -> " + to;
                expectConnections(pair, fromPods, toPods, listed.getOrDefault(pair, NONE));
            }
        }

        private void address(String workload, List<E> pods, AddressRange range, List<E> samples) {
            assertions += 2;
            expectConnections(workload + " -> " + range, pods, samples, recorded(toRanges, workload, range));
            expectConnections(range + " -> " + workload, samples, pods, recorded(fromRanges, workload, range));
        }

        private static Ports recorded(Map<String, List<AddressLine>> lines, String workload, AddressRange range) {
            for (AddressLine line : lines.getOrDefault(workload, List.of())) {
                if (line.range().contains(range)) {
                    return line.ports();
                }
            }
            return NONE;
        }
    }

    /** What Ingresses and Routes lead to, as far as the policies of the receivers go. */
    private void ingressController() {
        Map<String, Ports> recorded = new HashMap<>();
        for (JsonNode line : corpusCase.expected().path("ingressController")) {
            String to = line.path("dst").asText() + "[" + line.path("dstKind").asText() + "]";
            recorded.put(to, ports(line));
        }
        Map<String, BitSet> targets = new IngressTargets(objects).ports();
        recorded.keySet().stream()
                .filter(name -> !targets.containsKey(name))
                .forEach(name -> disagreements.add("no Ingress leads to " + name));
        answers.workloads().forEach((name, pods) -> {
            BitSet ofWorkload = targets.getOrDefault(name, new BitSet());
            ofWorkload.stream()
                    .forEach(port -> ingressTarget(name, few(pods), port, recorded.getOrDefault(name, NONE)));
        });
        assertions += recorded.size();
    }

    private void ingressTarget(String name, List<E> pods, int port, Ports recorded) {
        NaiveOutcome expected = recorded.contains("TCP", port) ? NaiveOutcome.ALLOWED : NaiveOutcome.DENIED;
        expectAll(
                "{ingress-controller} -> " + name + " on " + port,
                List.of(answers.stranger()),
                pods,
                expected,
                (from, to) -> answers.side(false, from, to, port, "TCP"));
    }
}
