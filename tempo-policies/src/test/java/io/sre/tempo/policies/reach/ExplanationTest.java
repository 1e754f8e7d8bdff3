package io.sre.tempo.policies.reach;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read. Each golden file holds one verdict after another. */
class ExplanationTest {

    private final StringBuilder text = new StringBuilder();

    private void explain(String title, Cluster cluster, String from, String to, int port, Protocol protocol) {
        Endpoint source = from.contains("/") ? Endpoint.pod(from) : Endpoint.address(from);
        Endpoint target = to.contains("/") ? Endpoint.pod(to) : Endpoint.address(to);
        Verdict verdict = Reachability.of(cluster).verdict(source, target, port, protocol);
        text.append("# ").append(title).append('\n').append(verdict.explain()).append("\n\n");
    }

    private void explain(String title, Cluster cluster, String from, String to, int port) {
        explain(title, cluster, from, to, port, Protocol.TCP);
    }

    @Test
    void tells_why_a_connection_is_allowed() {
        Cluster open = Clusters.shop();
        explain("nothing isolates", open, "shop/checkout", "shop/db", 5432);
        explain("from outside", open, "1.2.3.4", "shop/db", 5432);
        Cluster closed = Clusters.with(
                open,
                Clusters.policy("shop", "deny", "podSelector: {}\npolicyTypes: [Ingress, Egress]"),
                Clusters.policy(
                        "shop",
                        "db",
                        "podSelector: {matchLabels: {app: db}}\ningress: [{ports: [{port: 5432}]}, {from: [{podSelector: {}}]}]"),
                Clusters.policy("shop", "out", "podSelector: {}\npolicyTypes: [Egress]\negress: [{}]"));
        explain("two rules and both sides", closed, "shop/checkout", "shop/db", 5432);
        explain(
                "by an admin policy",
                Clusters.with(closed, admin("let-in", "Allow")),
                "monitoring/prometheus",
                "shop/db",
                80);

        GoldenFile.assertMatches("explain-allowed.golden.txt", text.toString());
    }

