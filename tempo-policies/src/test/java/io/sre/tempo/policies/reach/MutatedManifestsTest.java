package io.sre.tempo.policies.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the place of a value, it is read or refused with its place, and never breaks the reader. */
class MutatedManifestsTest {

    private static final String METADATA = "metadata: {name: default, namespace: shop, labels: {app: web}}\n";

    private static final String CONTAINERS =
            "containers: [{name: c, ports: [{name: http, containerPort: 80, protocol: TCP}]}]";

    private static final String PEERS = "from: [{namespaces: {matchLabels: {a: b}}},"
            + " {pods: {namespaceSelector: {}, podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}}}]";

    private static final String EGRESS_PEERS =
            "to: [{networks: [10.0.0.0/8]}, {nodes: {matchLabels: {a: b}}}, {domainNames: [a.example.com]}]";

    private static String manifest(String kind) {
        return switch (kind) {
            case "Namespace" -> "apiVersion: v1\nkind: Namespace\n" + METADATA;
            case "Pod" ->
                "apiVersion: v1\nkind: Pod\n"
                        + METADATA.replace("}}", "}, ownerReferences: [{kind: ReplicaSet, name: a, controller: true}]}")
                        + "spec: {nodeName: n1, hostNetwork: true, initContainers: [{restartPolicy: Always, ports: [{containerPort: 1}]}], "
                        + CONTAINERS
                        + "}\nstatus: {phase: Running, podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}]}";
            case "Node" ->
                "apiVersion: v1\nkind: Node\n" + METADATA
                        + "status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}";
            case "Service" ->
                "apiVersion: v1\nkind: Service\n" + METADATA
                        + "spec: {type: ClusterIP, clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1], selector: {app: web}, ports: [{name: a, port: 80, targetPort: http, protocol: TCP}, {port: 81, targetPort: 8081}]}";
            case "StatefulSet" ->
                "apiVersion: apps/v1\nkind: StatefulSet\n" + METADATA
                        + "spec: {replicas: 2, ordinals: {start: 1}, template: {metadata: {labels: {app: web}}, spec: {"
                        + CONTAINERS + "}}}";
            case "CronJob" ->
                "apiVersion: batch/v1\nkind: CronJob\n" + METADATA
                        + "spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: web}}, spec: {" + CONTAINERS
                        + "}}}}}";
            case "Rollout" ->
                "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\n" + METADATA
                        + "spec: {template: {metadata: {labels: {app: web}}, spec: {" + CONTAINERS + "}}}";
            case "NetworkPolicy" ->
                "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n" + METADATA
                        + "spec: {podSelector: {matchLabels: {a: b}, matchExpressions: [{key: a, operator: In, values: [b]}]}, policyTypes: [Ingress], "
                        + "ingress: [{from: [{podSelector: {}, namespaceSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: 80, endPort: 90, protocol: TCP}, {port: http}]}], "
                        + "egress: [{to: [{podSelector: {}}]}]}";
            case "ClusterNetworkPolicy" ->
                "apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: a}\n"
                        + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{name: a, action: Accept, "
                        + PEERS
                        + ", protocols: [{tcp: {destinationPort: {number: 80}}}, {udp: {destinationPort: {range: {start: 1, end: 2}}}}, {destinationNamedPort: a}]}], "
                        + "egress: [{action: Accept, " + EGRESS_PEERS + "}]}";
            case "AdminNetworkPolicy" ->
                "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: {name: a}\n"
                        + "spec: {priority: 1, subject: {pods: {namespaceSelector: {}, podSelector: {}}}, ingress: [{action: Pass, "
                        + PEERS
                        + ", ports: [{portNumber: {protocol: TCP, port: 80}}, {portRange: {protocol: UDP, start: 1, end: 2}}, {namedPort: a}]}], "
                        + "egress: [{action: Allow, " + EGRESS_PEERS + "}]}";
            default ->
                "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: BaselineAdminNetworkPolicy\nmetadata: {name: default}\n"
                        + "spec: {subject: {namespaces: {}}, ingress: [{action: Deny, " + PEERS + "}]}";
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Namespace",
                "Pod",
                "Node",
                "Service",
                "StatefulSet",
                "CronJob",
                "Rollout",
                "NetworkPolicy",
                "ClusterNetworkPolicy",
                "AdminNetworkPolicy",
                "BaselineAdminNetworkPolicy"
            })
    void are_read_or_refused(String kind) {
        ObjectNode good =
                (ObjectNode) Clusters.manifests(manifest(kind)).list().get(0).tree();
        assertThat(Cluster.of(manifests(good)).problems()).isEmpty();
        int[] mutants = {0};

        mutate(good, good, mutant -> {
            mutants[0]++;
            check(mutant);
        });

        assertThat(mutants[0]).isGreaterThan(10);
    }

    private static void check(ObjectNode mutant) {
        Manifests manifests = manifests(mutant);
        try {
            Reachability.of(Cluster.loader().leaveOutMalformed().of(manifests)).map();
            Cluster.of(manifests);
        } catch (InvalidDescriptionException e) {
            assertThat(e.problems()).extracting(Problem::path).allMatch(path -> path.startsWith("mutant.yaml:"));
        } catch (RuntimeException e) {
            fail("%s: %s".formatted(mutant, e), e);
        }
    }

    private static Manifests manifests(ObjectNode object) {
        return Manifests.parse("mutant.yaml", Yaml.writeAll(List.of(object)));
    }

    /** Puts something else in the place of each value, one after the other, and each value back. */
    private static void mutate(ObjectNode whole, JsonNode part, Consumer<ObjectNode> test) {
        if (part instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode before = object.get(name);
                for (JsonNode other : others(before)) {
                    object.set(name, other);
                    test.accept(whole);
                }
                object.set(name, before);
                mutate(whole, before, test);
            }
        } else if (part instanceof ArrayNode list) {
            for (int index = 0; index < list.size(); index++) {
                JsonNode before = list.get(index);
                for (JsonNode other : others(before)) {
                    list.set(index, other);
                    test.accept(whole);
                }
                list.set(index, before);
                mutate(whole, before, test);
            }
        }
    }

    private static List<JsonNode> others(JsonNode before) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return List.of(
                json.nullNode(),
                json.arrayNode(),
                json.arrayNode().add(before.deepCopy()),
                json.arrayNode().add(json.arrayNode()),
                json.objectNode(),
                json.objectNode().put("name", "a"),
                json.numberNode(-1),
                json.numberNode(1e30),
                json.textNode(""),
                json.textNode("a b"),
                json.booleanNode(true));
    }

    @Test
    void tell_the_line_of_a_list_in_the_place_of_an_object() {
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(() -> Clusters.of("apiVersion: v1\nkind: Pod\nmetadata:\n- name: a"))
                .satisfies(
                        e -> assertThat(e.problems())
                                .hasToString(
                                        "[test.yaml:3 Pod metadata: [{\"name\":\"a\"}] must be an object; look at its indentation]"));
    }
}
