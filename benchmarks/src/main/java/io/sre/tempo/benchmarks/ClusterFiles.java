package io.sre.tempo.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyListBuilder;
import io.sre.tempo.benchmarks.Application.Port;
import io.sre.tempo.model.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a generated cluster for programs to read. {@code manifests} holds a file of Namespace and Pods for each
 * namespace, {@code manifests/policies} a file of its NetworkPolicies. Two tools do not read Pods from files:
 * {@code probe.json} tells policy-assistant of the same pods, {@code topology.json} telepathy, each with one question:
 * TCP 8080. For telepathy, which does not read lists, {@code policies.yaml} holds all NetworkPolicies once more.
 */
public final class ClusterFiles {

    private static final int PORT = 8080;

    private final ObjectMapper json = new ObjectMapper();
    private final GeneratedCluster cluster;
    private final boolean running;

    private ClusterFiles(GeneratedCluster cluster, boolean running) {
        this.cluster = cluster;
        this.running = running;
    }

    /**
     * Writes a folder; what is there of the same names is overwritten.
     *
     * @param args the folder; how many pods; how many policies; optionally {@code workloads} for Deployments and
     *     StatefulSets in the place of Pods
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            throw new IllegalArgumentException("arguments: FOLDER PODS POLICIES [workloads]");
        }
        GeneratedCluster cluster = GeneratedCluster.of(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        write(Path.of(args[0]), cluster, args.length == 3);
    }

    /** Writes Pods if {@code running}, else what makes them. */
    static void write(Path folder, GeneratedCluster cluster, boolean running) throws IOException {
        new ClusterFiles(cluster, running).write(folder);
    }

    private void write(Path folder) throws IOException {
        Path manifests = folder.resolve("manifests");
        Path policies = Files.createDirectories(manifests.resolve("policies"));
        for (Tenant tenant : cluster.tenants()) {
            String file = tenant.name() + ".yaml";
            Files.writeString(manifests.resolve(file), Yaml.writeAll(manifests(tenant)));
            if (!tenant.policies().isEmpty()) {
                Files.writeString(policies.resolve(file), Yaml.write(policies(tenant)));
            }
        }
        Files.writeString(folder.resolve("policies.yaml"), Yaml.writeAll(policies()));
        json.writeValue(folder.resolve("probe.json").toFile(), probe());
        json.writeValue(folder.resolve("topology.json").toFile(), topology());
    }

    private List<JsonNode> manifests(Tenant tenant) {
        List<JsonNode> documents = new ArrayList<>();
        documents.add(json.valueToTree(tenant.namespace()));
        for (Workload workload : tenant.workloads()) {
            documents.add(json.valueToTree(running ? workload.pod() : workload.manifest()));
        }
        return documents;
    }

    private JsonNode policies(Tenant tenant) {
        return json.valueToTree(
                new NetworkPolicyListBuilder().withItems(tenant.policies()).build());
    }

    private List<JsonNode> policies() {
        return cluster.tenants().stream()
                .flatMap(tenant -> tenant.policies().stream())
                .<JsonNode>map(json::valueToTree)
                .toList();
    }

    private JsonNode probe() {
        ObjectNode root = json.createObjectNode();
        root.putArray("Probes").addObject().put("Protocol", "TCP").put("Port", PORT);
        ObjectNode resources = root.putObject("Resources");
        ObjectNode namespaces = resources.putObject("Namespaces");
        ArrayNode pods = resources.putArray("Pods");
        for (Tenant tenant : cluster.tenants()) {
            namespaces.set(tenant.name(), json.valueToTree(tenant.labels()));
            tenant.workloads().forEach(workload -> addProbed(pods.addObject(), workload));
        }
        return root;
    }

    private void addProbed(ObjectNode pod, Workload workload) {
        pod.put("Namespace", workload.namespace());
        pod.put("Name", workload.name());
        pod.put("IP", workload.address());
        pod.set("Labels", json.valueToTree(workload.labels()));
        ArrayNode containers = pod.putArray("Containers");
        for (Port port : workload.ports()) {
            containers
                    .addObject()
                    .put("Name", "port-" + port.name())
                    .put("Port", port.number())
                    .put("PortName", port.name())
                    .put("Protocol", port.protocol());
        }
    }

    private JsonNode topology() {
        ObjectNode root = json.createObjectNode().put("port", PORT).put("protocol", "tcp");
        ArrayNode namespaces = root.putArray("namespaces");
        ArrayNode endpoints = root.putArray("endpoints");
        for (Tenant tenant : cluster.tenants()) {
            namespaces.addObject().put("name", tenant.name()).set("labels", json.valueToTree(tenant.labels()));
            tenant.workloads().forEach(workload -> addEndpoint(endpoints.addObject(), workload));
        }
        return root;
    }

    private void addEndpoint(ObjectNode endpoint, Workload workload) {
        endpoint.put("id", workload.namespace() + "/" + workload.name());
        endpoint.put("namespace", workload.namespace());
        endpoint.put("name", workload.name());
        endpoint.put("ip", workload.address());
        endpoint.set("labels", json.valueToTree(workload.labels()));
        ArrayNode ports = endpoint.putArray("ports");
        for (Port port : workload.ports()) {
            ports.addObject()
                    .put("name", port.name())
                    .put("port", port.number())
                    .put("protocol", port.protocol().toLowerCase(Locale.ROOT));
        }
    }
}