    @Test
    void tells_which_rule_came_closest_and_what_did_not_match() {
        Cluster shop = Clusters.shop();
        explain("no rule at all", with(shop, "{}"), "shop/checkout", "shop/db", 80);
        explain(
                "the port",
                with(shop, "ingress: [{ports: [{port: 81}, {port: 90, endPort: 99}, {protocol: UDP}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "the name of the port",
                with(shop, "ingress: [{ports: [{port: http}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "a misspelt label",
                with(
                        shop,
                        "ingress: [{from: [{podSelector: {matchLabels: {app: chekout}}}]}, {from: [{podSelector: {matchLabels: {app: prometheus}}}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "a label that is not there",
                with(shop, "ingress: [{from: [{podSelector: {matchLabels: {tier: web, app: checkout}}}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "the namespace of the policy",
                with(shop, "ingress: [{from: [{podSelector: {matchLabels: {app: prometheus}}}]}]"),
                "monitoring/prometheus",
                "shop/db",
                80);
        explain(
                "another namespace",
                with(
                        shop,
                        "ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: observability}}}]}]"),
                "monitoring/prometheus",
                "shop/db",
                80);
        explain(
                "expressions",
                with(
                        shop,
                        "ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [a, b]}, {key: team, operator: Exists}]}, podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [checkout, x]}, {key: app, operator: DoesNotExist}]}}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "both peer and port",
                with(
                        shop,
                        "ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: none}}}], ports: [{port: 81}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "an address where pods are wanted",
                with(shop, "ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}]"),
                "1.2.3.4",
                "shop/db",
                80);
        explain(
                "another address",
                with(shop, "ingress: [{from: [{ipBlock: {cidr: 1.2.0.0/16, except: [1.2.3.0/24, 1.2.4.0/24]}}]}]"),
                "1.2.3.4",
                "shop/db",
                80);
        Cluster addressed = Clusters.with(
                shop,
                Clusters.pod(
                        "shop", "api", "{app: api}", "containers: []", "{podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]}"));
        explain(
                "a pod that is not in the block",
                with(addressed, "ingress: [{from: [{ipBlock: {cidr: 1.2.0.0/16}}]}]"),
                "shop/api",
                "shop/db",
                80);
        explain(
                "the protocol",
                with(shop, "ingress: [{ports: [{port: 53}]}]"),
                "shop/checkout",
                "shop/db",
                53,
                Protocol.UDP);
        explain(
                "a pod on its node's network",
                with(
                        Clusters.with(
                                shop,
                                Clusters.pod(
                                        "shop",
                                        "host",
                                        "{app: host}",
                                        "hostNetwork: true\nnodeName: n1\ncontainers: []",
                                        "{podIP: 192.168.0.1}"),
                                Clusters.pod("shop", "db", "{app: db}", "nodeName: n2\ncontainers: []", "{}")),
                        "ingress: [{from: [{podSelector: {matchLabels: {app: host}}}]}]"),
                "shop/host",
                "shop/db",
                80);
        explain(
                "the end that connects",
                Clusters.with(
                        shop,
                        Clusters.policy(
                                "shop",
                                "out",
                                "podSelector: {matchLabels: {app: checkout}}\negress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}]")),
                "shop/checkout",
                "monitoring/prometheus",
                5432);
        explain(
                "an admin policy",
                Clusters.with(shop, admin("keep-out", "Deny")),
                "monitoring/prometheus",
                "shop/db",
                80);
        explain(
                "a baseline policy behind one that passes",
                Clusters.with(shop, admin("pass", "Pass"), BASELINE),
                "monitoring/prometheus",
                "shop/db",
                80);

        GoldenFile.assertMatches("explain-denied.golden.txt", text.toString());
    }

    @Test
    void tells_why_nobody_knows() {
        Cluster shop = Clusters.shop();
        explain(
                "an address",
                with(shop, "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "a name that nobody declares",
                with(shop, "ingress: [{ports: [{port: metrics}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "a pod of labels alone",
                with(shop.withPod("shop", "db", Map.of("app", "db")), "ingress: [{ports: [{port: http}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "equal priorities",
                Clusters.with(shop, admin("one", "Allow"), admin("two", "Deny")),
                "monitoring/prometheus",
                "shop/db",
                80);
        Cluster several = Clusters.with(
                shop,
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {namespace: shop, name: kafka}
                spec: {replicas: 7, template: {metadata: {labels: {app: kafka}}, spec: {containers: []}}}
                """,
                Clusters.policy(
                        "shop", "first", "podSelector: {matchLabels: {statefulset.kubernetes.io/pod-name: kafka-0}}"));
        explain("several pods", several, "shop/checkout", "shop/kafka", 80);
        explain("the names of domains", Clusters.with(shop, domains()), "shop/checkout", "1.2.3.4", 443);
        explain("the names of domains on another port", Clusters.with(shop, domains()), "shop/checkout", "1.2.3.4", 80);
        Cluster host = Clusters.with(
                shop,
                Clusters.pod("shop", "agent", "{app: agent}", "hostNetwork: true\ncontainers: []", "{}"),
                Clusters.policy("shop", "db", "podSelector: {matchLabels: {app: db}}"));
        explain("the node", host, "shop/agent", "shop/db", 80);

        GoldenFile.assertMatches("explain-unknown.golden.txt", text.toString());
    }

    @Test
    void goes_on_behind_a_rule_that_passes() {
        Cluster passed = Clusters.with(Clusters.shop(), admin("pass", "Pass"));
        explain("allowed", passed, "shop/checkout", "shop/db", 80);
        explain(
                "allowed by a policy",
                with(passed, "ingress: [{from: [{podSelector: {}}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain(
                "denied",
                with(passed, "ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]"),
                "shop/checkout",
                "shop/db",
                80);
        explain("denied without a rule", with(passed, "{}"), "shop/checkout", "shop/db", 80);
        explain("denied by the last tier", Clusters.with(passed, BASELINE), "shop/checkout", "shop/db", 80);

        GoldenFile.assertMatches("explain-passed.golden.txt", text.toString());
    }

    private static String domains() {
        return """
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: names}
                spec:
                  tier: Admin
                  priority: 5
                  subject: {namespaces: {matchLabels: {team: shop}}}
                  egress:
                    - {action: Accept, to: [{domainNames: ["*.example.com", example.org.]}], protocols: [{tcp: {destinationPort: {number: 443}}}]}
                    - {action: Deny, to: [{networks: [0.0.0.0/0]}]}
                """;
    }

    private static Cluster with(Cluster cluster, String rules) {
        String spec = rules.equals("{}")
                ? "podSelector: {matchLabels: {app: db}}"
                : "podSelector: {matchLabels: {app: db}}\n" + rules;
        return Clusters.with(cluster, Clusters.policy("shop", "db", spec));
    }

    private static String admin(String name, String action) {
        return """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: %s}
                spec:
                  priority: 5
                  subject: {namespaces: {matchLabels: {team: shop}}}
                  ingress: [{name: from-anywhere, action: %s, from: [{namespaces: {}}]}]
                """.formatted(name, action);
    }

    private static final String BASELINE = """
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: BaselineAdminNetworkPolicy
            metadata: {name: default}
            spec: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}
            """;
}
