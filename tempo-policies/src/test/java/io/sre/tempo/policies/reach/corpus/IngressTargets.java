package io.sre.tempo.policies.reach.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.policies.reach.naive.NaiveEvaluator;
import io.sre.tempo.policies.reach.naive.NaiveOptions;
import io.sre.tempo.policies.reach.naive.NaivePod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where Ingresses and OpenShift Routes lead: Services, and behind them TCP ports that pods declare. */
final class IngressTargets {

    private final List<ObjectNode> objects;
    private final List<NaivePod> pods;
    private final Map<String, BitSet> ports = new TreeMap<>();

    IngressTargets(List<ObjectNode> objects) {
        this.objects = objects;
        this.pods = NaiveEvaluator.of(objects, NaiveOptions.defaults()).pods();
        for (ObjectNode object : objects) {
            switch (object.path("kind").asText()) {
                case "Ingress" -> ingress(object);
                case "Route" -> route(object);
                default -> {
                    // leads nowhere
                }
            }
        }
    }

    /** {@return the ports of each workload, {@code shop/web[Deployment]}, before any policy} */
    Map<String, BitSet> ports() {
        return ports;
    }

    private void ingress(JsonNode ingress) {
        List<JsonNode> backends = new ArrayList<>();
        backends.add(ingress.path("spec").path("defaultBackend"));
        for (JsonNode rule : ingress.path("spec").path("rules")) {
            rule.path("http").path("paths").forEach(path -> backends.add(path.path("backend")));
        }
        for (JsonNode backend : backends) {
            JsonNode service = backend.path("service");
            JsonNode port = service.path("port");
            JsonNode wanted = port.hasNonNull("number") ? port.path("number") : port.path("name");
            targets(ingress, service.path("name").asText(), wanted);
        }
    }

    private void route(JsonNode route) {
        List<JsonNode> services = new ArrayList<>();
        services.add(route.path("spec").path("to"));
        route.path("spec").path("alternateBackends").forEach(services::add);
        JsonNode wanted = route.path("spec").path("port").path("targetPort");
        for (JsonNode service : services) {
            targets(route, service.path("name").asText(), wanted);
        }
    }

    /** netpol-analyzer takes a port by its name, its number or its target; all of them where none is wanted. */
    private void targets(JsonNode beside, String service, JsonNode wanted) {
        for (JsonNode servicePort : servicePorts(beside, service)) {
            boolean meant = wanted.isMissingNode()
                    || servicePort.path("name").equals(wanted)
                    || servicePort.path("port").equals(wanted)
                    || targetPort(servicePort).equals(wanted);
            if (meant) {
                target(beside, service, servicePort);
            }
        }
    }

    private static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText("default");
    }

    private List<JsonNode> services(JsonNode beside, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode object : objects) {
            if (object.path("kind").asText().equals("Service")
                    && object.path("metadata").path("name").asText().equals(name)
                    && namespace(object).equals(namespace(beside))) {
                found.add(object);
            }
        }
        return found;
    }

    private List<JsonNode> servicePorts(JsonNode beside, String name) {
        List<JsonNode> found = new ArrayList<>();
        services(beside, name)
                .forEach(service -> service.path("spec").path("ports").forEach(found::add));
        return found;
    }

    private static JsonNode targetPort(JsonNode servicePort) {
        return servicePort.hasNonNull("targetPort") ? servicePort.path("targetPort") : servicePort.path("port");
    }

    private void target(JsonNode beside, String serviceName, JsonNode servicePort) {
        for (JsonNode service : services(beside, serviceName)) {
            JsonNode selector = service.path("spec").path("selector");
            for (NaivePod pod : pods) {
                if (!selector.isEmpty()
                        && pod.namespace().equals(namespace(service))
                        && selects(selector, pod.labels())) {
                    add(pod, targetPort(servicePort));
                }
            }
        }
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        for (Map.Entry<String, JsonNode> label : selector.properties()) {
            if (!label.getValue().asText().equals(labels.get(label.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private void add(NaivePod pod, JsonNode targetPort) {
        for (JsonNode container : pod.spec().path("containers")) {
            for (JsonNode port : container.path("ports")) {
                boolean named = port.path("name").equals(targetPort);
                boolean numbered = port.path("containerPort").equals(targetPort);
                if ((named || numbered) && port.path("protocol").asText("TCP").equals("TCP")) {
                    ports.computeIfAbsent(pod.workload(), unused -> new BitSet())
                            .set(port.path("containerPort").asInt());
                }
            }
        }
    }
}
