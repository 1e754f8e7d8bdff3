package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Clusters.pod;
import static io.sre.tempo.policies.reach.Clusters.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.policies.reach.random.RandomCluster;
import io.sre.tempo.policies.reach.random.RandomClusters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Where the fate of connections can change. */
class EdgesTest {

    private static List<String> outside(Cluster cluster, String... blocks) {
        Set<Cidr> cuts = new LinkedHashSet<>();
        for (String block : blocks) {
            cuts.add(Cidr.parse(block).orElseThrow());
        }
        return Reachability.of(cluster).outside(cuts).stream()
                .map(AddressRange::toString)
                .toList();
    }

    @Test
    void there_are_none_without_policies() {
        assertThat(outside(Cluster.empty())).containsExactly("0.0.0.0/0", "::/0");
        assertThat(Reachability.of(Cluster.empty()).portEdges(Protocol.TCP)).containsExactly(1);
    }

    @Test
    void blocks_of_policies_and_of_callers_cut_the_addresses() {
        Cluster cluster = Clusters.of(policy("shop", "web", """
                podSelector: {}
                ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.128.0.0/16]}}]}]"""));

        assertThat(outside(cluster))
                .containsExactly(
                        "0.0.0.0-9.255.255.255",
                        "10.0.0.0/9",
                        "10.128.0.0/16",
                        "10.129.0.0-10.255.255.255",
                        "11.0.0.0-255.255.255.255",
                        "::/0");
        assertThat(outside(cluster, "10.0.0.0/9", "128.0.0.0/1", "ffff::/16"))
                .containsExactly(
                        "0.0.0.0-9.255.255.255",
                        "10.0.0.0/9",
                        "10.128.0.0/16",
                        "10.129.0.0-10.255.255.255",
                        "11.0.0.0-127.255.255.255",
                        "128.0.0.0/1",
                        "::-fffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                        "ffff::/16");
    }

    @Test
    void whoever_is_inside_is_left_out() {
        Cluster cluster = Clusters.of(
                pod("shop", "web", "{}", "containers: []", "{podIPs: [{ip: 0.0.0.0}, {ip: \"::5\"}]}"), """
                apiVersion: v1
                kind: Service
                metadata: {namespace: shop, name: web}
                spec: {clusterIP: 255.255.255.255, selector: {app: web}}""", """
                apiVersion: v1
                kind: Node
                metadata: {name: one}
                status: {addresses: [{type: InternalIP, address: 10.0.0.0}]}""");

        assertThat(outside(cluster))
                .containsExactly(
                        "0.0.0.1-9.255.255.255",
                        "10.0.0.1-255.255.255.254",
                        "::-::4",
                        "::6-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    }

    @Test
    void ports_are_cut_by_numbers_ranges_and_names() {
        Cluster cluster = Clusters.of(pod("shop", "web", "{app: web}"), policy("shop", "web", """
                podSelector: {}
                policyTypes: [Ingress, Egress]
                ingress: [{ports: [{port: http}, {port: 90, endPort: 99}, {port: 53, protocol: UDP}]}]
                egress: [{ports: [{port: 65535}, {protocol: UDP}]}]"""));
        Reachability reachability = Reachability.of(cluster);

        assertThat(reachability.portEdges(Protocol.TCP)).containsExactly(1, 90, 100, 8080, 8081, 65535);
        assertThat(reachability.portEdges(Protocol.UDP)).containsExactly(1, 53, 54);
        assertThat(reachability.portEdges(Protocol.SCTP)).containsExactly(1);
    }

    @Test
    void a_range_knows_what_is_in_it() {
        AddressRange range = AddressRange.of("10.0.0.1");

        assertThat(range).isEqualTo(AddressRange.of("10.0.0.1")).hasSameHashCodeAs(AddressRange.of("10.0.0.1"));
        assertThat(range).isNotEqualTo(AddressRange.of("10.0.0.2")).hasToString("10.0.0.1");
        assertThat(range.first()).isEqualTo("10.0.0.1").isEqualTo(range.last()).isEqualTo(range.example());
        assertThat(range.isIn(Cidr.parse("10.0.0.0/8").orElseThrow())).isTrue();
        assertThat(range.isIn(Cidr.parse("11.0.0.0/8").orElseThrow())).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.of("ten"))
                .withMessage("\"ten\" is no IP address; write it like 10.0.0.1 or fd00::1");
    }

    @Test
    void a_range_is_spoken_of_by_an_address_for_examples() {
        List<AddressRange> everything = Reachability.of(Cluster.empty()).outside(Set.of());

        assertThat(everything.get(0).example()).isEqualTo("203.0.113.1");
        assertThat(everything.get(1).example()).isEqualTo("2001:db8::1");
        assertThat(everything.get(0).last()).isEqualTo("255.255.255.255");
    }

    @Test
    void ranges_side_by_side_can_be_joined() {
        List<AddressRange> pieces = Reachability.of(Cluster.empty())
                .outside(Set.of(
                        Cidr.parse("10.0.0.0/8").orElseThrow(),
                        Cidr.parse("::/1").orElseThrow()));

        assertThat(AddressRange.joined(pieces)).hasToString("[0.0.0.0/0, ::/0]");
    }

    /** So that asking about one of each is asking about all. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void everything_between_two_edges_has_the_same_fate(@ForAll long seed) {
        RandomCluster random = RandomClusters.of(seed);
        Reachability reachability = new Comparison(random).reachability();
        Random dice = new Random(seed);
        List<ClusterPod> pods = reachability.cluster().pods().stream()
                .filter(pod -> !pod.isFinished())
                .toList();
        if (pods.isEmpty()) {
            return;
        }
        ClusterPod from = pods.get(dice.nextInt(pods.size()));
        ClusterPod to = pods.get(dice.nextInt(pods.size()));
        Protocol protocol = List.of(Protocol.values()).get(dice.nextInt(3));
        int port = 1 + dice.nextInt(dice.nextBoolean() ? 100 : 65535);
        SortedSet<Integer> edges = reachability.portEdges(protocol);
        int edge = edges.headSet(port + 1).last();

        assertThat(reachability.verdict(from, to, port, protocol).outcome())
                .isEqualTo(reachability.verdict(from, to, edge, protocol).outcome());
        for (AddressRange range : reachability.outside(Set.of())) {
            Outcome first = ask(reachability, from, range.first(), edge, protocol);
            assertThat(ask(reachability, from, range.last(), port, protocol)).isEqualTo(first);
            assertThat(ask(reachability, from, range.example(), port, protocol)).isEqualTo(first);
        }
    }

    private static Outcome ask(Reachability reachability, ClusterPod from, String to, int port, Protocol protocol) {
        return reachability
                .verdict(Endpoint.pod(from.toString()), Endpoint.address(to), port, protocol)
                .outcome();
    }
}
