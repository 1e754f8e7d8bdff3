package io.sre.tempo.bundle.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.flux.HelmReleaseSpec;
import io.sre.tempo.model.yaml.Yaml;
import io.sre.tempo.model.yaml.YamlException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestYamlTest {

    private static final ManifestYaml YAML = ManifestYaml.standard();

    @Test
    void writes_a_policy_as_people_do() {
        assertThat(YAML.write(
                        policy(),
                        Map.of(
                                JsonPointer.empty(), "Spans in, blocks out",
                                JsonPointer.compile("/spec/egress/0"), "S3",
                                JsonPointer.compile("/spec/ingress/0"), "everybody")))
                .isEqualTo("""
                        # Spans in, blocks out
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata:
                          name: allow-tempo
                          namespace: tempo
                          labels:
                            name: z
                            app.kubernetes.io/part-of: sre-platform
                          annotations:
                            sre.io/nist-controls: AU-2, SI-4
                        spec:
                          podSelector: {}
                          policyTypes:
                            - Ingress
                            - Egress
                          ingress:
                            # everybody
                            - {}
                          egress:
                            # S3
                            - to:
                                - namespaceSelector: {}
                                  podSelector:
                                    matchLabels:
                                      app: minio
                              ports:
                                - port: 443
                                  protocol: TCP
                                - port: otlp
                        """);
    }

    @Test
    void writes_a_pod_without_what_means_nothing() {
        assertThat(YAML.write(pod())).isEqualTo("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: tempo
                spec:
                  containers:
                    - name: tempo
                      image: grafana/tempo:2.9.0
                      args:
                        - -config.file=/conf/tempo.yaml
                      env:
                        - name: EMPTY
                          value: ""
                      resources:
                        requests:
                          memory: 1Gi
                          cpu: "1"
                  volumes:
                    - name: wal
                      emptyDir: {}
                """);
        Pod vain = new PodBuilder(pod())
                .withNewStatus()
                .endStatus()
                .editSpec()
                .withNewSecurityContext()
                .endSecurityContext()
                .withNodeSelector(Map.of())
                .endSpec()
                .build();
        assertThat(YAML.write(vain)).isEqualTo(YAML.write(pod()));
    }

    @Test
    void writes_a_status_that_holds_something() {
        Namespace namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName("tempo")
                .endMetadata()
                .withNewStatus()
                .withPhase("Active")
                .endStatus()
                .build();

        assertThat(YAML.write(namespace)).endsWith("status:\n  phase: Active\n");
    }

    @Test
    void keeps_the_values_of_a_release_as_they_are() {
        JsonNode values = Yaml.read("{z: null, a: {}, list: [], nested: [{b: null}], size: 1.50, on: 'y'}");
        HelmRelease release = HelmRelease.of(
                "tempo",
                "tempo",
                HelmReleaseSpec.builder().from(releaseSpec()).values(values).buildUnchecked());

        String text = YAML.write(release);

        assertThat(text).endsWith("""
                  values:
                    z: null
                    a: {}
                    list: []
                    nested:
                      - b: null
                    size: 1.5
                    "true": "y"
                """);
        assertThat(YAML.read(text, HelmRelease.class)).isEqualTo(release);
    }

    @Test
    void keeps_what_it_does_not_know() {
        String text = """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata:
                  name: tempo
                spec:
                  z: null
                  mtls: {}
                  list: []
                  decimal: 0.5
                """;
        GenericKubernetesResource resource = YAML.read(text, GenericKubernetesResource.class);

        assertThat(YAML.write(resource)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void reads_back_what_it_wrote(HasMetadata manifest) {
        assertThat(YAML.read(YAML.write(manifest))).containsExactly(manifest);
    }

    @Test
    void reads_back_several_documents() {
        List<HasMetadata> manifests = manifests().toList();

        String text = YAML.writeAll(manifests);

        assertThat(YAML.read(text)).isEqualTo(manifests);
        assertThat(YAML.writeAll(YAML.read(text))).isEqualTo(text);
    }

    @Test
    void does_not_change_the_manifest() {
        NetworkPolicy policy = policy();

        YAML.write(policy);

        assertThat(policy).isEqualTo(policy());
    }

    @Test
    void reads_an_explicit_null_as_absent() {
        NetworkPolicy policy = YAML.read(
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {labels: null}, spec: {egress: null}}",
                NetworkPolicy.class);

        assertThat(policy.getSpec().getEgress()).isEmpty();
        assertThat(policy.getMetadata().getLabels()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NetworkPolicy | spec: {podSelecter: {}} | spec.podSelecter: \"podSelecter\" is an unknown field; did you mean podSelector?",
                "NetworkPolicy | spec: {ingress: [{}, {form: []}]} | spec.ingress[1].form: \"form\" is an unknown field; did you mean from?",
                "NetworkPolicy | Spec: {} | Spec: \"Spec\" is an unknown field; did you mean spec?",
                "NetworkPolicy | metadata: {label: {}} | metadata.label: \"label\" is an unknown field; did you mean labels?",
                "NetworkPolicy | spec: {unheardOf: 1} | spec.unheardOf: \"unheardOf\" is an unknown field; remove it, or look for its name in the API reference",
                "NetworkPolicy | spec: {podSelector: []} | spec.podSelector: a list stands where an object (LabelSelector) belongs; write it as the API reference has it",
                "NetworkPolicy | spec: {podSelector: {matchLabels: {a: 1}}} | spec.podSelector.matchLabels.a: a number stands where text belongs; put it into quotes",
                "NetworkPolicy | spec: {policyTypes: [true]} | spec.policyTypes[0]: true or false stands where text belongs; put it into quotes",
                "NetworkPolicy | spec: {ingress: {}} | spec.ingress: an object stands where a list belongs; write it as the API reference has it",
                "NetworkPolicy | spec: {ingress: [null]} | spec.ingress[0]: nothing stands where a value belongs; write the value, or remove the line",
                "NetworkPolicy | spec: {egress: [{ports: [{endPort: x}]}]} | spec.egress[0].ports[0].endPort: text stands where a whole number belongs; write it as the API reference has it",
                "NetworkPolicy | spec: {egress: [{ports: [{port: 1.5}]}]} | spec.egress[0].ports[0].port: a number stands where a whole number or text belongs; write it as the API reference has it",
                "Secret | stringData: {password: 12345} | stringData.password: a number stands where text belongs; put it into quotes",
                "Secret | imutable: true | imutable: \"imutable\" is an unknown field; did you mean immutable?",
                "Secret | immutable: 'true' | immutable: text stands where true or false belongs; write it as the API reference has it",
                "Pod | spec: {containers: [{name: a, resources: {limit: {}}}]} | spec.containers[0].resources.limit: \"limit\" is an unknown field; did you mean limits?",
                "HelmRelease | spec: {interval: 1m, instal: {}} | spec.instal: \"instal\" is an unknown field; did you mean install?",
                "HelmRelease | spec: {interval: 1m, install: {remediation: {retrys: 1}}} | spec.install.remediation.retrys: \"retrys\" is an unknown field; did you mean retries?",
                "HelmRelease | spec: {interval: 1m, dependsOn: [{nmae: x}]} | spec.dependsOn[0].nmae: \"nmae\" is an unknown field; did you mean name?",
                "HelmRelease | metadata: {nam: x} | metadata.nam: \"nam\" is an unknown field; did you mean name?",
                "HelmRelease | spec: [] | spec: a list must be an object; write it as the CRD has it",
                "HelmRelease | spec: {kubeConfig: {secretRef: s3cr3t}} | spec.kubeConfig.secretRef: a text must be an object; write it as the CRD has it",
                "Unknown | metadata: {lables: {}} | metadata.lables: \"lables\" is an unknown field; did you mean labels?",
            })
    void names_what_does_not_fit(String kind, String fields, String problem) {
        String api = switch (kind) {
            case "NetworkPolicy" -> "networking.k8s.io/v1";
            case "HelmRelease" -> "helm.toolkit.fluxcd.io/v2";
            default -> "v1";
        };

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> YAML.read("apiVersion: %s\nkind: %s\n%s\n".formatted(api, kind, fields)))
                .withMessage("The YAML has a problem:%n  1. document 1 (%s/).%s", kind, problem);
    }

    @Test
    void names_everything_in_all_documents_at_once() {
        String text = """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: a
                dat: {}
                bogus: 1
                ---
                kind: Secret
                ---
                - a list
                """;

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> YAML.read(text))
                .satisfies(e -> assertThat(e.problems())
                        .map(problem -> problem.path())
                        .containsExactly(
                                "document 1 (ConfigMap/a).dat",
                                "document 1 (ConfigMap/a).bogus",
                                "document 2 (Secret/).apiVersion",
                                "document 3.apiVersion",
                                "document 3.kind"));
    }

    @Test
    void names_every_misfit_and_every_unknown_field_of_a_document() {
        String text = """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: a
                  labels:
                    app.kubernetes.io/name: 1
                    lost: true
                stringData:
                  password: 12345
                  pin: 6789
                imutable: true
                ---
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata:
                  name: b
                spec:
                  interval: 1
                  commonMetadata:
                    labels:
                      app.kubernetes.io/name: 1
                  dependsOn:
                    - name: {}
                    - name: []
                      nmae: c
                  valuesFrom: [hunter2, hunter3]
                  instal: {}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: c
                spec:
                  policyTypes: [1, 2]
                  ingress:
                    - {}
                    - ports: {}
                """;

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> YAML.read(text))
                .satisfies(e -> assertThat(e.problems())
                        .map(problem -> problem.path())
                        .containsExactlyInAnyOrder(
                                "document 1 (Secret/a).metadata.labels.app.kubernetes.io/name",
                                "document 1 (Secret/a).metadata.labels.lost",
                                "document 1 (Secret/a).stringData.password",
                                "document 1 (Secret/a).stringData.pin",
                                "document 1 (Secret/a).imutable",
                                "document 2 (HelmRelease/b).spec.interval",
                                "document 2 (HelmRelease/b).spec.commonMetadata.labels.app.kubernetes.io/name",
                                "document 2 (HelmRelease/b).spec.dependsOn[0].name",
                                "document 2 (HelmRelease/b).spec.dependsOn[1].name",
                                "document 2 (HelmRelease/b).spec.dependsOn[1].nmae",
                                "document 2 (HelmRelease/b).spec.valuesFrom[0]",
                                "document 2 (HelmRelease/b).spec.instal",
                                "document 3 (NetworkPolicy/c).spec.policyTypes[0]",
                                "document 3 (NetworkPolicy/c).spec.ingress[1].ports"))
                .withMessageNotContaining("hunter");
    }

    @Test
    void refuses_keys_that_stand_twice() {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> YAML.read("apiVersion: v1\nkind: ConfigMap\nkind: Secret\n"))
                .withMessage("line 3, column 1: duplicate key \"kind\"");
    }

    @Test
    void refuses_another_type_than_was_wanted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YAML.read("{apiVersion: v1, kind: ConfigMap}", Secret.class))
                .withMessage("the manifest is a ConfigMap of v1, not a Secret");
    }

    @Test
    void learns_more_kinds() {
        String text = "{apiVersion: v1, kind: Binding, target: {name: x}}";

        assertThat(YAML.read(text)).hasOnlyElementsOfType(GenericKubernetesResource.class);
        assertThat(YAML.with(Binding.class).read(text)).hasOnlyElementsOfType(Binding.class);
    }

    static Stream<HasMetadata> manifests() {
        return Stream.of(
                policy(),
                pod(),
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("tempo")
                        .endMetadata()
                        .build(),
                configMap(),
                new SecretBuilder()
                        .withNewMetadata()
                        .withName("s3")
                        .endMetadata()
                        .addToStringData("access_key", "012")
                        .addToData("secret_key", "eA==")
                        .withType("Opaque")
                        .build(),
                service(),
                new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("tempo")
                        .endMetadata()
                        .withAutomountServiceAccountToken(false)
                        .build(),
                HelmRelease.of("tempo", "tempo", releaseSpec()));
    }

    private static NetworkPolicy policy() {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .addToAnnotations("sre.io/nist-controls", "AU-2, SI-4")
                .addToLabels("name", "z")
                .addToLabels("app.kubernetes.io/part-of", "sre-platform")
                .withNamespace("tempo")
                .withName("allow-tempo")
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .endIngress()
                .addNewEgress()
                .addNewTo()
                .withNewNamespaceSelector()
                .endNamespaceSelector()
                .withNewPodSelector()
                .addToMatchLabels("app", "minio")
                .endPodSelector()
                .endTo()
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(443))
                .endPort()
                .addNewPort()
                .withPort(new IntOrString("otlp"))
                .endPort()
                .endEgress()
                .endSpec()
                .build();
    }

    private static Pod pod() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("tempo")
                .endMetadata()
                .withNewSpec()
                .addNewVolume()
                .withName("wal")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .addNewContainer()
                .withImage("grafana/tempo:2.9.0")
                .withName("tempo")
                .withArgs("-config.file=/conf/tempo.yaml")
                .addNewEnv()
                .withName("EMPTY")
                .withValue("")
                .endEnv()
                .withNewResources()
                .addToRequests("memory", new Quantity("1Gi"))
                .addToRequests("cpu", new Quantity("1"))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }

    private static ConfigMap configMap() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("grafana-datasource-tempo")
                .addToLabels("grafana_datasource", "1")
                .endMetadata()
                .addToData("tempo-datasource.yaml", "apiVersion: 1\ndatasources:\n  - name: Tempo\n")
                .addToData("empty", "")
                .build();
    }

    private static Service service() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName("tempo")
                .endMetadata()
                .withNewSpec()
                .addToSelector("type", "b")
                .addToSelector("app", "tempo")
                .addNewPort()
                .withName("otlp")
                .withPort(4317)
                .withTargetPort(new IntOrString("otlp-grpc"))
                .endPort()
                .endSpec()
                .build();
    }

    private static HelmReleaseSpec releaseSpec() {
        return requireNonNull(YAML.read("""
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata:
                  name: tempo
                  namespace: tempo
                spec:
                  interval: 10m
                  chart:
                    spec:
                      chart: tempo
                      version: 1.7.2
                      sourceRef:
                        kind: HelmRepository
                        name: grafana
                        namespace: flux-system
                """, HelmRelease.class).getSpec());
    }
}
