package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.datasource;
import static io.sre.tempo.bundle.view.PlatformFixture.inOneFile;
import static io.sre.tempo.bundle.view.PlatformFixture.namespace;
import static io.sre.tempo.bundle.view.PlatformFixture.policy;
import static io.sre.tempo.bundle.view.PlatformFixture.release;
import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;
import static io.sre.tempo.policies.reach.Protocol.SCTP;
import static io.sre.tempo.policies.reach.Protocol.TCP;
import static io.sre.tempo.policies.reach.Protocol.UDP;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.view.Network.Neighbour;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.PodPort;
import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.RuleRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may be around Tempo, and what its policies say to them. */
class NetworkTest {

    private static final PolicyRef OWN = PolicyRef.networkPolicy("tracing", "tempo");
    private static final String PLAIN = release("{}");
    private static final String ADDRESSES = "an address outside of the cluster, ";

    private static Optional<Network> possible(String... documents) {
        Platform platform = inOneFile(documents);
        return platform.network(platform.installations().get(0));
    }

    private static Network network(String... documents) {
        return possible(documents).orElseThrow();
    }

    /** The network of a release without values, with a policy for its pod. */
    private static Network with(String spec) {
        return network(PLAIN, policy("tempo", spec));
    }

    private static String from(String... peers) {
        return "{podSelector: {}, ingress: [{from: [%s]}]}".formatted(String.join(", ", peers));
    }

    private static List<String> descriptions(Collection<Neighbour> some) {
        return some.stream().map(Neighbour::description).toList();
    }

    /** Those in the cluster. */
    private static List<String> people(Network network) {
        return network.neighbours().stream()
                .filter(one -> one.namespace().isPresent())
                .map(one -> one.namespace().orElseThrow() + ": " + one.description())
                .toList();
    }

