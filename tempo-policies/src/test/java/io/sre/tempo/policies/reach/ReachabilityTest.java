package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Protocol.TCP;
import static io.sre.tempo.policies.reach.Protocol.UDP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityTest {

    private static final String DENY_ALL = "podSelector: {}\npolicyTypes: [Ingress, Egress]";

    private static Outcome outcome(Cluster cluster, String from, String to, int port) {
        return outcome(cluster, Semantics.defaults(), from, to, port);
    }

    private static Outcome outcome(Cluster cluster, Semantics semantics, String from, String to, int port) {
        return Reachability.of(cluster, semantics)
                .verdict(end(from), end(to), port, TCP)
                .outcome();
    }

    private static Endpoint end(String text) {
        if (text.startsWith("svc ")) {
            return Endpoint.service(text.substring(4));
        }
        return text.contains("/") ? Endpoint.pod(text) : Endpoint.address(text);
    }

    @Nested
    class Ends {

        private final Cluster cluster = Clusters.with(
                Clusters.shop(),
                Clusters.policy("shop", "deny", DENY_ALL),
                Clusters.pod("shop", "done", "{}", "containers: []", "{phase: Succeeded}"));

        @Test
        void that_are_not_there_are_told_with_what_was_probably_meant() {
            Reachability reachability = Reachability.of(cluster);
            Endpoint db = Endpoint.pod("shop/db");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(Endpoint.pod("shop/chekout"), db, 80, TCP))
                    .withMessage(
                            "there is no pod or workload shop/chekout in the cluster; did you mean shop/checkout?");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(db, Endpoint.pod("web"), 80, TCP))
                    .withMessage("there is no pod or workload web in the cluster; write namespace/name");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(db, Endpoint.pod("elsewhere/unknown"), 80, TCP))
                    .withMessage("there is no pod or workload elsewhere/unknown in the cluster; known are"
                            + " monitoring/prometheus, shop/checkout, shop/db, shop/done");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(db, Endpoint.service("shop/web"), 80, TCP))
                    .withMessage("there is no Service shop/web in the cluster; known are none");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(db, Endpoint.address("10.0.0.256"), 80, TCP))
                    .withMessage("\"10.0.0.256\" is no IP address; write it like 10.0.0.1 or fd00::1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(Endpoint.service("shop/web"), db, 80, TCP))
                    .withMessage("Service shop/web cannot connect; name its pods");
        }

        @Test
        void that_have_finished_are_gone() {
            Reachability reachability = Reachability.of(cluster);
            ClusterPod done = cluster.pods("shop/done").get(0);
            ClusterPod db = cluster.pods("shop/db").get(0);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(Endpoint.pod("shop/done"), Endpoint.pod("shop/db"), 80, TCP))
                    .withMessage("shop/done has finished, so it has no address any more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reachability.verdict(done, db, 80, TCP))
                    .withMessage("shop/done has finished, so it has no address any more");
            assertThat(outcome(
                            cluster,
                            Semantics.defaults().finishedPodsIgnored(false),
                            "shop/done",
                            "monitoring/prometheus",
                            80))
                    .isEqualTo(Outcome.DENIED);
        }

        @Test
        void of_another_cluster_are_refused() {
            ClusterPod stranger =
                    Cluster.empty().withPod("shop", "stranger", Map.of()).pods().get(0);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Reachability.of(cluster).allowed(stranger, stranger))
                    .withMessage("shop/stranger is no pod of this cluster");
        }

        @Test
        void have_ports_from_1_to_65535() {
            Reachability reachability = Reachability.of(cluster);
            ClusterPod db = cluster.pods("shop/db").get(0);

            for (int port : new int[] {0, -1, 65536}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> reachability.verdict(db, db, port, TCP))
                        .withMessage(port + " is no port from 1 to 65535");
                assertThatIllegalArgumentException()
                        .isThrownBy(() ->
                                reachability.verdict(Endpoint.pod("shop/db"), Endpoint.pod("shop/db"), port, TCP));
            }
            assertThat(reachability.verdict(db, db, 65535, TCP).isAllowed()).isTrue();
        }

        @Test
        void outside_of_the_cluster_allow_everything_themselves() {
            assertThat(outcome(cluster, "1.2.3.4", "monitoring/prometheus", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "2001:db8::1", "shop/db", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, "shop/db", "1.2.3.4", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, "1.2.3.4", "4.3.2.1", 80)).isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void with_the_address_of_a_pod_are_that_pod() {
            Cluster addressed = Clusters.with(
                    Clusters.shop(),
                    Clusters.pod("shop", "api", "{app: api}", "containers: []", "{podIP: 10.0.0.7}"),
                    Clusters.policy("shop", "deny", "podSelector: {matchLabels: {app: api}}"));

            assertThat(outcome(addressed, "shop/db", "10.0.0.7", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(addressed, "shop/db", "10.0.0.8", 80)).isEqualTo(Outcome.ALLOWED);
        }
    }

    @Nested
    class Several {

        private final Cluster cluster = Clusters.with(
                Clusters.shop(),
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {namespace: shop, name: kafka}
                spec: {replicas: 2, template: {metadata: {labels: {app: kafka}}, spec: {containers: []}}}
                """,
                Clusters.policy("shop", "first", "podSelector: {matchLabels: {apps.kubernetes.io/pod-index: '0'}}"));

        @Test
        void pods_that_differ_make_the_outcome_unknown() {
            Verdict verdict =
                    Reachability.of(cluster).verdict(Endpoint.pod("shop/db"), Endpoint.pod("shop/kafka"), 80, TCP);

            assertThat(verdict.isUnknown()).isTrue();
            assertThat(verdict.parts()).extracting(Verdict::outcome).containsExactly(Outcome.DENIED, Outcome.ALLOWED);
            assertThat(verdict.ingress().reasons()).containsExactly("the pods that are meant differ");
            assertThat(verdict).hasToString("shop/db -> shop/kafka on 80/TCP is unknown");
        }

        @Test
        void pods_that_agree_are_as_one() {
            Verdict verdict =
                    Reachability.of(cluster).verdict(Endpoint.pod("shop/kafka"), Endpoint.pod("shop/db"), 80, TCP);

            assertThat(verdict.isAllowed()).isTrue();
            assertThat(verdict.parts()).hasSize(2);
            assertThat(verdict.egress().outcome()).isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void replicas_of_one_template_are_not_one_pod() {
            Cluster web = Clusters.of("""
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {namespace: shop, name: web}
                    spec: {template: {metadata: {labels: {app: web}}, spec: {containers: []}}}
                    """, Clusters.policy("shop", "deny", DENY_ALL));

            assertThat(outcome(web, "shop/web", "shop/web", 80)).isEqualTo(Outcome.DENIED);
        }
    }

    @Nested
    class Self {

        private final Cluster cluster = Clusters.with(Clusters.shop(), Clusters.policy("shop", "deny", DENY_ALL));

        @Test
        void is_always_reached() {
            Verdict verdict =
                    Reachability.of(cluster).verdict(Endpoint.pod("shop/db"), Endpoint.pod("shop/db"), 80, TCP);
            ClusterPod db = cluster.pods("shop/db").get(0);

            assertThat(verdict.isAllowed()).isTrue();
            assertThat(verdict.explain())
                    .isEqualTo("shop/db -> shop/db on 80/TCP is allowed\n  a pod always reaches itself");
            assertThat(verdict.ingress())
                    .isEqualTo(new Side(Direction.INGRESS, Outcome.ALLOWED, List.of(), List.of(), List.of()));
            assertThat(Reachability.of(cluster).allowed(db, db).isAll()).isTrue();
        }

        @Test
        void is_judged_if_wanted() {
            Semantics judged = Semantics.defaults().selfTrafficAllowed(false);
            ClusterPod db = cluster.pods("shop/db").get(0);

            assertThat(outcome(cluster, judged, "shop/db", "shop/db", 80)).isEqualTo(Outcome.DENIED);
            assertThat(Reachability.of(cluster, judged).allowed(db, db).isEmpty())
                    .isTrue();
        }

        @Test
        void through_a_service_depends_on_the_plugin() {
            Cluster service = Clusters.with(cluster, service("db", "{app: db}", "{port: 80}"));
            Cluster denied = Clusters.with(service, """
                    apiVersion: policy.networking.k8s.io/v1alpha2
                    kind: ClusterNetworkPolicy
                    metadata: {name: deny}
                    spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}
                    """);

            assertThat(outcome(service, "shop/db", "svc shop/db", 80)).isEqualTo(Outcome.UNKNOWN);
            assertThat(outcome(denied, "shop/db", "svc shop/db", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(denied, "shop/db", "shop/db", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(service, "shop/checkout", "svc shop/db", 80)).isEqualTo(Outcome.DENIED);
        }
    }

    private static String service(String name, String selector, String ports) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {namespace: shop, name: %s}
                spec: {selector: %s, clusterIP: 10.96.0.1, ports: [%s]}
                """.formatted(name, selector, ports);
    }

    @Nested
    class Services {

        private final Cluster cluster = Clusters.with(
                Clusters.shop(),
                Clusters.policy(
                        "shop", "http", "podSelector: {matchLabels: {app: db}}\ningress: [{ports: [{port: 8080}]}]"));

        @Test
        void lead_to_the_port_of_the_pod() {
            assertThat(outcome(with("{port: 80, targetPort: 8080}"), "shop/checkout", "svc shop/db", 80))
                    .isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(with("{port: 80, targetPort: http}"), "shop/checkout", "svc shop/db", 80))
                    .isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(with("{port: 80}"), "shop/checkout", "svc shop/db", 80))
                    .isEqualTo(Outcome.DENIED);
            assertThat(outcome(with("{port: 8080}"), "1.2.3.4", "svc shop/db", 8080))
                    .isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void are_meant_by_their_address() {
            Cluster service = with("{port: 80, targetPort: http}");

            assertThat(outcome(service, "shop/checkout", "10.96.0.1", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(service, "shop/checkout", "10.96.0.1", 81)).isEqualTo(Outcome.DENIED);
        }

        @Test
        void without_the_port_or_its_name_lead_nowhere() {
            assertThat(explain(with("{port: 80}"), 81))
                    .isEqualTo("shop/checkout -> Service shop/db on 81/TCP is denied\n  the Service has no such port");
            assertThat(explain(with("{port: 80, protocol: UDP}"), 80)).contains("the Service has no such port");
            assertThat(explain(with("{port: 80, targetPort: web}"), 80))
                    .contains("is denied")
                    .contains("shop/db declares no TCP port named web");
            assertThat(explain(with("{port: 80, targetPort: http, protocol: UDP}"), 80))
                    .contains("the Service has no such port");
        }

        @Test
        void without_known_endpoints_are_unknown() {
            assertThat(explain(Clusters.with(cluster, service("db", "{}", "{port: 80}")), 80))
                    .contains("is unknown")
                    .contains("the Service has no selector");
            assertThat(explain(
                            Clusters.with(
                                    cluster,
                                    "apiVersion: v1\nkind: Service\nmetadata: {namespace: shop, name: db}\n"
                                            + "spec: {type: ExternalName, externalName: db.example.com}"),
                            80))
                    .contains("is unknown")
                    .contains("a name outside of the cluster");
            assertThat(explain(with("{port: 80, targetPort: admin}").withPod("shop", "more", Map.of("app", "db")), 80))
                    .contains("nobody knows which port of shop/more is named admin");
        }

        @Test
        void that_select_no_pod_lead_nowhere() {
            assertThat(explain(Clusters.with(cluster, service("db", "{app: none}", "{port: 80}")), 80))
                    .contains("is denied")
                    .contains("the selector of the Service matches no pod");
        }

        @Test
        void that_are_headless_do_not_change_the_port() {
            Cluster headless = Clusters.with(
                    cluster,
                    "apiVersion: v1\nkind: Service\nmetadata: {namespace: shop, name: db}\n"
                            + "spec: {clusterIP: None, selector: {app: db}, ports: [{port: 80, targetPort: http}]}");

            assertThat(outcome(headless, "shop/checkout", "svc shop/db", 8080)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(headless, "shop/checkout", "svc shop/db", 80)).isEqualTo(Outcome.DENIED);
        }

        @Test
        void select_pods_of_their_own_namespace_only() {
            Cluster elsewhere = Clusters.with(
                    Cluster.empty().withPod("other", "db", Map.of("app", "db")),
                    Clusters.pod("shop", "checkout", "{}"),
                    service("db", "{app: db}", "{port: 80}"));

            assertThat(explain(elsewhere, 80)).contains("matches no pod");
        }

        private Cluster with(String port) {
            return Clusters.with(cluster, service("db", "{app: db}", port));
        }

        private String explain(Cluster cluster, int port) {
            return Reachability.of(cluster)
                    .verdict(Endpoint.pod("shop/checkout"), Endpoint.service("shop/db"), port, TCP)
                    .explain();
        }
    }

    @Nested
    class Addresses {

        private final Cluster cluster = Clusters.with(
                Clusters.shop(),
                Clusters.pod(
                        "shop", "dual", "{app: dual}", "containers: []", "{podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]}"),
                Clusters.pod("shop", "six", "{app: six}", "containers: []", "{podIP: 'fd00::2'}"),
                Clusters.pod("shop", "four", "{app: four}", "containers: []", "{podIP: 10.0.0.4}"),
                Clusters.policy(
                        "shop",
                        "v4",
                        "podSelector: {matchLabels: {app: dual}}\ningress: [{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]"),
                Clusters.policy(
                        "shop",
                        "v6",
                        "podSelector: {matchLabels: {app: six}}\ningress: [{from: [{ipBlock: {cidr: 'fd00::/64', except: ['fd00::8/125']}}]}]"));

        @Test
        void of_pods_are_matched_by_blocks() {
            assertThat(outcome(cluster, "shop/four", "shop/dual", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "shop/six", "shop/dual", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, Semantics.defaults().ipBlockSelectsPods(false), "shop/four", "shop/dual", 80))
                    .isEqualTo(Outcome.DENIED);
        }

        @Test
        void of_both_families_are_let_through_if_one_is() {
            assertThat(outcome(cluster, "shop/dual", "shop/six", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "fd00::9", "shop/six", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, "fd00::7", "shop/six", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "fd00::10", "shop/six", 80)).isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void without_a_common_family_are_unknown() {
            Verdict verdict =
                    Reachability.of(cluster).verdict(Endpoint.pod("shop/four"), Endpoint.pod("shop/six"), 80, TCP);
            ClusterPod four = cluster.pods("shop/four").get(0);
            ClusterPod six = cluster.pods("shop/six").get(0);

            assertThat(verdict.isUnknown()).isTrue();
            assertThat(verdict.egress().reasons())
                    .containsExactly("one end has only IPv4 addresses and the other only IPv6 addresses");
            assertThat(Reachability.of(cluster).allowed(four, six).isEmpty()).isTrue();
            assertThat(Reachability.of(cluster).possible(four, six).isAll()).isTrue();
        }

        @Test
        void that_the_manifests_do_not_tell_are_unknown_to_blocks() {
            Verdict verdict =
                    Reachability.of(cluster).verdict(Endpoint.pod("shop/db"), Endpoint.pod("shop/dual"), 80, TCP);

            assertThat(verdict.isUnknown()).isTrue();
            assertThat(verdict.ingress().reasons())
                    .containsExactly("NetworkPolicy shop/v4 ingress[0]: the manifests do not tell the address of"
                            + " shop/db, and only part of the pods' addresses (0.0.0.0/0) is in 10.0.0.0/24");
            assertThat(verdict.ingress().decidedBy()).hasToString("[NetworkPolicy shop/v4 ingress[0]]");
        }

        @Test
        void that_the_manifests_do_not_tell_are_somewhere_in_the_pods_blocks() {
            Semantics defaults = Semantics.defaults();

            assertThat(outcome(cluster, defaults.podCidrs("10.0.0.0/25"), "shop/db", "shop/dual", 80))
                    .isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, defaults.podCidrs("10.1.0.0/16"), "shop/db", "shop/dual", 80))
                    .isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, defaults.podCidrs("10.0.0.0/16"), "shop/db", "shop/dual", 80))
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(outcome(cluster, defaults.podCidrs("10.1.0.0/16", "fd00::10/124"), "shop/db", "shop/six", 80))
                    .isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void of_every_kind_are_in_the_block_of_all() {
            Cluster everything = Clusters.with(
                    Clusters.shop(),
                    Clusters.policy(
                            "shop", "all", "podSelector: {}\ningress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]"));

            assertThat(outcome(everything, "monitoring/prometheus", "shop/db", 80))
                    .isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(everything, "255.255.255.255", "shop/db", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(everything, "::ffff", "shop/db", 80)).isEqualTo(Outcome.DENIED);
        }
    }

    @Nested
    class HostNetwork {

        private static final String NODE = """
                apiVersion: v1
                kind: Node
                metadata: {name: %s, labels: {pool: %s}}
                status: {addresses: [{type: Hostname, address: %s}, {type: InternalIP, address: %s}]}
                """;

        private final Cluster cluster = Clusters.with(
                Clusters.shop(),
                NODE.formatted("n1", "blue", "n1", "192.168.0.1"),
                NODE.formatted("n2", "green", "n2", "192.168.0.2"),
                Clusters.pod("shop", "host1", "{app: host}", "hostNetwork: true\nnodeName: n1\ncontainers: []", "{}"),
                Clusters.pod(
                        "shop",
                        "host2",
                        "{app: host}",
                        "hostNetwork: true\nnodeName: n2\ncontainers: []",
                        "{podIP: 192.168.0.2}"),
                Clusters.pod("shop", "web", "{app: web}", "nodeName: n1\ncontainers: []", "{podIP: 10.0.0.1}"),
                Clusters.policy(
                        "shop",
                        "web",
                        "podSelector: {}\npolicyTypes: [Ingress, Egress]\ningress: [{from: [{podSelector: {}}]}]\negress: [{to: [{podSelector: {matchLabels: {app: web}}}]}]"));

        @Test
        void pods_are_no_pods_to_policies() {
            Semantics judged = Semantics.defaults().ownNodeTrafficAllowed(false);

            assertThat(outcome(cluster, judged, "shop/db", "shop/host1", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, "shop/host2", "shop/web", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, "monitoring/prometheus", "shop/host2", 80))
                    .isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "shop/host2", "1.2.3.4", 80)).isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void pods_are_pods_if_wanted() {
            Semantics ordinary =
                    Semantics.defaults().hostNetworkPodsAreNodes(false).ownNodeTrafficAllowed(false);

            assertThat(outcome(cluster, ordinary, "shop/host2", "shop/web", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, ordinary, "monitoring/prometheus", "shop/host2", 80))
                    .isEqualTo(Outcome.DENIED);
        }

        @Test
        void pods_on_its_own_node_reach_a_pod_and_are_reached() {
            Semantics judged = Semantics.defaults().ownNodeTrafficAllowed(false);

            assertThat(outcome(cluster, "shop/host1", "shop/web", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "shop/web", "shop/host1", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "shop/web", "shop/host2", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, judged, "shop/host1", "shop/web", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(cluster, judged, "shop/web", "shop/host1", 80)).isEqualTo(Outcome.DENIED);
        }

        @Test
        void addresses_of_its_own_node_reach_a_pod_and_are_reached() {
            ClusterPod web = cluster.pods("shop/web").get(0);
            ClusterPod host = cluster.pods("shop/host1").get(0);

            assertThat(outcome(cluster, "192.168.0.1", "shop/web", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "shop/web", "192.168.0.1", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "192.168.0.2", "shop/web", 80)).isEqualTo(Outcome.DENIED);
            assertThat(Reachability.of(cluster).allowed(host, web).isAll()).isTrue();
            assertThat(Reachability.of(cluster)
                            .verdict(Endpoint.address("192.168.0.1"), Endpoint.pod("shop/web"), 80, TCP)
                            .explain())
                    .contains("traffic between a pod and its own node is never stopped by a NetworkPolicy");
        }

        /** db runs nobody knows where, web on n1; agent is one of a DaemonSet, stray has an address that no node has. */
        @ParameterizedTest
        @CsvSource({
            "shop/host1, shop/db, UNKNOWN",
            "192.168.0.1, shop/db, UNKNOWN",
            "1.2.3.4, shop/db, DENIED",
            "shop/agent, shop/db, UNKNOWN",
            "shop/agent, shop/web, UNKNOWN",
            "shop/web, shop/agent, UNKNOWN",
            "shop/stray, shop/db, UNKNOWN",
            "shop/stray, shop/web, DENIED",
            "shop/found, shop/web, ALLOWED",
            "shop/found, shop/db, UNKNOWN",
            "shop/host2, shop/web, DENIED",
            "shop/web, monitoring/prometheus, DENIED"
        })
        void pods_may_run_on_the_same_node_where_nobody_says(String from, String to, Outcome expected) {
            String host = "hostNetwork: true\ncontainers: []";
            Cluster more = Clusters.with(
                    cluster,
                    """
                    apiVersion: apps/v1
                    kind: DaemonSet
                    metadata: {namespace: shop, name: agent}
                    spec: {template: {metadata: {labels: {app: agent}}, spec: {hostNetwork: true, containers: []}}}""",
                    Clusters.pod("shop", "stray", "{app: host}", host, "{podIP: 192.168.0.9}"),
                    Clusters.pod("shop", "found", "{app: host}", host, "{podIP: 192.168.0.1}"));
            Semantics judged = Semantics.defaults().ownNodeTrafficAllowed(false);

            assertThat(outcome(more, from, to, 80)).isEqualTo(expected);
            assertThat(outcome(more, judged, from, to, 80)).isEqualTo(Outcome.DENIED);
        }

        @Test
        void pods_are_matched_by_the_addresses_of_their_node() {
            Cluster blocks = Clusters.with(
                    cluster,
                    Clusters.policy(
                            "shop",
                            "nodes",
                            "podSelector: {matchLabels: {app: db}}\ningress: [{from: [{ipBlock: {cidr: 192.168.0.1/32}}]}]"));

            assertThat(outcome(blocks, "shop/host1", "shop/db", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(blocks, Semantics.defaults().ownNodeTrafficAllowed(false), "shop/host2", "shop/db", 80))
                    .isEqualTo(Outcome.DENIED);
            assertThat(outcome(blocks, Semantics.defaults().ipBlockSelectsPods(false), "shop/host1", "shop/db", 80))
                    .isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void nodes_are_peers_of_policies_of_the_whole_cluster() {
            Cluster nodes = Clusters.with(
                    Clusters.shop(),
                    NODE.formatted("n1", "blue", "n1", "192.168.0.1"),
                    NODE.formatted("n2", "green", "n2", "192.168.0.2"),
                    Clusters.pod(
                            "shop", "host1", "{app: host}", "hostNetwork: true\nnodeName: n1\ncontainers: []", "{}"),
                    """
                    apiVersion: policy.networking.k8s.io/v1alpha2
                    kind: ClusterNetworkPolicy
                    metadata: {name: no-blue-nodes}
                    spec:
                      tier: Admin
                      priority: 1
                      subject: {pods: {namespaceSelector: {}, podSelector: {}}}
                      egress: [{name: blue, action: Deny, to: [{nodes: {matchLabels: {pool: blue}}}]}]
                    """);

            assertThat(outcome(nodes, "shop/db", "192.168.0.1", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(nodes, "shop/db", "shop/host1", 80)).isEqualTo(Outcome.DENIED);
            assertThat(outcome(nodes, "shop/db", "192.168.0.2", 80)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(nodes, "shop/host1", "192.168.0.1", 80)).isEqualTo(Outcome.ALLOWED);
        }
    }

    @Nested
    class NamedPorts {

        private final Cluster cluster = Clusters.with(
                Clusters.shop(),
                Clusters.policy(
                        "shop",
                        "named",
                        "podSelector: {matchLabels: {app: db}}\ningress: [{ports: [{port: http}, {port: admin, protocol: UDP}]}]"));

        @Test
        void are_those_of_the_pod_connected_to() {
            assertThat(outcome(cluster, "shop/checkout", "shop/db", 8080)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(cluster, "shop/checkout", "shop/db", 8081)).isEqualTo(Outcome.DENIED);
        }

        @Test
        void that_nobody_declares_are_unknown_for_their_protocol() {
            Reachability reachability = Reachability.of(cluster);
            ClusterPod checkout = cluster.pods("shop/checkout").get(0);
            ClusterPod db = cluster.pods("shop/db").get(0);
            Verdict verdict = reachability.verdict(checkout, db, 53, UDP);

            assertThat(verdict.isUnknown()).isTrue();
            assertThat(verdict.ingress().reasons())
                    .containsExactly(
                            "NetworkPolicy shop/named ingress[0]: no pod of the cluster declares a port named admin");
            assertThat(reachability.allowed(checkout, db)).hasToString("TCP 8080");
            assertThat(reachability.possible(checkout, db)).hasToString("TCP 8080,UDP 1-65535");
            assertThat(Reachability.of(cluster, Semantics.defaults().undeclaredPortNamesMatchNothing(true))
                            .possible(checkout, db))
                    .hasToString("TCP 8080");
        }

        @Test
        void that_only_others_declare_match_nothing() {
            Cluster declared = Clusters.with(
                    cluster,
                    Clusters.pod("other", "x", "{}", "containers: [{ports: [{name: admin, containerPort: 9}]}]", "{}"));
            ClusterPod db = declared.pods("shop/db").get(0);

            assertThat(Reachability.of(declared)
                            .possible(declared.pods("shop/checkout").get(0), db))
                    .hasToString("TCP 8080");
        }

        @Test
        void of_a_sketch_are_unknown() {
            Cluster sketch = cluster.withPod("shop", "db", Map.of("app", "db"));
            Verdict verdict =
                    Reachability.of(sketch).verdict(Endpoint.pod("shop/checkout"), Endpoint.pod("shop/db"), 80, TCP);

            assertThat(verdict.isUnknown()).isTrue();
            assertThat(verdict.ingress().reasons())
                    .containsExactly(
                            "NetworkPolicy shop/named ingress[0]: nobody knows whether shop/db has a port named http");
            assertThat(outcome(
                            sketch,
                            Semantics.defaults().undeclaredPortNamesMatchNothing(true),
                            "shop/checkout",
                            "shop/db",
                            80))
                    .isEqualTo(Outcome.DENIED);
        }
    }

    @Nested
    class Tiers {

        private static final String ADMIN = """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: %s}
                spec:
                  priority: %d
                  subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: shop}}}
                  ingress: [{action: %s, from: [{namespaces: {}}], ports: [{portNumber: {port: 80}}]}]
                """;

        private static final String BASELINE = """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: BaselineAdminNetworkPolicy
                metadata: {name: default}
                spec:
                  subject: {namespaces: {}}
                  ingress: [{action: Deny, from: [{namespaces: {}}]}]
                """;

        @Test
        void go_before_and_behind_network_policies() {
            Cluster closed = Clusters.with(Clusters.shop(), Clusters.policy("shop", "deny", "podSelector: {}"));

            assertThat(outcome(
                            Clusters.with(closed, ADMIN.formatted("a", 1, "Allow")),
                            "monitoring/prometheus",
                            "shop/db",
                            80))
                    .isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(
                            Clusters.with(closed, ADMIN.formatted("a", 1, "Pass")),
                            "monitoring/prometheus",
                            "shop/db",
                            80))
                    .isEqualTo(Outcome.DENIED);
            assertThat(outcome(
                            Clusters.with(Clusters.shop(), ADMIN.formatted("a", 1, "Pass"), BASELINE),
                            "monitoring/prometheus",
                            "shop/db",
                            80))
                    .isEqualTo(Outcome.DENIED);
            assertThat(outcome(Clusters.with(Clusters.shop(), BASELINE), "1.2.3.4", "shop/db", 80))
                    .isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void with_equal_priorities_are_unknown_where_they_disagree() {
            Cluster cluster =
                    Clusters.with(Clusters.shop(), ADMIN.formatted("a", 5, "Allow"), ADMIN.formatted("b", 5, "Deny"));
            Verdict verdict = Reachability.of(cluster)
                    .verdict(Endpoint.pod("monitoring/prometheus"), Endpoint.pod("shop/db"), 80, TCP);

            assertThat(verdict.isUnknown()).isTrue();
            assertThat(verdict.ingress().reasons())
                    .containsExactly(
                            "AdminNetworkPolicy a ingress[0] and AdminNetworkPolicy b ingress[0] have the same priority,"
                                    + " so either may go first");
            assertThat(outcome(cluster, "monitoring/prometheus", "shop/db", 81)).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(
                            Clusters.with(
                                    Clusters.shop(), ADMIN.formatted("a", 5, "Deny"), ADMIN.formatted("b", 5, "Deny")),
                            "monitoring/prometheus",
                            "shop/db",
                            80))
                    .isEqualTo(Outcome.DENIED);
            assertThat(outcome(
                            Clusters.with(
                                    Clusters.shop(), ADMIN.formatted("a", 5, "Allow"), ADMIN.formatted("b", 6, "Deny")),
                            "monitoring/prometheus",
                            "shop/db",
                            80))
                    .isEqualTo(Outcome.ALLOWED);
        }

        @Test
        void with_equal_priorities_are_refused_if_wanted() {
            Cluster cluster = Clusters.with(
                    Clusters.shop(), ADMIN.formatted("a", 5, "Allow"), ADMIN.formatted("b", 5, "Deny"), BASELINE);

            assertThatExceptionOfType(InvalidDescriptionException.class)
                    .isThrownBy(
                            () -> Reachability.of(cluster, Semantics.defaults().equalPrioritiesRefused(true)))
                    .withMessage("""
                            The cluster has a problem:
                              1. AdminNetworkPolicy b spec.priority: 5 must not be that of AdminNetworkPolicy a too; give each its own""");
        }
    }

    @Test
    void refuses_pod_blocks_that_are_none() {
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Semantics.defaults().podCidrs("10.0.0.1/8"));
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Semantics.defaults().podCidrs(new String[0]))
                .withMessageContaining("must name at least one block");
    }

    @Test
    void goes_without_the_automatic_label_if_wanted() {
        Cluster cluster = Clusters.with(
                Clusters.shop(),
                Clusters.policy(
                        "shop",
                        "monitoring",
                        "podSelector: {}\ningress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]}]"));

        assertThat(outcome(cluster, "monitoring/prometheus", "shop/db", 80)).isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(
                        cluster,
                        Semantics.defaults().namespaceNameLabel(false),
                        "monitoring/prometheus",
                        "shop/db",
                        80))
                .isEqualTo(Outcome.DENIED);
    }

    @Test
    void keeps_its_semantics_for_another_cluster() {
        Reachability shop =
                Reachability.of(Clusters.shop(), Semantics.defaults().podCidrs("10.244.0.0/16"));
        Cluster more = shop.cluster().withPod("shop", "new", Map.of());

        assertThat(shop.with(more).cluster()).isSameAs(more);
        assertThat(shop.with(more).semantics()).isSameAs(shop.semantics());
        assertThat(shop).hasToString("reachability in a cluster of 2 namespaces, 3 pods, 0 Services and 0 policies");
        assertThat(shop.map()).hasToString("connectivity map of 2 groups with 3 links");
    }

    /** Of which addresses a name is nobody knows, but not of those of pods. */
    @ParameterizedTest
    @CsvSource({"1.2.3.4, 443, UNKNOWN", "2001:db8::1, 443, UNKNOWN", "1.2.3.4, 80, DENIED", "shop/db, 443, DENIED"})
    void names_of_domains_may_mean_any_address_outside(String to, int port, Outcome expected) {
        Cluster cluster = Clusters.with(Clusters.shop(), """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: names}
                spec:
                  priority: 5
                  subject: {namespaces: {}}
                  egress:
                    - {action: Allow, to: [{domainNames: [example.com]}], ports: [{portNumber: {port: 443}}]}
                    - {action: Deny, to: [{networks: [0.0.0.0/0, "::/0"]}]}
                """);

        assertThat(outcome(cluster, "shop/checkout", to, port)).isEqualTo(expected);
        assertThat(outcome(cluster, Semantics.defaults().domainNamesMatchNothing(true), "shop/checkout", to, port))
                .isEqualTo(Outcome.DENIED);
    }
}
