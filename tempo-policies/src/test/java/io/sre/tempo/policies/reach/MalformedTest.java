package io.sre.tempo.policies.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API server would refuse is told, all at once, with file and line. */
class MalformedTest {

    private static final String BAD_NETWORK_POLICIES = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {namespace: Shop, name: web_1}
            specs: {}
            spec:
              podSelectors: {}
              podSelector:
                tier: web
                matchLabels: {app: true, "bad key": web, tier: "-x"}
                matchExpression: []
                matchExpressions:
                  - {key: app, operator: in, values: [web]}
                  - {key: app, operator: In}
                  - {key: app, operator: Exists, values: [web]}
                  - {operator: NotIn, values: [a, 1, "b c"]}
                  - app
              policyTypes: [ingress, Egress, Ingress]
              ingress:
                - form: []
                - to: []
                  ports:
                    - {port: "80"}
                    - {port: 0}
                    - {port: 80, endPort: 70}
                    - {endPort: 90}
                    - {port: http, endPort: 90}
                    - {port: 8080, protocol: tcp, endport: 9000}
                    - {port: 80.5}
                    - 80
                - from:
                    - {}
                    - podSelector:
                    - {ipBlock: {cidr: 10.0.0.0/33}}
                    - {ipBlock: {cidr: 10.0.0.1}}
                    - {ipBlock: {except: [10.0.0.0/8]}}
                    - {ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16, 10.0.0.0/8, "fd00::/64", x]}}
                    - {ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}
                    - podSelector: web
              egress:
                to: []
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {namespace: shop}
            spec: [1]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {namespace: shop, name: twice}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {namespace: shop, name: twice}
            """;

    private static final String BAD_ADMIN_POLICIES = """
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: ClusterNetworkPolicy
            metadata: {name: cluster}
            spec:
              tier: admin
              priority: 1001
              subject: {namespaces: {}, pods: {namespaceSelector: {}, podSelector: {}}}
              ingress:
                - {name: a, action: Allow, from: [{namespaces: {}}]}
                - {action: Accept}
                - {action: Accept, from: []}
                - {action: Accept, from: [{}]}
                - {action: Accept, from: [{networks: [10.0.0.0/8]}]}
                - {action: Accept, from: [{pods: {namespaceSelector: {}}}]}
                - {from: [{namespaces: {}}], protocols: []}
              egress:
                - action: Accept
                  to: [{networks: []}, {networks: [10.0.0.0]}, {domainNames: ["a b", "*.example.com"]}]
                  protocols:
                    - {tcp: {destinationPort: {number: 0}}}
                    - {tcp: {destinationPort: {range: {start: 5, end: 5}}}}
                    - {udp: {destinationPort: {}}, sctp: {}}
                    - {destinationNamedPort: Web}
                    - {icmp: {}}
                - action: Accept
                  to: [{networks: [10.0.0.0/8]}]
                  protocols: [{destinationNamedPort: web}]
                - {action: Deny, to: [{domainNames: [example.com]}]}
                - {action: Pass, to: [{networks: [10.0.0.0/8]}, {domainNames: [EXAMPLE.com.]}]}
            ---
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: AdminNetworkPolicy
            metadata: {name: admin}
            spec:
              priority: high
              subject: {}
              ingress:
                - action: Accept
                  from: [{namespaces: {}}]
                  ports:
                    - {portNumber: {port: 80}, portRange: {start: 1, end: 2}}
                    - {portRange: {start: 10, end: 1}}
                    - {portNumber: {protocol: ICMP}}
                    - {namedPort: web, protocol: TCP}
            ---
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: BaselineAdminNetworkPolicy
            metadata: {name: mine}
            spec:
              priority: 1
              subject: {namespaces: {matchLabels: {a: 1}}}
              egress:
                - {action: Pass, to: [{domainNames: [example.com]}]}
            """;

    private static final String BAD_OTHERS = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {app: yes, version: 1}}
            spec:
              hostNetwork: "true"
              containers:
                - ports: [{containerPort: "80"}, {containerPort: 70000, protocol: http}]
            status: {podIP: 10.0.0.300}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {selector: [app], ports: [{targetPort: 80}, {port: 99999}]}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"network-policies", "admin-policies", "others"})
    void is_told_all_at_once_with_file_and_line(String name) {
        String text = switch (name) {
            case "network-policies" -> BAD_NETWORK_POLICIES;
            case "admin-policies" -> BAD_ADMIN_POLICIES;
            default -> BAD_OTHERS;
        };
        Manifests manifests = Manifests.parse("bad/%s.yaml".formatted(name), text);

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.of(manifests))
                .satisfies(e -> GoldenFile.assertMatches(
                        "malformed-%s.golden.txt".formatted(name), String.valueOf(e.getMessage())));
    }

    @Test
    void names_the_resource_where_there_is_no_file() {
        NetworkPolicy policy = new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .addNewIngress()
                .addNewFrom()
                .withNewIpBlock()
                .withCidr("10.0.0.0")
                .endIpBlock()
                .endFrom()
                .endIngress()
                .endSpec()
                .build();
        policy.getSpec().setAdditionalProperty("policyType", List.of("Ingress"));

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.of(policy))
                .withMessage("""
                        The cluster has 2 problems:
                          1. NetworkPolicy shop/web spec.policyType: "policyType" is an unknown field, which the API server drops; did you mean policyTypes?
                          2. NetworkPolicy shop/web spec.ingress[0].from[0].ipBlock.cidr: "10.0.0.0" must be a block of addresses; write "10.0.0.0/32" for this address alone""");
    }

    @Test
    void is_left_out_where_the_caller_says_so() {
        Manifests manifests = Clusters.manifests(
                Clusters.policy("shop", "bad", "podSelector: {}\ningress: [{ports: [{port: 0}]}]"),
                Clusters.policy("shop", "typo", "podSelector: {}\npolicyType: [Egress]"),
                Clusters.policy("shop", "good", "podSelector: {}"));

        Cluster cluster = Cluster.loader().leaveOutMalformed().of(manifests);
        Cluster more = Cluster.loader().leaveOutMalformed().dropUnknownFields().of(manifests);

        assertThat(cluster.policies()).extracting(PolicyRef::name).containsExactly("good");
        assertThat(problems(cluster)).isEqualTo("""
                        test.yaml:6 NetworkPolicy shop/bad spec.ingress[0].ports[0].port: 0 must be a port number from 1 to 65535; choose a port in that range
                        test.yaml:13 NetworkPolicy shop/typo spec.policyType: "policyType" is an unknown field, which the API server drops; did you mean policyTypes?""");
        assertThat(more.policies()).extracting(PolicyRef::name).containsExactly("good", "typo");
        assertThat(more.problems()).hasSize(2);
    }

    @Test
    void is_refused_by_a_loader_that_only_drops_unknown_fields() {
        Manifests typo = Clusters.manifests(Clusters.policy("shop", "typo", "podSelector: {}\npolicyType: [Egress]"));
        Manifests bad = Clusters.manifests(Clusters.policy("shop", "bad", "policyTypes: [Both]"));

        assertThat(Cluster.loader().dropUnknownFields().of(typo).problems()).hasSize(1);
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.loader().dropUnknownFields().of(bad));
        assertThatExceptionOfType(InvalidDescriptionException.class).isThrownBy(() -> Cluster.of(typo));
    }

    @Test
    void fails_closed_where_a_peer_of_the_whole_cluster_is_unknown() {
        String policy = """
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: future}
                spec:
                  tier: Admin
                  priority: 1
                  subject: {namespaces: {}}
                  egress: [{action: %s, to: [{externalDatabases: {}}], protocols: [{udp: {destinationPort: {number: 53}}}]}]
                """;

        assertThat(egressTo80With(policy.formatted("Deny"))).isEqualTo(Outcome.DENIED);
        assertThat(egressTo80With(policy.formatted("Pass"))).isEqualTo(Outcome.DENIED);
        assertThat(egressTo80With(policy.formatted("Accept"))).isEqualTo(Outcome.ALLOWED);
    }

    private static Outcome egressTo80With(String policy) {
        Cluster cluster = Cluster.loader().dropUnknownFields().of(Clusters.manifests(policy));
        Cluster shop = cluster.withPod("shop", "web", Map.of());
        return Reachability.of(shop)
                .verdict(Endpoint.pod("shop/web"), Endpoint.address("1.2.3.4"), 80, Protocol.TCP)
                .outcome();
    }

    @Test
    void warns_of_what_is_no_mistake_but_seldom_meant() {
        Cluster cluster = Clusters.of(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: web}",
                Clusters.policy("shop", "loose", "ingress: [{from: [{ipBlock: {cidr: 10.0.0.5/16}}]}]"),
                Clusters.policy("shop", "idle", "policyTypes: [Egress]\ningress: [{}, {}]"),
                Clusters.policy("shop", "empty", "ingress:\n-\n- ports: [null]"),
                Clusters.policy("shop", "nobody", "podSelector: {matchLabels: {app: wbe}}"),
                Clusters.policy("elsewhere", "nobody", "podSelector: {matchLabels: {app: wbe}}"),
                "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web}}",
                "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: l7, namespace: shop}",
                "apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: {name: calico, namespace: shop}",
                "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: mesh, namespace: shop}");

        assertThat(cluster.problems()).isEmpty();
        GoldenFile.assertMatches(
                "warnings.golden.txt",
                cluster.warnings().stream().map(Object::toString).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String problems(Cluster cluster) {
        return cluster.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void reads_no_patches_of_kustomize_and_says_that_it_applies_none() {
        Manifests manifests = Manifests.parse(new TreeMap<>(Map.of(
                "base/np.yaml",
                Clusters.policy("shop", "web", "podSelector: {}"),
                "base/kustomization.yaml",
                "resources: [np.yaml]",
                "overlay/kustomization.yaml",
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: shop
                resources: [../base]
                patches: [{path: ./np.yaml}, {path: json.yaml, target: {kind: NetworkPolicy}}, {patch: "a: b"}]
                patchesStrategicMerge: [../patches/more.yaml]
                """,
                "overlay/np.yaml",
                Clusters.policy("shop", "web", "policyTypes: [Egress]"),
                "overlay/json.yaml",
                "- {op: remove, path: /spec/ingress}",
                "patches/more.yaml",
                "kind: NetworkPolicy\nmetadata: {name: web}")));
        Cluster cluster = Cluster.of(manifests);

        assertThat(cluster.policies()).hasToString("[NetworkPolicy shop/web]");
        assertThat(cluster.warnings())
                .hasToString(
                        "[overlay/kustomization.yaml:1: what Kustomize makes of namespace, patches, patchesStrategicMerge"
                                + " is not applied here; run kustomize build and read its outcome]");
        assertThat(Cluster.empty().with(manifests).policies()).hasSize(1);
    }
}