    private static Neighbour neighbour(Network network, String description) {
        return network.neighbours().stream()
                .filter(one -> one.description().equals(description))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void has_the_pod_of_the_installation() {
        Network network = network(release("{podLabels: {team: a}}"));

        assertThat(network.pod()).hasToString("tracing/tempo-0");
        assertThat(network.pod().labels())
                .containsEntry("team", "a")
                .containsEntry("app.kubernetes.io/name", "tempo")
                .containsEntry("app.kubernetes.io/instance", "tempo");
        assertThat(network.pod().ports())
                .contains(
                        new PodPort("prom-metrics", 3200, TCP),
                        new PodPort("otlp-grpc", 4317, TCP),
                        new PodPort("jaeger-thrift-c", 6831, UDP));
    }

    @Test
    void is_not_there_for_a_pod_that_cannot_be() {
        assertThat(possible(release("{podLabels: {team: a b}}"))).isEmpty();
        assertThat(possible(release("{fullnameOverride: Tempo_}"))).isEmpty();
    }

    @Test
    void is_open_to_everybody_without_policies() {
        Network network = network(PLAIN);

        assertThat(descriptions(network.neighbours()))
                .containsExactly(
                        "a pod of namespace tracing",
                        "a pod of any other namespace",
                        ADDRESSES + "0.0.0.0/0",
                        ADDRESSES + "::/0");
        assertThat(network.isComplete()).isTrue();
        assertThat(network.hasOtherApis()).isFalse();
        assertThat(network.isIsolated(INGRESS)).isFalse();
        assertThat(network.isIsolated(EGRESS)).isFalse();
        assertThat(network.richest(INGRESS)).isEmpty();
        assertThat(network.neighbours())
                .allMatch(other -> network.lets(INGRESS, other, 3200, TCP) && network.lets(EGRESS, other, 443, TCP));
        assertThat(network.stopsEverybody(EGRESS, 443, TCP)).isFalse();
    }

    @Test
    void has_somebody_in_each_namespace_that_tempo_has_to_do_with() {
        String writing =
                release("{tempo: {metricsGenerator: {enabled: true, remoteWriteUrl: 'http://mimir.metrics:9009/w'}}}");

        assertThat(people(network(writing, datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"))))
                .containsExactly(
                        "grafana: a pod of namespace grafana",
                        "metrics: a pod of namespace metrics",
                        "tracing: a pod of namespace tracing",
                        "some-other-namespace: a pod of any other namespace");
    }

    @Test
    void has_nobody_in_a_namespace_that_cannot_be() {
        String writing =
                release("{tempo: {metricsGenerator: {enabled: true, remoteWriteUrl: 'http://mimir.%s:9009/w'}}}"
                        .formatted("m".repeat(64)));

        assertThat(people(network(writing)))
                .containsExactly(
                        "tracing: a pod of namespace tracing", "some-other-namespace: a pod of any other namespace");
    }

    @Test
    void has_somebody_for_each_peer_of_a_rule() {
        Network network = with(from(
                "{podSelector: {matchLabels: {app: collector}}}",
                "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: grafana}}}",
                "{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: web}}}"));

        assertThat(people(network))
                .containsExactly(
                        "tracing: pods app=collector of namespace tracing",
                        "grafana: pods of namespace grafana",
                        "tracing: a pod of namespace tracing",
                        "fitting-pod-4: pods app=web of namespaces team=a",
                        "tracing: pods app=web of namespace tracing",
                        "some-other-namespace: a pod of any other namespace");
    }

    @Test
    void gives_a_namespace_that_is_made_up_the_labels_that_a_rule_asks_for() {
        String peer = "{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: web}}}";
        Network network = with(from(peer));
        Neighbour there = network.neighbours().get(0);
        Neighbour here = network.neighbours().get(1);

        assertThat(there.namespace()).contains("fitting-pod-1");
        assertThat(network.lets(INGRESS, there, 3200, TCP)).isTrue();
        assertThat(here.namespace()).contains("tracing");
        assertThat(network.stops(INGRESS, here, 3200, TCP)).isTrue();
    }

    @Test
    void has_nobody_twice() {
        assertThat(people(with("""
                {podSelector: {}, ingress: [
                  {from: [{podSelector: {matchLabels: {app: a}}}, {podSelector: {matchExpressions: [{key: app, operator: In, values: [a]}]}}]},
                  {from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: a}}}]}]}""")))
                .filteredOn(one -> one.startsWith("tracing: "))
                .containsExactly("tracing: pods app=a of namespace tracing", "tracing: a pod of namespace tracing");
    }

    @Test
    void describes_somebody_by_three_labels_at_most() {
        assertThat(
                        people(
                                with(
                                        from(
                                                "{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {a: a, b: b, c: c}}}"))))
                .contains("tracing: pods a=a, b=b, c=c of namespace tracing");
        assertThat(
                        people(
                                with(
                                        from(
                                                "{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {a: a, b: b, c: c, d: d}}}"))))
                .contains("tracing: pods a=a, b=b, c=c, … of namespace tracing");
    }

    /** A thousand peers in a thousand namespaces would be a million. */
    @Test
    void has_somebody_for_as_many_peers_as_can_be_weighed() {
        Network network = with(from(peers(2_001)));

        assertThat(network.isComplete()).isFalse();
        assertThat(people(network))
                .hasSize(2_002)
                .endsWith(
                        "tracing: pods app=a1999 of namespace tracing",
                        "tracing: a pod of namespace tracing",
                        "some-other-namespace: a pod of any other namespace");
        assertThat(with(from(peers(2_000))).isComplete()).isTrue();
    }

    private static String[] peers(int many) {
        return IntStream.range(0, many)
                .mapToObj("{podSelector: {matchLabels: {app: a%d}}}"::formatted)
                .toArray(String[]::new);
    }

    @Test
    void names_the_policies_that_isolate_the_pod_in_each_direction() {
        Network network = network(
                PLAIN,
                policy("in", "{podSelector: {}, policyTypes: [Ingress]}"),
                policy(
                        "both",
                        "{podSelector: {matchLabels: {app.kubernetes.io/name: tempo}}, policyTypes: [Egress, Ingress]}"),
                policy("others", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress, Ingress]}"),
                policy("away", "{podSelector: {}, policyTypes: [Egress]}")
                        .replace("namespace: tracing", "namespace: away"));

        assertThat(network.isIsolated(INGRESS)).isTrue();
        assertThat(network.isolating(INGRESS)).extracting(PolicyRef::name).containsExactly("both", "in");
        assertThat(network.isIsolated(EGRESS)).isTrue();
        assertThat(network.isolating(EGRESS)).extracting(PolicyRef::name).containsExactly("both");
        assertThat(with("{podSelector: {}, policyTypes: [Egress]}").isIsolated(INGRESS))
                .isFalse();
    }

    @Test
    void finds_the_policy_with_most_rules_of_a_direction() {
        Network network = network(
                PLAIN,
                policy("a", "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}, {}]}"),
                policy("b", "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}, {}, {}], egress: [{}]}"),
                policy("c", "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}, {}]}"));

        assertThat(network.richest(INGRESS)).contains(PolicyRef.networkPolicy("tracing", "b"));
        assertThat(network.richest(EGRESS)).contains(PolicyRef.networkPolicy("tracing", "a"));
    }

    @Test
    void knows_the_neighbours_of_a_namespace() {
        String rule = from("{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: web}}}");

        assertThat(descriptions(with(rule).in("tracing")))
                .as("its labels are not known, so it may be one of team a")
                .containsExactly(
                        "pods app=web of namespaces team=a",
                        "pods app=web of namespace tracing",
                        "a pod of namespace tracing");
        assertThat(descriptions(network(PLAIN, policy("tempo", rule), namespace("tracing", "team: b"))
                        .in("tracing")))
                .containsExactly("pods app=web of namespace tracing", "a pod of namespace tracing");
        assertThat(with(rule).in("elsewhere")).hasSize(1);
    }

    @Test
    void tells_addresses_apart_as_policies_do() {
        Network network = with(from("{ipBlock: {cidr: 10.0.0.0/8}}"));

        assertThat(descriptions(network.outside()))
                .containsExactly(
                        ADDRESSES + "0.0.0.0-9.255.255.255",
                        ADDRESSES + "10.0.0.0/8",
                        ADDRESSES + "11.0.0.0-255.255.255.255",
                        ADDRESSES + "::/0");
        assertThat(network.outside())
                .filteredOn(other -> network.lets(INGRESS, other, 3200, TCP))
                .extracting(Neighbour::description)
                .containsExactly(ADDRESSES + "10.0.0.0/8");
    }

    @Test
    void has_a_stranger_whom_no_rule_names() {
        Neighbour stranger =
                with(from("{podSelector: {matchLabels: {app: a}}}")).stranger();

        assertThat(stranger.description()).isEqualTo("a pod of any other namespace");
        assertThat(stranger.namespace()).contains("some-other-namespace");
        assertThat(stranger.endpoint()).hasToString("some-other-namespace/any-pod");
    }

    @Test
    void leaves_out_whom_somebody_else_stands_for() {
        Network network = with(from("{podSelector: {matchLabels: {app: a}}}", "{ipBlock: {cidr: 10.0.0.0/8}}"));
        Neighbour labelled = neighbour(network, "pods app=a of namespace tracing");
        Neighbour anybody = neighbour(network, "a pod of namespace tracing");
        Neighbour stranger = network.stranger();
        Neighbour address = neighbour(network, ADDRESSES + "10.0.0.0/8");

        assertThat(network.withoutCovered(List.of(labelled, address))).containsExactly(labelled, address);
        assertThat(network.withoutCovered(List.of(labelled, anybody, address))).containsExactly(anybody, address);
        assertThat(network.withoutCovered(List.of(labelled, anybody, stranger, address)))
                .containsExactly(stranger, address);
    }

    @Test
    void keeps_those_of_other_namespaces_beside_anybody_of_one() {
        Network network = network(
                PLAIN,
                datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"),
                policy("tempo", from("{namespaceSelector: {}, podSelector: {matchLabels: {app: a}}}")));
        Neighbour there = neighbour(network, "pods app=a of namespace grafana");
        Neighbour anybody = neighbour(network, "a pod of namespace tracing");
        Neighbour here = neighbour(network, "pods app=a of namespace tracing");

        assertThat(network.withoutCovered(List.of(here, there, anybody))).containsExactly(there, anybody);
    }

    @Test
    void asks_the_policies_of_tempo_in_the_direction_of_the_connection() {
        Network network = with("{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{ports: [{port: 3200}]}]}");
        Neighbour stranger = network.stranger();

        assertThat(network.verdict(INGRESS, stranger, 3200, TCP))
                .hasToString("some-other-namespace/any-pod -> tracing/tempo-0 on 3200/TCP is allowed");
        assertThat(network.verdict(EGRESS, stranger, 3200, TCP))
                .hasToString("tracing/tempo-0 -> some-other-namespace/any-pod on 3200/TCP is denied");
        assertThat(network.side(INGRESS, stranger, 3200, TCP).direction()).isEqualTo(INGRESS);
        assertThat(network.side(INGRESS, stranger, 3200, TCP).outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(network.side(EGRESS, stranger, 3200, TCP).direction()).isEqualTo(EGRESS);
        assertThat(network.side(EGRESS, stranger, 3200, TCP).outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void lets_through_or_stops_what_its_own_policies_say() {
        Network network = with("""
                {podSelector: {}, policyTypes: [Ingress, Egress],
                  ingress: [{from: [{podSelector: {matchLabels: {app: a}}}], ports: [{port: 3200}]}],
                  egress: [{ports: [{port: 53, protocol: UDP}]}]}""");
        Neighbour friend = neighbour(network, "pods app=a of namespace tracing");
        Neighbour stranger = network.stranger();

        assertThat(network.lets(INGRESS, friend, 3200, TCP)).isTrue();
        assertThat(network.stops(INGRESS, friend, 3200, TCP)).isFalse();
        assertThat(network.lets(INGRESS, friend, 3201, TCP)).isFalse();
        assertThat(network.lets(INGRESS, stranger, 3200, TCP)).isFalse();
        assertThat(network.stops(INGRESS, stranger, 3200, TCP)).isTrue();
        assertThat(network.connections(INGRESS, friend).sure()).hasToString("TCP 3200");
        assertThat(network.connections(EGRESS, stranger).possible()).hasToString("UDP 53");
    }

    @Test
    void stops_everybody_only_where_it_lets_nobody_through() {
        Network network = with(from("{podSelector: {matchLabels: {app: a}}}, {podSelector: {matchLabels: {app: b}}}")
                .replace("]}]", "], ports: [{port: 3200}]}]"));

        assertThat(network.stopsEverybody(INGRESS, 3200, TCP)).isFalse();
        assertThat(network.stopsEverybody(INGRESS, 3201, TCP)).isTrue();
        assertThat(network.stopsEverybody(INGRESS, 3200, UDP)).isTrue();
        assertThat(network.stopsEverybody(EGRESS, 3201, TCP)).isFalse();
    }

    /** A port's name is that of a port of whoever is at the other end, of whom nobody knows the ports. */
    @Test
    void neither_lets_nor_stops_what_is_not_known() {
        Network network = with("{podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: web}]}]}");

        assertThat(network.lets(EGRESS, network.stranger(), 80, TCP)).isFalse();
        assertThat(network.stops(EGRESS, network.stranger(), 80, TCP)).isFalse();
        assertThat(network.stopsEverybody(EGRESS, 80, TCP)).isFalse();
    }

    @Test
    void knows_the_ports_at_which_something_changes() {
        Network network = with(
                "{podSelector: {}, ingress: [{ports: [{port: 3200}, {port: 9000, endPort: 9010, protocol: UDP}]}]}");

        assertThat(network.portEdges(TCP)).containsExactly(1, 3200, 3201);
        assertThat(network.portEdges(UDP)).containsExactly(1, 9000, 9011);
        assertThat(network.portEdges(SCTP)).containsExactly(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Direction.class)
    void shows_where_rules_and_policies_were_written(Direction direction) {
        Network network = network(PLAIN, """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: tempo, namespace: tracing}
                spec:
                  podSelector: {}
                  ingress:
                    - {}
                    - {}
                  egress:
                    - {}
                    - {}
                """);
        int first = direction == INGRESS ? 14 : 17;

        assertThat(network.spot(OWN, direction).orElseThrow().place()).hasToString("all.yaml:" + first);
        assertThat(network.spot(new RuleRef(OWN, direction, 1, ""))
                        .orElseThrow()
                        .place())
                .hasToString("all.yaml:" + (first + 2));
        assertThat(network.spot(PolicyRef.networkPolicy("tracing", "other"), direction))
                .isEmpty();
        assertThat(network.spot(new RuleRef(PolicyRef.networkPolicy("tracing", "other"), direction, 0, "")))
                .isEmpty();
    }

    @Test
    void does_not_know_what_policies_of_other_apis_let_through() {
        Network network = network(
                PLAIN,
                policy("tempo", "{podSelector: {}, policyTypes: [Ingress]}"),
                "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: a, namespace: tracing}}\n");

        assertThat(network.hasOtherApis()).isTrue();
        assertThat(network.isComplete()).isFalse();
    }

    @Test
    void leaves_out_the_namespaces_of_datasources_that_ask_another_tempo() {
        Network network = network(
                PLAIN,
                datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"),
                datasource("name: other, namespace: elsewhere", "http://tempo.other:3200"));

        assertThat(people(network))
                .contains("grafana: a pod of namespace grafana")
                .noneMatch(one -> one.startsWith("elsewhere"));
    }

    @Test
    void puts_the_labels_of_namespaces_around_the_pods_in_them() {
        Network network = network(
                PLAIN,
                namespace("grafana", "team: a"),
                datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"),
                policy("tempo", from("{namespaceSelector: {matchLabels: {team: a}}}")));
        Neighbour beside = neighbour(network, "a pod of namespace grafana");

        assertThat(network.lets(INGRESS, beside, 3200, TCP)).isTrue();
        assertThat(network.lets(INGRESS, network.stranger(), 3200, TCP)).isFalse();
    }

    @Test
    void has_somebody_in_each_namespace_that_a_rule_lists_and_tempo_has_to_do_with() {
        Network network = network(
                PLAIN,
                datasource("name: ds, namespace: grafana", "http://tempo.tracing:3200"),
                policy(
                        "tempo",
                        from("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In,"
                                + " values: [apps, grafana]}]}, podSelector: {matchLabels: {app: grafana}}}")));

        assertThat(network.in("grafana"))
                .filteredOn(other -> network.lets(INGRESS, other, 3200, TCP))
                .extracting(Neighbour::description)
                .containsExactly("pods app=grafana of namespace grafana");
    }
}
