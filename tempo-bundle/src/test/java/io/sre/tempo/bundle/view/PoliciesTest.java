package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.inOneFile;
import static io.sre.tempo.bundle.view.PlatformFixture.namespace;
import static io.sre.tempo.bundle.view.PlatformFixture.platform;
import static io.sre.tempo.bundle.view.PlatformFixture.policy;
import static io.sre.tempo.bundle.view.PlatformFixture.release;
import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.policies.reach.PolicyRef;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which policies of a set have a say about an installation. */
class PoliciesTest {

    private static final String PLAIN = release("{}");
    private static final String INTO = "{podSelector: {}, policyTypes: [Ingress]}";
    private static final String OUT = "{podSelector: {}, policyTypes: [Egress]}";

    private static String clusterWide(String kind, String apiVersion) {
        return """
                apiVersion: policy.networking.k8s.io/%s
                kind: %s
                metadata: {name: default}
                spec: {%spriority: 5, subject: {namespaces: {}}}
                """.formatted(apiVersion, kind, kind.startsWith("Cluster") ? "tier: Admin, " : "");
    }

    private static Map<PolicyRef, Manifest> about(Platform platform) {
        return platform.policies().about(platform.installations().get(0));
    }

    @Test
    void are_those_of_its_namespace_and_of_the_whole_cluster() {
        Platform platform = inOneFile(
                PLAIN,
                policy("own", INTO),
                policy("other", INTO).replace("namespace: tracing", "namespace: other"),
                policy("nowhere", INTO).replace(", namespace: tracing", ""),
                clusterWide("ClusterNetworkPolicy", "v1alpha2"),
                clusterWide("AdminNetworkPolicy", "v1alpha1"),
                clusterWide("BaselineAdminNetworkPolicy", "v1alpha1"));

        assertThat(about(platform).keySet())
                .map(Object::toString)
                .containsExactlyInAnyOrder(
                        "NetworkPolicy tracing/own",
                        "ClusterNetworkPolicy default",
                        "AdminNetworkPolicy default",
                        "BaselineAdminNetworkPolicy default");
    }

    @Test
    void leave_those_of_other_namespaces_out_of_the_cluster() {
        Platform platform = inOneFile(
                PLAIN, policy("own", INTO), policy("other", INTO).replace("namespace: tracing", "namespace: other"));

        assertThat(platform.policies().cluster(about(platform)).policies())
                .containsExactly(PolicyRef.networkPolicy("tracing", "own"));
    }

    @Test
    void are_of_the_namespace_that_a_kustomization_gives() {
        Platform platform = platform(
                "a.yaml",
                release("name: tempo", "{}") + "---\n" + policy("own", INTO).replace(", namespace: tracing", ""),
                "kustomization.yaml",
                "{namespace: given, resources: [a.yaml]}\n");

        assertThat(about(platform)).containsOnlyKeys(PolicyRef.networkPolicy("given", "own"));
    }

    @Test
    void are_those_of_the_nearest_of_several_clusters() {
        Platform platform = platform(
                "eu/a.yaml",
                PLAIN + "---\n" + policy("own", INTO) + "---\n" + namespace("tracing", "team: a"),
                "us/a.yaml",
                PLAIN + "---\n" + policy("own", OUT));

        assertThat(platform.installations()).hasSize(2).allSatisfy(tempo -> {
            boolean european = tempo.manifest().file().equals("eu/a.yaml");
            Network network = platform.network(tempo).orElseThrow();
            assertThat(network.isIsolated(INGRESS)).isEqualTo(european);
            assertThat(network.isIsolated(EGRESS)).isEqualTo(!european);
            assertThat(platform.policies().labels("tracing")).containsEntry("team", "a");
        });
    }

    @Test
    void know_the_namespaces_of_the_set() {
        Policies policies = inOneFile(PLAIN, namespace("tracing", "")).policies();

        assertThat(policies.knows("tracing")).isTrue();
        assertThat(policies.knows("grafana")).isFalse();
        assertThat(policies.labels("grafana")).isEmpty();
    }

    @Test
    void tell_what_the_api_server_would_refuse_or_drop() {
        String wrong = policy("own", "{podSelector: {}, policyTypes: [Inward], rules: []}");

        assertThat(inOneFile(PLAIN, wrong).policies().problems())
                .extracting(Problem::path)
                .anyMatch(path -> path.contains("spec.policyTypes[0]"))
                .anyMatch(path -> path.contains("spec.rules"))
                .allMatch(path -> path.startsWith("all.yaml:9 "));
        assertThat(inOneFile(PLAIN, policy("own", INTO)).policies().problems()).isEmpty();
    }

    /** Plugins of the network have kinds of their own, some with the names of those of Kubernetes. */
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "NetworkPolicy, networking.k8s.io/v1, false",
        "NetworkPolicy, extensions/v1beta1, false",
        "NetworkPolicy, v1, false",
        "AdminNetworkPolicy, policy.networking.k8s.io/v1alpha1, false",
        "ConfigMap, example.com/v1, false",
        "NetworkPolicy, crd.projectcalico.org/v1, true",
        "NetworkPolicy, projectcalico.org/v3, true",
        "GlobalNetworkPolicy, projectcalico.org/v3, true",
        "NetworkPolicy, crd.antrea.io/v1beta1, true",
        "ClusterNetworkPolicy, crd.antrea.io/v1beta1, true",
        "CiliumNetworkPolicy, cilium.io/v2, true",
        "CiliumClusterwideNetworkPolicy, cilium.io/v2, true"
    })
    void tell_those_of_other_apis(String kind, String apiVersion, boolean others) {
        String policy = "{apiVersion: %s, kind: %s, metadata: {name: own, namespace: tracing}, spec: {}}\n"
                .formatted(apiVersion, kind);
        Platform platform = inOneFile(PLAIN, policy);

        assertThat(platform.policies().hasOtherApis()).isEqualTo(others);
        assertThat(platform.network(platform.installations().get(0))
                        .orElseThrow()
                        .isComplete())
                .isEqualTo(!others);
    }

    @Test
    void are_not_hidden_by_one_of_another_api_with_the_same_name() {
        String ofCalico = policy("own", "{selector: all()}").replace("networking.k8s.io/v1", "projectcalico.org/v3");
        Platform platform = inOneFile(PLAIN, ofCalico, policy("own", INTO));

        assertThat(platform.network(platform.installations().get(0))
                        .orElseThrow()
                        .isIsolated(INGRESS))
                .isTrue();
    }
}
