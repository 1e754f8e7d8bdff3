package io.sre.tempo.policies.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.policies.reach.ConnectivityDiff.Change;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The difference of two small clusters is that of their verdicts, pair by pair and port by port. */
class ConnectivityDiffPropertyTest {

    private static final List<Integer> PORTS = List.of(1, 53, 79, 80, 81, 90, 91, 8080, 65535);

    /** Inside and outside of all blocks below, and no pod's. */
    private static final List<String> OUTSIDE = List.of(
            "9.255.255.255",
            "10.0.0.1",
            "10.0.0.200",
            "10.0.1.0",
            "203.0.113.9",
            "fd00::1",
            "fd00:0:0:1::",
            "2001:db8::1");

    private static final List<String> PEERS = List.of(
            "{podSelector: {}}",
            "{podSelector: {matchLabels: {app: a}}}",
            "{namespaceSelector: {}, podSelector: {matchLabels: {app: b}}}",
            "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: one}}}",
            "{ipBlock: {cidr: 0.0.0.0/0}}",
            "{ipBlock: {cidr: 10.0.0.0/24, except: [10.0.0.128/25]}}",
            "{ipBlock: {cidr: 'fd00::/64'}}");

    private static final List<String> PORT_LISTS = List.of(
            "",
            ", ports: [{port: 80}]",
            ", ports: [{port: 80, endPort: 90}, {port: 53, protocol: UDP}]",
            ", ports: [{port: http}]",
            ", ports: [{port: metrics}]",
            ", ports: [{protocol: SCTP}]");

    @Provide
    Arbitrary<Cluster> clusters() {
        return Combinators.combine(
                        pods().list().ofMaxSize(5),
                        policies().list().ofMaxSize(4),
                        tiers().list().ofMaxSize(2))
                .as((pods, policies, tiers) -> {
                    List<String> documents = new ArrayList<>();
                    for (int pod = 0; pod < pods.size(); pod++) {
                        documents.add(
                                pods.get(pod).replace("NAME", "pod-" + pod).replace("NUMBER", String.valueOf(pod)));
                    }
                    for (int policy = 0; policy < policies.size(); policy++) {
                        documents.add(policies.get(policy).replace("NAME", "policy-" + policy));
                    }
                    for (int tier = 0; tier < tiers.size(); tier++) {
                        documents.add(tiers.get(tier).replace("NAME", "tier-" + tier));
                    }
                    return Clusters.of(documents.toArray(String[]::new));
                });
    }

