package io.sre.tempo.policies.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.manifest.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

    @Test
    void holds_pods_as_their_manifests_tell() {
        Cluster cluster = Clusters.of(Clusters.pod(
                "shop",
                "web",
                "{app: web, empty: }",
                """
                nodeName: node-1
                hostNetwork: true
                initContainers:
                  - {name: setup, ports: [{containerPort: 1}]}
                  - {name: proxy, restartPolicy: Always, ports: [{name: proxy, containerPort: 15000}]}
                containers:
                  - {name: main, ports: [{name: dns, containerPort: 53, protocol: UDP}, {containerPort: 80}]}
                  - {name: second, ports: [{name: admin, containerPort: 81, protocol: SCTP}]}""",
                "{podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]}"));

        ClusterPod pod = cluster.pods().get(0);

        assertThat(pod).hasToString("shop/web");
        assertThat(pod.namespace()).isEqualTo("shop");
        assertThat(pod.name()).isEqualTo("web");
        assertThat(pod.labels()).containsExactly(entry("app", "web"), entry("empty", ""));
        assertThat(pod.ports()).hasToString("[dns 53/UDP, 80/TCP, admin 81/SCTP, proxy 15000/TCP]");
        assertThat(pod.hostNetwork()).isTrue();
        assertThat(pod.node()).contains("node-1");
        assertThat(pod.addresses()).containsExactly("10.0.0.1", "fd00::1");
        assertThat(pod.controllers()).isEmpty();
        assertThat(pod.standsForSeveral()).isFalse();
        assertThat(pod.isSketch()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment",
        "apps/v1, DaemonSet",
        "apps/v1, ReplicaSet",
        "v1, ReplicationController",
        "batch/v1, Job",
        "argoproj.io/v1alpha1, Rollout",
        "serving.knative.dev/v1, Service"
    })
    void takes_the_template_of_any_workload_for_its_pods(String apiVersion, String kind) {
        Cluster cluster = Clusters.of(workload(apiVersion, kind, "template:"));

        ClusterPod pod = cluster.pods().get(0);

        assertThat(cluster.pods()).hasSize(1);
        assertThat(pod).hasToString("shop/web");
        assertThat(pod.labels()).containsEntry("app", "web");
        assertThat(pod.ports()).hasToString("[http 80/TCP]");
        assertThat(pod.controllers()).containsExactly(kind + "/web");
        assertThat(pod.standsForSeveral()).isTrue();
        assertThat(pod.isSketch()).isFalse();
    }

    @Test
    void knows_the_labels_that_a_job_gives_to_its_pods() {
        assertThat(Clusters.of(workload("batch/v1", "Job", "template:"))
                        .pods()
                        .get(0)
                        .labels())
                .containsOnly(
                        entry("app", "web"), entry("batch.kubernetes.io/job-name", "web"), entry("job-name", "web"));
    }

    @Test
    void reads_the_template_within_the_template_of_a_cron_job() {
        Cluster cluster = Clusters.of("""
                apiVersion: batch/v1
                kind: CronJob
                metadata: {namespace: shop, name: nightly}
                spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: night}}, spec: {containers: []}}}}}
                """);

        assertThat(cluster.pods("shop/nightly").get(0).labels()).containsOnly(entry("app", "night"));
    }

    @Test
    void makes_a_pod_for_each_ordinal_of_a_stateful_set() {
        Cluster cluster =
                Clusters.of(workload("apps/v1", "StatefulSet", "replicas: 3\n  ordinals: {start: 5}\n  template:"));

        assertThat(cluster.pods()).hasToString("[shop/web-5, shop/web-6, shop/web-7]");
        assertThat(cluster.pods("shop/web")).isEqualTo(cluster.pods());
        assertThat(cluster.pods("shop/web-6").get(0).labels())
                .containsOnly(
                        entry("app", "web"),
                        entry("apps.kubernetes.io/pod-index", "6"),
                        entry("statefulset.kubernetes.io/pod-name", "web-6"));
        assertThat(cluster.pods().get(0).standsForSeveral()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"template:, 1", "'replicas: 0\n  template:', 1", "'replicas: 2147483647\n  template:', 1000"})
    void makes_at_least_one_pod_of_a_stateful_set_and_not_too_many(String spec, int pods) {
        assertThat(Clusters.of(workload("apps/v1", "StatefulSet", spec)).pods()).hasSize(pods);
    }

    @Test
    void takes_the_pods_themselves_where_they_are_there_beside_their_workload() {
        Cluster cluster = Clusters.of(workload("apps/v1", "Deployment", "template:"), """
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {namespace: shop, name: web-7d9, ownerReferences: [{kind: Deployment, name: web, controller: true}]}
                spec: {template: {spec: {containers: []}}}
                """, """
                apiVersion: v1
                kind: Pod
                metadata:
                  namespace: shop
                  name: web-7d9-abc
                  labels: {pod-template-hash: 7d9}
                  ownerReferences: [{kind: Other, name: x, controller: false}, {kind: ReplicaSet, name: web-7d9, controller: true}]
                """);

        assertThat(cluster.pods()).hasToString("[shop/web-7d9-abc]");
        assertThat(cluster.pods().get(0).controllers()).containsExactly("ReplicaSet/web-7d9", "Deployment/web");
        assertThat(cluster.pods("shop/web")).isEqualTo(cluster.pods());
        assertThat(cluster.pods("shop/web-7d9")).isEqualTo(cluster.pods());
    }

    @Test
    void takes_a_deployment_for_the_replica_sets_it_makes() {
        Cluster cluster = Clusters.of(workload("apps/v1", "Deployment", "template:"), """
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {namespace: shop, name: old, ownerReferences: [{kind: Deployment, name: web}]}
                spec: {template: {spec: {containers: []}}}
                """, """
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {namespace: shop, name: other, ownerReferences: [{kind: Deployment, name: elsewhere}]}
                spec: {template: {spec: {containers: []}}}
                """);

        assertThat(cluster.pods()).hasToString("[shop/other, shop/web]");
        assertThat(cluster.pods("shop/elsewhere")).hasToString("[shop/other]");
    }

    @Test
    void does_not_take_a_node_for_the_owner_of_its_static_pods() {
        Cluster cluster = Clusters.of("""
                apiVersion: v1
                kind: Pod
                metadata: {namespace: kube-system, name: etcd-n1, ownerReferences: [{kind: Node, name: n1, controller: true}]}
                """);

        assertThat(cluster.pods().get(0).controllers()).isEmpty();
    }

    @Test
    void makes_up_the_namespaces_that_are_only_implied() {
        Cluster cluster = Clusters.of(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: declared, labels: {team: a}}",
                Clusters.pod("pods", "web", "{}"),
                Clusters.policy("policies", "deny", "podSelector: {}"),
                "apiVersion: v1\nkind: Service\nmetadata: {namespace: services, name: web}\nspec: {}");

        assertThat(cluster.namespaces())
                .extracting(ClusterNamespace::name)
                .containsExactly("declared", "pods", "policies", "services");
        assertThat(cluster.namespaces().get(0).labels())
                .containsOnly(entry("team", "a"), entry("kubernetes.io/metadata.name", "declared"));
        assertThat(cluster.namespaces().get(1).labels()).containsOnly(entry("kubernetes.io/metadata.name", "pods"));
    }

    @Test
    void takes_lists_apart_with_and_without_the_kinds_of_their_items() {
        Cluster cluster = Clusters.of("""
                apiVersion: v1
                kind: PodList
                items: [{metadata: {namespace: shop, name: a}}, {kind: Pod, metadata: {namespace: shop, name: b}}]
                """);
        Cluster typed = Cluster.of(List.of(new KubernetesListBuilder()
                .addToItems(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("shop")
                        .withName("c")
                        .endMetadata()
                        .build())
                .build()));

        assertThat(cluster.pods()).hasToString("[shop/a, shop/b]");
        assertThat(typed.pods()).hasToString("[shop/c]");
    }

    @Test
    void is_the_same_from_objects_as_from_files() {
        Cluster cluster = Cluster.of(
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .addToLabels("team", "a")
                        .endMetadata()
                        .build(),
                new NetworkPolicyBuilder()
                        .withNewMetadata()
                        .withNamespace("shop")
                        .withName("web")
                        .endMetadata()
                        .withNewSpec()
                        .withNewPodSelector()
                        .endPodSelector()
                        .addNewIngress()
                        .endIngress()
                        .addNewEgress()
                        .addNewTo()
                        .withNewNamespaceSelector()
                        .endNamespaceSelector()
                        .endTo()
                        .addNewPort()
                        .withNewPort(80)
                        .endPort()
                        .endEgress()
                        .endSpec()
                        .build());

        assertThat(cluster.rules())
                .hasToString("[NetworkPolicy shop/web egress[0], NetworkPolicy shop/web ingress[0]]");
        Reachability reachability =
                Reachability.of(cluster.withPod("shop", "web", Map.of()).withPod("other", "x", Map.of()));
        ClusterPod web = reachability.cluster().pods("shop/web").get(0);
        ClusterPod other = reachability.cluster().pods("other/x").get(0);
        assertThat(reachability.allowed(web, other)).hasToString("TCP 80");
        assertThat(reachability.allowed(other, web)).hasToString("All connections");
    }

    @Test
    void takes_pods_of_which_little_is_known() {
        ClusterPod sketch = ClusterPod.sketch("shop", "web", Map.of("app", "web"));
        ClusterPod listening = ClusterPod.listening(
                "shop", "db", Map.of("app", "db"), List.of(new PodPort("sql", 5432, Protocol.TCP)));
        Cluster cluster = Cluster.empty().withPods(List.of(sketch, listening));

        assertThat(cluster.pods()).containsExactly(listening, sketch);
        assertThat(sketch.isSketch()).isTrue();
        assertThat(listening.isSketch()).isFalse();
        assertThat(listening.ports()).hasToString("[sql 5432/TCP]");
        assertThat(cluster.withPods(List.of(ClusterPod.sketch("shop", "db", Map.of())))
                        .pods("shop/db"))
                .hasSize(1)
                .first()
                .returns(true, ClusterPod::isSketch);
    }

    @Test
    void refuses_pods_whose_names_or_labels_are_none() {
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> ClusterPod.listening("Shop", "web_1", Map.of("-", "a b"), List.of()))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(4));
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> ClusterPod.sketch("", "web", Map.of()));
    }

    @Test
    void keeps_the_policies_that_are_wanted_and_nothing_else() {
        Cluster cluster = Clusters.of(
                        Clusters.policy("shop", "web", "podSelector: {}"),
                        Clusters.policy("lab", "web", "podSelector: {}"))
                .withPod("shop", "web", Map.of());

        Cluster some = cluster.onlyPolicies(
                List.of(PolicyRef.networkPolicy("shop", "web"), PolicyRef.networkPolicy("shop", "absent")));

        assertThat(some.policies()).hasToString("[NetworkPolicy shop/web]");
        assertThat(some.pods()).isEmpty();
        assertThat(some.namespaces()).extracting(ClusterNamespace::name).containsExactly("shop");
        assertThat(cluster.policies()).hasSize(2);
    }

    @Test
    void takes_several_namespaces_at_once_and_lists_all_that_is_wrong_with_them() {
        Cluster cluster = Cluster.empty()
                .withNamespace("lab", Map.of("team", "old"))
                .withNamespaces(Map.of("shop", Map.of(), "lab", Map.of("team", "red")));

        assertThat(cluster.namespaces())
                .hasToString("[ClusterNamespace[name=lab, labels={kubernetes.io/metadata.name=lab, team=red}],"
                        + " ClusterNamespace[name=shop, labels={kubernetes.io/metadata.name=shop}]]");
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> cluster.withNamespaces(Map.of("Shop", Map.of("-", "a"), "a_b", Map.of())))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(3));
    }

    @Test
    void takes_namespaces_and_pods_at_once() {
        ClusterPod web = ClusterPod.sketch("shop", "web", Map.of("app", "web"));
        Cluster cluster = Cluster.empty()
                .withPod("shop", "web", Map.of("app", "old"))
                .with(Map.of("shop", Map.of("team", "red")), List.of(web));

        assertThat(cluster.pods()).containsExactly(web);
        assertThat(cluster.namespaces())
                .extracting(ClusterNamespace::labels)
                .singleElement()
                .asString()
                .contains("red");
        assertThat(cluster.writtenLabels("shop")).containsExactly(Map.entry("team", "red"));
        assertThat(cluster.writtenLabels("lab")).isEmpty();
        assertThat(cluster.withPod("lab", "any", Map.of()).writtenLabels("lab")).isEmpty();
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> cluster.with(Map.of("Shop", Map.of()), List.of(web)));
    }

    @Test
    void puts_resources_into_the_namespaces_that_others_give_them() {
        Manifests manifests = Manifests.parse("base.yaml", """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web}
                spec: {podSelector: {}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: lab}
                spec: {containers: []}
                """);

        Cluster cluster = Cluster.loader()
                .inNamespaces(manifest -> manifest.namespace().isEmpty() ? Optional.of("shop") : Optional.empty())
                .leaveOutMalformed()
                .of(manifests);

        assertThat(cluster.policies()).hasToString("[NetworkPolicy shop/web]");
        assertThat(cluster.pods()).hasToString("[lab/web]");
        assertThat(cluster.warnings()).isEmpty();
    }

    @Test
    void takes_resources_of_kinds_without_a_type() {
        GenericKubernetesResource policy = new GenericKubernetesResource();
        policy.setApiVersion("policy.networking.k8s.io/v1alpha2");
        policy.setKind("ClusterNetworkPolicy");
        policy.setMetadata(new NamespaceBuilder()
                .withNewMetadata()
                .withName("deny")
                .endMetadata()
                .build()
                .getMetadata());
        policy.setAdditionalProperty(
                "spec", Map.of("tier", "Admin", "priority", 1, "subject", Map.of("namespaces", Map.of())));

        assertThat(Cluster.of(policy).policies()).hasToString("[ClusterNetworkPolicy deny]");
    }

    @Test
    void gives_another_cluster_with_more_or_less_in_it() {
        Cluster cluster = Clusters.with(
                Clusters.shop(), Clusters.policy("shop", "deny", "podSelector: {}\ningress: [{}, {ports: [{}]}]"));
        RuleRef rule = cluster.rules().get(0);
        Cluster without = cluster.without(rule);

        assertThat(Clusters.shop().policies()).isEmpty();
        assertThat(rule).hasToString("NetworkPolicy shop/deny ingress[0]");
        assertThat(without.rules()).hasToString("[NetworkPolicy shop/deny ingress[1]]");
        assertThat(without.policies()).hasSize(1);
        assertThat(cluster.rules()).hasSize(2);
        assertThat(cluster.without(rule.policy()).policies()).isEmpty();
        assertThat(cluster.withNamespace("new").namespaces())
                .extracting(ClusterNamespace::name)
                .containsExactly("monitoring", "new", "shop");
    }

    @Test
    void replaces_what_has_the_same_kind_and_name() {
        Cluster cluster = Clusters.with(
                Clusters.shop().withNamespace("shop", Map.of("team", "new")),
                Clusters.pod("shop", "db", "{app: postgres}"));

        assertThat(cluster.pods()).hasSize(3);
        assertThat(cluster.pods("shop/db").get(0).labels()).containsEntry("app", "postgres");
        assertThat(cluster.namespaces().get(1).labels()).containsEntry("team", "new");
    }

    @Test
    void makes_pods_of_labels_alone() {
        ClusterPod pod = Cluster.empty()
                .withPod("shop", "web", Map.of("app", "web"))
                .pods("shop/web")
                .get(0);

        assertThat(pod.isSketch()).isTrue();
        assertThat(pod.standsForSeveral()).isFalse();
        assertThat(pod.node()).isEmpty();
    }

    @Test
    void refuses_names_and_labels_that_the_api_server_would_refuse() {
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.empty().withPod("Shop", "web_1", Map.of("a b", "c")))
                .satisfies(e -> assertThat(e.problems()).hasSize(3));
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.empty().withNamespace("a.b", Map.of("a", "?")))
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void refuses_to_be_without_what_is_not_there() {
        PolicyRef absent = PolicyRef.networkPolicy("shop", "absent");
        Cluster cluster = Clusters.with(Clusters.shop(), Clusters.policy("shop", "deny", "podSelector: {}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.without(absent))
                .withMessage("there is no NetworkPolicy shop/absent");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        cluster.without(new RuleRef(PolicyRef.networkPolicy("shop", "deny"), Direction.INGRESS, 3, "")))
                .withMessage("there is no NetworkPolicy shop/deny ingress[3]");
    }

    @Test
    void describes_rules_in_a_few_words() {
        Cluster cluster = Clusters.of(Clusters.policy("shop", "web", """
                        podSelector: {}
                        policyTypes: [Ingress, Egress]
                        ingress:
                          - {}
                          - from:
                              - podSelector: {matchLabels: {app: checkout}}
                              - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                            ports: [{port: 80, endPort: 90}, {port: dns, protocol: UDP}]
                        egress:
                          - to: [{ipBlock: {cidr: 10.0.0.0/8}}]"""), """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: keep-out}
                spec:
                  priority: 1
                  subject: {namespaces: {}}
                  ingress:
                    - {action: Deny, from: [{namespaces: {matchLabels: {team: a, tier: b}}}]}
                    - {action: Pass, from: [{namespaces: {}}]}""");

        assertThat(cluster.rules().stream().map(cluster::describe))
                .containsExactly(
                        "denies pods of namespaces team=a,tier=b on any port",
                        "passes on pods of any namespace on any port",
                        "allows 10.0.0.0/8 on any port",
                        "allows anybody on any port",
                        "allows pods app=checkout of namespace shop; pods of namespace monitoring on TCP 80-90, UDP port dns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cluster.empty().describe(cluster.rules().get(0)))
                .withMessage("there is no AdminNetworkPolicy keep-out");
        RuleRef more = new RuleRef(cluster.policies().get(0), Direction.INGRESS, 2, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.describe(more))
                .withMessage("there is no AdminNetworkPolicy keep-out ingress[2]");
    }

    @Test
    void knows_which_pods_have_finished() {
        Cluster cluster = Clusters.of(
                Clusters.pod("shop", "done", "{}", "containers: []", "{phase: Succeeded}"),
                Clusters.pod("shop", "failed", "{}", "containers: []", "{phase: Failed}"),
                Clusters.pod("shop", "web", "{}", "containers: []", "{phase: Running}"));

        assertThat(cluster.pods().stream().map(ClusterPod::isFinished)).containsExactly(true, true, false);
    }

    @Test
    void lists_the_rules_of_directions_that_a_policy_is_about() {
        Cluster cluster = Clusters.of(Clusters.policy(
                "shop", "web", "podSelector: {}\npolicyTypes: [Egress]\ningress: [{}]\negress: [{}, {}]"));

        assertThat(cluster.rules()).hasToString("[NetworkPolicy shop/web egress[0], NetworkPolicy shop/web egress[1]]");
    }

    @Test
    void reads_folders() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("platform/shop"));
        Files.writeString(folder.resolve("pod.yaml"), Clusters.pod("shop", "web", "{app: web}"));
        Files.writeString(folder.resolve("broken.yaml"), "kind: [");

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.read(temp))
                .withMessageContaining("platform/shop/broken.yaml:1");
        Cluster lenient = Cluster.loader().leaveOutMalformed().read(temp);
        assertThat(lenient.pods()).hasToString("[shop/web]");
        assertThat(lenient.problems()).hasSize(1);
        assertThat(Cluster.of(Manifests.read(temp).withoutUnreadable()).pods()).hasSize(1);
    }

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "networking.k8s.io/v1, Networkpolicy, kind, must be a kind that there is; did you mean NetworkPolicy of networking.k8s.io/v1?",
        "networking.k8s.io/v1, NetworkPolicies, kind, must be a kind that there is; did you mean NetworkPolicy of networking.k8s.io/v1?",
        "networking.k8s.io/v1, NetworkPolcy, kind, must be a kind that there is; did you mean NetworkPolicy of networking.k8s.io/v1?",
        "policy.networking.k8s.io/v1alpha2, ClusterNetworkPolicys, kind, must be a kind that there is; did you mean ClusterNetworkPolicy of policy.networking.k8s.io/v1alpha2?",
        "v1, pod, kind, must be a kind that there is; did you mean Pod of v1?",
        "v1, Pods, kind, must be a kind that there is; did you mean Pod of v1?",
        "apps/v1, Deployemnt, kind, must be a kind that there is; did you mean Deployment of apps/v1?",
        "networking.k8s.io/v1beta1, NetworkPolicy, apiVersion, must be networking.k8s.io/v1 for this kind; write it in that version",
        "networking/v1, NetworkPolicy, apiVersion, must be networking.k8s.io/v1 for this kind; write it in that version",
        "extensions/v1beta1, NetworkPolicy, apiVersion, must be networking.k8s.io/v1 for this kind; write it in that version",
        "v1, NetworkPolicy, apiVersion, must be networking.k8s.io/v1 for this kind; write it in that version",
        "policy.networking.k8s.io/v1, AdminNetworkPolicy, apiVersion, must be policy.networking.k8s.io/v1alpha1 for this kind; write it in that version",
        "v2, Service, apiVersion, must be v1 for this kind; write it in that version"
    })
    void refuses_what_is_nearly_a_kind_that_it_reads(String apiVersion, String kind, String field, String rest) {
        Manifests manifests = Clusters.manifests(
                "apiVersion: %s\nkind: %s\nmetadata: {name: a, namespace: b}".formatted(apiVersion, kind));

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.of(manifests))
                .satisfies(e -> assertThat(e.problems().get(0))
                        .hasToString("test.yaml:%d %s b/a %s: \"%s\" %s"
                                .formatted(
                                        field.equals("kind") ? 2 : 1,
                                        kind,
                                        field,
                                        field.equals("kind") ? kind : apiVersion,
                                        rest)));
        Cluster lenient = Cluster.loader().leaveOutMalformed().of(manifests);
        assertThat(lenient.policies()).isEmpty();
        assertThat(lenient.pods()).isEmpty();
        assertThat(lenient.services()).isEmpty();
        assertThat(lenient.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "projectcalico.org/v3, NetworkPolicies",
        "metrics.k8s.io/v1beta1, PodMetrics",
        "networking.k8s.io/v1, Ingress",
        "coordination.k8s.io/v1, Lease",
        "v1, PodTemplate",
        "v1, Endpoints",
        "rbac.authorization.k8s.io/v1, Role"
    })
    void says_nothing_of_kinds_that_are_others(String apiVersion, String kind) {
        Cluster cluster =
                Clusters.of("apiVersion: %s\nkind: %s\nmetadata: {name: a, namespace: b}".formatted(apiVersion, kind));

        assertThat(cluster.problems()).isEmpty();
        assertThat(cluster.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: Pod, metadata: {namespace: a, labels: {app: x}}, spec: {containers: []}}",
                "{kind: Pod, metadata: {name: p, namespace: a, labels: {app: 'bad value!'}}}",
                "{kind: Pod, metadata: {name: p, namespace: a, lables: {app: x}}}",
                "{kind: Pod, metadata: {name: p, namespace: a}, spec: x}",
                "{kind: Namespace, metadata: {name: a, labels: {'a b': x}}}",
                "{kind: Node, metadata: {name: a, labels: {a: 1}}}",
                "{kind: Service, metadata: {name: s, namespace: a}, spec: {selector: {app: 1}}}",
                "{kind: Service, metadata: {name: s, namespace: a}, spec: {ports: [{port: 80, targetPort: '8080'}]}}",
                "{kind: Deployment, metadata: {name: d, namespace: a}, spec: {template: {metadata: {labels: {app: 1, tier: x}}, spec: {containers: []}}}}",
                "{kind: Deployment, metadata: {name: d, namespace: a}, spec: {template: x}}",
                "{kind: Deployment, metadata: {name: d, namespace: a}, spec: {template: {metadata: {lables: {}}, spec: {containers: []}}}}",
                "{kind: StatefulSet, metadata: {name: d, namespace: a}, spec: {replicas: -1, template: {spec: {containers: []}}}}"
            })
    void leaves_out_the_whole_of_what_is_malformed(String text) {
        String apiVersion = text.contains("Deployment") || text.contains("StatefulSet") ? "apps/v1" : "v1";
        Manifests manifests = Clusters.manifests(text.replaceFirst("\\{", "{apiVersion: " + apiVersion + ", "));
        Cluster cluster = Cluster.loader().leaveOutMalformed().of(manifests);

        assertThat(cluster.problems()).hasSize(1);
        assertThat(cluster.pods()).isEmpty();
        assertThat(cluster.services()).isEmpty();
        assertThat(cluster.namespaces()).isEmpty();
        assertThatExceptionOfType(InvalidDescriptionException.class).isThrownBy(() -> Cluster.of(manifests));
    }

    @Test
    void tells_where_the_other_one_of_the_same_name_is() {
        Manifests manifests = Manifests.parse(Map.of("a.yaml", """
                {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {tier: b}}}
                """));

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Cluster.of(manifests))
                .withMessage("""
                        The cluster has 2 problems:
                          1. a.yaml:5 Pod shop/web metadata.name: "web" must be the only Pod of this name; rename one, or delete it; the other is a.yaml:3
                          2. a.yaml:9 Service shop/web metadata.name: "web" must be the only Service of this name; rename one, or delete it; the other is a.yaml:7""");
        Cluster cluster = Cluster.loader().leaveOutMalformed().of(manifests);
        assertThat(cluster.warnings())
                .hasToString(
                        "[a.yaml:11 Namespace shop metadata.name: \"shop\" is declared twice, so the labels of both"
                                + " count, and where they differ the later ones; keep one; the other is a.yaml:1]");
        assertThat(cluster.namespaces().get(0).labels())
                .containsEntry("team", "a")
                .containsEntry("tier", "b");
    }

    @Test
    void follows_the_owners_of_pods_that_are_there() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {namespace: shop, name: %s, labels: {%s}, ownerReferences: [{kind: %s, name: %s, controller: true}]}""";
        Cluster cluster = Clusters.of(
                workload("apps/v1", "Deployment", "template:"),
                """
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {namespace: shop, name: abc, ownerReferences: [{kind: Deployment, name: web, controller: true}]}
                spec: {template: {spec: {containers: []}}}""",
                pod.formatted("web-1", "app: web", "ReplicaSet", "abc"),
                pod.formatted("roll-1", "rollouts-pod-template-hash: '5d8'", "ReplicaSet", "roll-5d8"));

        assertThat(cluster.pods()).hasToString("[shop/roll-1, shop/web-1]");
        assertThat(cluster.pods("shop/web")).hasToString("[shop/web-1]");
        assertThat(cluster.pods("shop/roll")).hasToString("[shop/roll-1]");
        assertThat(cluster.pods().get(1).controllers()).containsExactly("ReplicaSet/abc", "Deployment/web");
        assertThat(cluster.pods().get(0).controllers()).containsExactly("ReplicaSet/roll-5d8", "Rollout/roll");
    }

    @Test
    void warns_of_a_stateful_set_that_is_cut() {
        Cluster cluster = Clusters.of(workload("apps/v1", "StatefulSet", "replicas: 1001\n  template:"));

        assertThat(cluster.warnings()).singleElement().asString().contains("spec.replicas: 1001 is cut to 1000 pods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind: ConfigMap", "kind: Pods", "kind: HelmRelease", "kind: Deployment"})
    void leaves_out_what_says_nothing_about_the_network(String kind) {
        Cluster cluster = Clusters.of(
                "apiVersion: example.com/v1\n%s\nmetadata: {name: web}\nspec: {template: {}}".formatted(kind));

        assertThat(cluster.pods()).isEmpty();
        assertThat(cluster.namespaces()).isEmpty();
        assertThat(cluster.warnings()).isEmpty();
    }

    private static String workload(String apiVersion, String kind, String spec) {
        return """
                apiVersion: %s
                kind: %s
                metadata: {namespace: shop, name: web}
                spec:
                  %s
                    metadata: {labels: {app: web}}
                    spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}
                """.formatted(apiVersion, kind, spec);
    }
}
