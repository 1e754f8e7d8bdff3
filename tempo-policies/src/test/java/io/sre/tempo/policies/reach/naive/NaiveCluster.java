package io.sre.tempo.policies.reach.naive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the objects say there is. */
final class NaiveCluster {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final NaiveOptions options;
    private final List<NaivePod> pods;
    private final List<JsonNode> namespaces;
    private final List<JsonNode> nodes;
    private final List<JsonNode> networkPolicies;
    private final List<JsonNode> adminNetworkPolicies;
    private final List<JsonNode> baselineAdminNetworkPolicies;
    private final List<JsonNode> clusterNetworkPolicies;

    NaiveCluster(List<ObjectNode> objects, NaiveOptions options, List<NaivePod> sketches) {
        this.options = options;
        List<NaivePod> found = new ArrayList<>();
        for (ObjectNode object : objects) {
            addPods(object, found);
        }
        found.addAll(sketches);
        if (options.finishedPodsIgnored()) {
            found.removeIf(NaivePod::finished);
        }
        pods = List.copyOf(found);
        namespaces = of(objects, "v1", "Namespace");
        nodes = of(objects, "v1", "Node");
        networkPolicies = of(objects, "networking.k8s.io/v1", "NetworkPolicy");
        adminNetworkPolicies = of(objects, "policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy");
        baselineAdminNetworkPolicies = of(objects, "policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy");
        clusterNetworkPolicies = of(objects, "policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy");
    }

    private static List<JsonNode> of(List<ObjectNode> objects, String apiVersion, String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode object : objects) {
            if (object.path("kind").asText().equals(kind)
                    && object.path("apiVersion").asText().equals(apiVersion)) {
                found.add(object);
            }
        }
        return List.copyOf(found);
    }

    List<NaivePod> pods() {
        return pods;
    }

    List<JsonNode> nodes() {
        return nodes;
    }

    List<JsonNode> networkPolicies() {
        return networkPolicies;
    }

    List<JsonNode> adminNetworkPolicies() {
        return adminNetworkPolicies;
    }

    List<JsonNode> baselineAdminNetworkPolicies() {
        return baselineAdminNetworkPolicies;
    }

    List<JsonNode> clusterNetworkPolicies() {
        return clusterNetworkPolicies;
    }

    /** SEL-6: its own labels and the automatic one. NS-1: a namespace that is only named has no other. */
    Map<String, String> namespaceLabels(String namespace) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode object : namespaces) {
            if (object.path("metadata").path("name").asText().equals(namespace)) {
                labels.putAll(labels(object));
            }
        }
        if (options.namespaceNameLabel()) {
            labels.put(NAME_LABEL, namespace);
        }
        return labels;
    }

    /** {@return the addresses of the node of that name; none if it is not known} */
    List<NaiveAddress> addressesOfNode(String name) {
        for (JsonNode node : nodes()) {
            if (node.path("metadata").path("name").asText().equals(name)) {
                return addresses(node);
            }
        }
        return List.of();
    }

    /** {@return the addresses of a node; its host name is none} */
    static List<NaiveAddress> addresses(JsonNode node) {
        List<NaiveAddress> addresses = new ArrayList<>();
        for (JsonNode address : node.path("status").path("addresses")) {
            if (address.path("type").asText().endsWith("IP")) {
                addresses.add(NaiveAddress.parse(address.path("address").asText()));
            }
        }
        return addresses;
    }

    /** NS-1: no namespace means {@code default}. */
    static String namespace(JsonNode object) {
        String namespace = object.path("metadata").path("namespace").asText("");
        return namespace.isEmpty() ? "default" : namespace;
    }

    static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label :
                object.path("metadata").path("labels").properties()) {
            labels.put(label.getKey(), label.getValue().asText());
        }
        return labels;
    }

    private static void addPods(JsonNode object, List<NaivePod> pods) {
        JsonNode template = object.path("spec").path("template");
        switch (object.path("kind").asText()) {
            case "Pod" -> pods.add(pod(object));
            case "StatefulSet" -> addStatefulPods(object, pods);
            case "Deployment", "DaemonSet", "ReplicaSet", "ReplicationController" ->
                pods.add(template(object, template, labels(template)));
            case "Job" -> pods.add(template(object, template, jobLabels(object, template)));
            case "CronJob" -> {
                JsonNode ofJobs =
                        object.path("spec").path("jobTemplate").path("spec").path("template");
                pods.add(template(object, ofJobs, labels(ofJobs)));
            }
            default -> {
                // has no pods
            }
        }
    }

    private static NaivePod pod(JsonNode object) {
        String owner = "";
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("controller").asBoolean()) {
                owner = reference.path("kind").asText() + "/"
                        + reference.path("name").asText();
            }
        }
        return new NaivePod(
                namespace(object),
                object.path("metadata").path("name").asText(),
                labels(object),
                object.path("spec"),
                object.path("status"),
                owner,
                false,
                false);
    }

    /** LIFE-3: one pod stands for all that are alike. */
    private static NaivePod template(JsonNode workload, JsonNode template, Map<String, String> labels) {
        String name = workload.path("metadata").path("name").asText();
        return new NaivePod(
                namespace(workload),
                name,
                labels,
                template.path("spec"),
                workload.path("no status"),
                workload.path("kind").asText() + "/" + name,
                true,
                false);
    }

    /** LIFE-3: the pods of a StatefulSet have known names and labels. Scaled to none it stands for its first, as others do. */
    private static void addStatefulPods(JsonNode workload, List<NaivePod> pods) {
        JsonNode spec = workload.path("spec");
        String name = workload.path("metadata").path("name").asText();
        int start = spec.path("ordinals").path("start").asInt(0);
        int replicas = Math.max(1, spec.path("replicas").asInt(1));
        for (int i = start; i < start + replicas; i++) {
            Map<String, String> labels = labels(spec.path("template"));
            labels.put("statefulset.kubernetes.io/pod-name", name + "-" + i);
            labels.put("apps.kubernetes.io/pod-index", String.valueOf(i));
            pods.add(new NaivePod(
                    namespace(workload),
                    name + "-" + i,
                    labels,
                    spec.path("template").path("spec"),
                    workload.path("no status"),
                    "StatefulSet/" + name,
                    false,
                    false));
        }
    }

    /** LIFE-3: the labels that the Job controller adds, as far as they are known. */
    private static Map<String, String> jobLabels(JsonNode job, JsonNode template) {
        Map<String, String> labels = labels(template);
        String name = job.path("metadata").path("name").asText();
        labels.put("batch.kubernetes.io/job-name", name);
        labels.put("job-name", name);
        return labels;
    }
}