    /** The namespace goes with the name, so that most pods are in both clusters. */
    private static Arbitrary<String> pods() {
        Arbitrary<String> namespaces =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just("one")), Tuple.of(1, Arbitraries.just("two")));
        Arbitrary<String> labels = Arbitraries.of("{}", "{app: a}", "{app: b}");
        Arbitrary<String> specs = Arbitraries.of(
                "containers: [{name: main}]",
                "containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]",
                "containers: [{name: main, ports: [{name: http, containerPort: 81}]}]");
        Arbitrary<String> statuses = Arbitraries.of(
                "{}",
                "{podIP: 10.0.0.1NUMBER}",
                "{podIP: 10.0.0.22NUMBER}",
                "{podIP: 'fd00::aNUMBER'}",
                "{podIP: 10.0.1.1NUMBER, podIPs: [{ip: 10.0.1.1NUMBER}, {ip: 'fd00::bNUMBER'}]}");
        return Combinators.combine(namespaces, labels, specs, statuses)
                .as((namespace, label, spec, status) -> Clusters.pod(namespace, "NAME", label, spec, status));
    }

    private static Arbitrary<String> policies() {
        Arbitrary<String> namespaces = Arbitraries.of("one", "two");
        Arbitrary<String> subjects = Arbitraries.of("{}", "{matchLabels: {app: a}}", "{matchLabels: {app: b}}");
        Arbitrary<List<String>> rules = rules().list().ofMaxSize(2);
        return Combinators.combine(
                        namespaces,
                        subjects,
                        rules,
                        rules,
                        Arbitraries.of("[Ingress]", "[Egress]", "[Ingress, Egress]"))
                .as((namespace, subject, ingress, egress, types) -> Clusters.policy(namespace, "NAME", """
                        podSelector: %s
                        policyTypes: %s
                        ingress: [%s]
                        egress: [%s]""".formatted(
                                subject,
                                types,
                                String.join(", ", ingress).replace("PEERS", "from"),
                                String.join(", ", egress).replace("PEERS", "to"))));
    }

    private static Arbitrary<String> rules() {
        Arbitrary<String> peers = Arbitraries.of(PEERS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(list -> "PEERS: [%s]".formatted(String.join(", ", list)));
        return Combinators.combine(peers, Arbitraries.of(PORT_LISTS)).as("{%s%s}"::formatted);
    }

    /** Equal priorities, of which nobody knows which comes first. */
    private static Arbitrary<String> tiers() {
        Arbitrary<String> actions = Arbitraries.of("Allow", "Deny", "Pass");
        Arbitrary<String> ports = Arbitraries.of(
                "", ", ports: [{portNumber: {protocol: TCP, port: 80}}]", ", ports: [{namedPort: http}]");
        return Combinators.combine(Arbitraries.of(7, 8), actions, ports).as("""
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: NAME}
                spec:
                  priority: %d
                  subject: {namespaces: {}}
                  ingress: [{action: %s, from: [{namespaces: {}}]%s}]"""::formatted);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void is_that_of_the_verdicts_between_pods(@ForAll("clusters") Cluster before, @ForAll("clusters") Cluster after) {
        Reachability then = Reachability.of(before);
        Reachability now = Reachability.of(after);
        ConnectivityDiff diff = ConnectivityDiff.between(then, now);

        for (ClusterPod from : after.pods()) {
            for (ClusterPod to : after.pods()) {
                List<ClusterPod> old = old(before, from, to);
                if (from != to && old.size() == 2) {
                    check(
                            diff,
                            group(diff, from),
                            group(diff, to),
                            (port, protocol) -> then.verdict(old.get(0), old.get(1), port, protocol)
                                    .outcome(),
                            (port, protocol) ->
                                    now.verdict(from, to, port, protocol).outcome());
                }
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void is_that_of_the_verdicts_with_addresses_outside(
            @ForAll("clusters") Cluster before, @ForAll("clusters") Cluster after) {
        Reachability then = Reachability.of(before);
        Reachability now = Reachability.of(after);
        ConnectivityDiff diff = ConnectivityDiff.between(then, now);

        for (ClusterPod pod : after.pods()) {
            if (old(before, pod).isEmpty()) {
                continue;
            }
            Endpoint inside = Endpoint.pod(pod.toString());
            for (String address : OUTSIDE) {
                Endpoint outside = Endpoint.address(address);
                check(
                        diff,
                        group(diff, address),
                        group(diff, pod),
                        (port, protocol) ->
                                then.verdict(outside, inside, port, protocol).outcome(),
                        (port, protocol) ->
                                now.verdict(outside, inside, port, protocol).outcome());
                check(
                        diff,
                        group(diff, pod),
                        group(diff, address),
                        (port, protocol) ->
                                then.verdict(inside, outside, port, protocol).outcome(),
                        (port, protocol) ->
                                now.verdict(inside, outside, port, protocol).outcome());
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void has_all_of_both_maps(@ForAll("clusters") Cluster before, @ForAll("clusters") Cluster after) {
        ConnectivityDiff diff = ConnectivityDiff.between(Reachability.of(before), Reachability.of(after));
        List<ClusterPod> pods = new ArrayList<>();
        diff.groups().forEach(group -> pods.addAll(group.pods()));
        diff.added().groups().forEach(group -> pods.addAll(group.pods()));

        assertThat(pods).containsExactlyInAnyOrderElementsOf(after.pods());
        for (Link link : Reachability.of(after).map().links()) {
            for (ClusterPod from : link.from().pods()) {
                for (ClusterPod to : link.to().pods()) {
                    if (from != to && old(before, from, to).size() < 2) {
                        assertThat(diff.added().links())
                                .filteredOn(added -> added.from().pods().contains(from)
                                        && added.to().pods().contains(to))
                                .singleElement()
                                .satisfies(added -> {
                                    assertThat(added.allowed()).isEqualTo(link.allowed());
                                    assertThat(added.unknown()).isEqualTo(link.unknown());
                                });
                    }
                }
            }
        }
    }

    private static void check(ConnectivityDiff diff, Group from, Group to, Question then, Question now) {
        Change change = diff.changes().stream()
                .filter(found -> found.from().equals(from) && found.to().equals(to))
                .findFirst()
                .orElse(new Change(
                        from, to, Connections.none(), Connections.none(), Connections.none(), Connections.none()));
        for (Protocol protocol : Protocol.values()) {
            for (int port : PORTS) {
                Outcome was = then.outcome(port, protocol);
                Outcome is = now.outcome(port, protocol);
                String what = "%s -> %s on %d/%s: %s, then %s".formatted(from, to, port, protocol, was, is);
                assertThat(change.opened().contains(protocol, port))
                        .as(what)
                        .isEqualTo(was == Outcome.DENIED && is != Outcome.DENIED);
                assertThat(change.closed().contains(protocol, port))
                        .as(what)
                        .isEqualTo(was != Outcome.DENIED && is == Outcome.DENIED);
                assertThat(change.becameUnknown().contains(protocol, port))
                        .as(what)
                        .isEqualTo(was != Outcome.UNKNOWN && is == Outcome.UNKNOWN);
                assertThat(change.becameKnown().contains(protocol, port))
                        .as(what)
                        .isEqualTo(was == Outcome.UNKNOWN && is != Outcome.UNKNOWN);
            }
        }
    }

    /** {@return the pods of these names in the other cluster, as far as they are there} */
    private static List<ClusterPod> old(Cluster before, ClusterPod... pods) {
        List<ClusterPod> old = new ArrayList<>();
        for (ClusterPod pod : pods) {
            old.addAll(before.pods(pod.toString()));
        }
        return old;
    }

    private static Group group(ConnectivityDiff diff, ClusterPod pod) {
        return diff.groups().stream()
                .filter(group -> group.pods().contains(pod))
                .findFirst()
                .orElseThrow();
    }

    private static Group group(ConnectivityDiff diff, String address) {
        Ip ip = Ip.parse(address).orElseThrow();
        return diff.groups().stream()
                .filter(group -> group.addresses().stream()
                        .anyMatch(range -> IpRange.parse(range).contains(ip)))
                .findFirst()
                .orElseThrow();
    }

    /** What becomes of a connection. */
    private interface Question {
        Outcome outcome(int port, Protocol protocol);
    }
}
