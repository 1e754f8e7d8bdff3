package io.sre.tempo.policies.reach.naive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pod, or the template of a workload that stands for its pods.
 *
 * @param spec the pod's {@code spec}
 * @param status the pod's {@code status}, missing for templates
 * @param owner who made it, such as {@code Deployment/web}: the workload of a template, the controller of a pod; empty
 *     for none
 * @param standsForSeveral whether it is a template whose pods are many
 * @param sketch whether nothing but its labels is known
 */
public record NaivePod(
        String namespace,
        String name,
        Map<String, String> labels,
        JsonNode spec,
        JsonNode status,
        String owner,
        boolean standsForSeveral,
        boolean sketch) {

    boolean hostNetwork() {
        return spec.path("hostNetwork").asBoolean();
    }

    /** {@return the name of the node it runs on; empty if not known} */
    String node() {
        return spec.path("nodeName").asText("");
    }

    /** LIFE-1. */
    boolean finished() {
        String phase = status.path("phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    List<NaiveAddress> addresses() {
        List<NaiveAddress> addresses = new ArrayList<>();
        for (JsonNode podIp : status.path("podIPs")) {
            addresses.add(NaiveAddress.parse(podIp.path("ip").asText()));
        }
        if (addresses.isEmpty() && status.hasNonNull("podIP")) {
            addresses.add(NaiveAddress.parse(status.path("podIP").asText()));
        }
        return addresses;
    }

    /** NAME-1, NAME-6: the ports of all containers, and of init containers that keep running. */
    List<JsonNode> ports() {
        List<JsonNode> ports = new ArrayList<>();
        for (JsonNode container : spec.path("containers")) {
            container.path("ports").forEach(ports::add);
        }
        for (JsonNode container : spec.path("initContainers")) {
            if (container.path("restartPolicy").asText().equals("Always")) {
                container.path("ports").forEach(ports::add);
            }
        }
        return ports;
    }

    /** {@return what it is a pod of, {@code shop/web[Deployment]}; a pod of nobody, or of a node, is one by itself} */
    public String workload() {
        boolean alone = owner.isEmpty() || owner.startsWith("Node/");
        String kind = alone ? "Pod" : owner.substring(0, owner.indexOf('/'));
        String workload = alone ? name : owner.substring(owner.indexOf('/') + 1);
        return namespace + "/" + workload + "[" + kind + "]";
    }

    boolean declares(String portName) {
        for (JsonNode port : ports()) {
            if (port.path("name").asText().equals(portName)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
