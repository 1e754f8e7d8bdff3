package io.sre.tempo.policies.reach.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nodes, pods and workloads. */
final class RandomPods {

    static final List<String> PORT_NAMES = List.of("http", "dns", "admin");
    static final List<Integer> PORTS = List.of(53, 80, 81, 443);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Dice dice;
    private final RandomSelectors selectors;
    private final List<String> freeFour = new ArrayList<>(RandomCidrs.FOUR);
    private final List<String> freeOfEnded = new ArrayList<>(RandomCidrs.FOUR);
    private final List<String> freeSix = new ArrayList<>(RandomCidrs.SIX);
    private final Set<String> taken = new HashSet<>();
    private final List<ObjectNode> nodes = new ArrayList<>();

    RandomPods(Dice dice, RandomSelectors selectors) {
        this.dice = dice;
        this.selectors = selectors;
    }

    /** {@return up to two nodes, most with an IPv4 address and a name that is none} */
    List<ObjectNode> nodes() {
        for (int i = dice.between(0, 2); i > 0; i--) {
            ObjectNode node = object("v1", "Node", "", "n" + i);
            node.withObject("metadata").set("labels", selectors.nodeLabels());
            ArrayNode addresses = node.putObject("status").putArray("addresses");
            addresses.addObject().put("type", "Hostname").put("address", "n" + i);
            if (dice.percent(85)) {
                addresses.addObject().put("type", "InternalIP").put("address", "192.168.0." + i);
            }
            if (dice.percent(40)) {
                addresses.addObject().put("type", "ExternalIP").put("address", "2001:db8::" + i);
            }
            nodes.add(node);
        }
        return nodes;
    }

    static ObjectNode object(String apiVersion, String kind, String namespace, String name) {
        ObjectNode object = JSON.objectNode().put("apiVersion", apiVersion).put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return object;
    }

    /** {@return whether a name is still free in a namespace; takes it} */
    boolean take(String namespace, String name) {
        return taken.add(namespace + "/" + name);
    }

    ObjectNode pod(String namespace, String name) {
        ObjectNode pod = object("v1", "Pod", namespace, name);
        pod.withObject("metadata").set("labels", selectors.podLabels());
        ObjectNode spec = podSpec();
        pod.set("spec", spec);
        if (dice.percent(40)) {
            spec.put("nodeName", dice.oneOf("n1", "n2"));
        }
        addStatus(pod, spec);
        return pod;
    }

    private void addStatus(ObjectNode pod, ObjectNode spec) {
        String phase =
                dice.oneOf("Running", "Running", "Running", "Running", "Running", "Pending", "Succeeded", "Failed");
        ObjectNode status = pod.putObject("status").put("phase", phase);
        List<String> addresses = spec.path("hostNetwork").asBoolean() ? nodeAddresses(spec) : addresses(phase);
        if (addresses.isEmpty() || dice.percent(15)) {
            return;
        }
        status.put("podIP", addresses.get(0));
        if (addresses.size() > 1 || dice.percent(70)) {
            ArrayNode podIps = status.putArray("podIPs");
            addresses.forEach(address -> podIps.addObject().put("ip", address));
        }
    }

    private List<String> nodeAddresses(ObjectNode spec) {
        List<String> addresses = new ArrayList<>();
        for (ObjectNode node : nodes) {
            if (node.path("metadata").path("name").equals(spec.path("nodeName"))) {
                node.path("status").path("addresses").forEach(address -> {
                    if (address.path("type").asText().endsWith("IP")) {
                        addresses.add(address.path("address").asText());
                    }
                });
            }
        }
        return addresses;
    }

    /** Each address has one pod that lives; one that has ended may have had it before. */
    private List<String> addresses(String phase) {
        List<String> addresses = new ArrayList<>();
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return freeOfEnded.isEmpty() ? List.of() : List.of(freeOfEnded.remove(0));
        }
        if (dice.percent(65) && !freeFour.isEmpty()) {
            addresses.add(freeFour.remove(dice.between(0, freeFour.size() - 1)));
        }
        if (dice.percent(40) && !freeSix.isEmpty()) {
            addresses.add(dice.between(0, addresses.size()), freeSix.remove(dice.between(0, freeSix.size() - 1)));
        }
        return addresses;
    }

    private ObjectNode podSpec() {
        ObjectNode spec = JSON.objectNode();
        if (dice.percent(15)) {
            spec.put("hostNetwork", true);
        }
        ArrayNode containers = spec.putArray("containers");
        for (int i = dice.between(1, 2); i > 0; i--) {
            addPorts(containers.addObject().put("name", "c" + i).put("image", "image"));
        }
        if (dice.percent(20)) {
            ObjectNode init = spec.putArray("initContainers")
                    .addObject()
                    .put("name", "init")
                    .put("image", "image");
            addPorts(init);
            if (dice.percent(60)) {
                init.put("restartPolicy", "Always");
            }
        }
        return spec;
    }

    /** Names are unique in a container, but not among containers. */
    private void addPorts(ObjectNode container) {
        Set<String> names = new HashSet<>();
        ArrayNode ports = JSON.arrayNode();
        for (int i = dice.between(0, 2); i > 0; i--) {
            ObjectNode port = ports.addObject();
            String name = dice.oneOf(PORT_NAMES);
            if (dice.percent(75) && names.add(name)) {
                port.put("name", name);
            }
            port.put("containerPort", dice.oneOf(PORTS));
            if (dice.percent(60)) {
                port.put("protocol", dice.oneOf("TCP", "UDP", "UDP", "SCTP"));
            }
        }
        if (!ports.isEmpty() || dice.percent(30)) {
            container.set("ports", ports);
        }
    }

    ObjectNode workload(String namespace, String name) {
        String kind =
                dice.oneOf("Deployment", "Deployment", "StatefulSet", "StatefulSet", "DaemonSet", "Job", "CronJob");
        String group = kind.endsWith("Job") ? "batch/v1" : "apps/v1";
        ObjectNode workload = object(group, kind, namespace, name);
        ObjectNode spec = workload.putObject("spec");
        ObjectNode labels = selectors.podLabels().put("app", dice.oneOf("1", "2"));
        switch (kind) {
            case "CronJob" -> {
                spec.put("schedule", "@hourly");
                spec = spec.putObject("jobTemplate").putObject("spec");
            }
            case "Job" -> spec.put("parallelism", 2);
            case "StatefulSet" -> {
                spec.putObject("selector")
                        .putObject("matchLabels")
                        .put("app", labels.path("app").asText());
                spec.put("serviceName", name);
                if (dice.percent(60)) {
                    spec.put("replicas", dice.between(0, 2));
                }
                if (dice.percent(30)) {
                    spec.putObject("ordinals").put("start", 3);
                }
            }
            default ->
                spec.putObject("selector")
                        .putObject("matchLabels")
                        .put("app", labels.path("app").asText());
        }
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").set("labels", labels);
        ObjectNode podSpec = podSpec();
        if (kind.endsWith("Job")) {
            podSpec.put("restartPolicy", "Never");
        }
        template.set("spec", podSpec);
        return workload;
    }
}
