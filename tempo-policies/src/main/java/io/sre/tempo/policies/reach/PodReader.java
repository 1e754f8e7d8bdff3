package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what policies can see of a pod, or of the template of one. */
final class PodReader {

    /** Who makes ReplicaSets and ends their names with the value of a label: Kubernetes, and Argo Rollouts. */
    private static final Map<String, String> MAKERS =
            Map.of("pod-template-hash", "Deployment", "rollouts-pod-template-hash", "Rollout");

    private PodReader() {}

    static PodFacts pod(Field pod) {
        Field status = pod.at("status");
        String phase = status.at("phase").text();
        SortedMap<String, String> labels = pod.at("metadata").at("labels").labels();
        return facts(
                pod.at("spec"),
                labels,
                addresses(status),
                controllers(pod.at("metadata"), labels),
                false,
                phase.equals("Succeeded") || phase.equals("Failed"));
    }

    /**
     * {@return the pods that a template stands for}
     *
     * @param moreLabels what a controller adds to each
     * @param several whether it stands for any number
     */
    static PodFacts template(
            Field template, Map<String, String> moreLabels, List<String> controllers, boolean several) {
        SortedMap<String, String> labels =
                new TreeMap<>(template.at("metadata").at("labels").labels());
        labels.putAll(moreLabels);
        return facts(template.at("spec"), labels, List.of(), controllers, several, false);
    }

    private static PodFacts facts(
            Field spec,
            SortedMap<String, String> labels,
            List<Ip> addresses,
            List<String> controllers,
            boolean several,
            boolean finished) {
        List<PodPort> ports = new ArrayList<>();
        for (Field container : spec.at("containers").items()) {
            ports(container, ports);
        }
        for (Field container : spec.at("initContainers").items()) {
            // Only those that go on running can be connected to.
            if (container.at("restartPolicy").text().equals("Always")) {
                ports(container, ports);
            }
        }
        return new PodFacts(
                labels,
                ports,
                spec.at("hostNetwork").flag(),
                addresses,
                spec.at("nodeName").text(),
                controllers,
                several,
                false,
                finished);
    }

    private static void ports(Field container, List<PodPort> ports) {
        for (Field port : container.at("ports").items()) {
            int number = port.at("containerPort").port();
            Protocol protocol = ProtocolReader.read(port.at("protocol"));
            if (number > 0) {
                ports.add(new PodPort(port.at("name").text(), number, protocol));
            }
        }
    }

    private static List<Ip> addresses(Field status) {
        Set<Ip> addresses = new LinkedHashSet<>();
        add(status.at("podIP"), addresses);
        for (Field item : status.at("podIPs").items()) {
            add(item.at("ip"), addresses);
        }
        return List.copyOf(addresses);
    }

    static void add(Field field, Set<Ip> addresses) {
        String text = field.text();
        if (text.isEmpty()) {
            return;
        }
        Optional<Ip> address = Ip.parse(text);
        if (address.isEmpty()) {
            field.problem("must be an IP address", "write it like \"10.0.0.1\" or \"fd00::1\"");
        }
        address.ifPresent(addresses::add);
    }

    /** {@return the controlling owner, and the one above it where the name tells} */
    static List<String> controllers(Field metadata, Map<String, String> labels) {
        List<String> controllers = new ArrayList<>();
        for (Field owner : metadata.at("ownerReferences").items()) {
            String kind = owner.at("kind").text();
            String name = owner.at("name").text();
            boolean controls =
                    owner.at("controller").flag() || !owner.at("controller").present();
            // A static pod is owned by its node, which tells nothing of what it is.
            if (controls && controllers.isEmpty() && !name.isEmpty() && !kind.equals("Node")) {
                controllers.add(kind + "/" + name);
                String above = kind.equals("ReplicaSet") ? above(name, labels) : "";
                if (!above.isEmpty()) {
                    controllers.add(above);
                }
            }
        }
        return controllers;
    }

    /** {@return what made a ReplicaSet, as far as its name tells; else empty} */
    private static String above(String replicaSet, Map<String, String> labels) {
        for (Map.Entry<String, String> maker : MAKERS.entrySet()) {
            String hash = "-" + labels.getOrDefault(maker.getKey(), "");
            if (hash.length() > 1 && replicaSet.endsWith(hash)) {
                return maker.getValue() + "/" + replicaSet.substring(0, replicaSet.length() - hash.length());
            }
        }
        return "";
    }
}
