package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.syntax.Syntax;
import io.sre.tempo.policies.reach.Contents.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads resources of any kind into a cluster; those that say nothing about its network are left out. */
final class ResourceReader {

    /** Labels that controllers give to pods, as far as they can be known. Source: Kubernetes 1.37, well-known labels. */
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    private static final String POD_INDEX = "apps.kubernetes.io/pod-index";

    private static final List<String> JOB_NAMES = List.of("batch.kubernetes.io/job-name", "job-name");

    /** More pods of one StatefulSet than this differ in nothing that anybody writes policies about. */
    private static final int MOST_ORDINALS = 1000;

    private final Reading reading;
    private final boolean leavesOutMalformed;
    private final Contents contents;
    private final Set<PolicyRef> policies = new HashSet<>();

    ResourceReader(Reading reading, boolean leavesOutMalformed, Contents contents) {
        this.reading = reading;
        this.leavesOutMalformed = leavesOutMalformed;
        this.contents = contents;
    }

    /**
     * Adds a resource, or those of a list.
     *
     * @param place file and line of a value with a space behind them; empty for resources made in memory
     */
    void read(JsonNode tree, Function<JsonPointer, String> place) {
        String kind = tree.path("kind").asText();
        if (kind.endsWith("List") && tree.path("items").isArray()) {
            for (JsonNode item : tree.path("items")) {
                read(item, item.path("kind").asText(kind.substring(0, kind.length() - 4)), place);
            }
        } else {
            read(tree, kind, place);
        }
    }

    private void read(JsonNode tree, String kind, Function<JsonPointer, String> place) {
        String apiVersion = tree.path("apiVersion").asText("v1");
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        Field resource = Field.root(reading, new Named(tree, kind, place), tree);
        switch (kind) {
            case "Namespace" -> contents.namespaces.put(name(resource), labels(resource));
            case "Pod" -> pod(resource);
            case "Node" -> node(resource);
            case "NetworkPolicy" -> {
                if (group.equals("networking.k8s.io")) {
                    policy(resource, kind, namespace(resource));
                } else {
                    foreign(resource, group);
                }
            }
            case "Service" -> {
                if (group.isEmpty()) {
                    service(resource);
                } else {
                    workload(resource, kind);
                }
            }
            default -> {
                if (AdminPolicyReader.knows(kind) && group.equals("policy.networking.k8s.io")) {
                    policy(resource, kind, "");
                } else if (kind.endsWith("NetworkPolicy") || kind.equals("AuthorizationPolicy")) {
                    foreign(resource, group);
                } else {
                    workload(resource, kind);
                }
            }
        }
    }

    private static void foreign(Field resource, String group) {
        resource.warning(
                group, "is not Kubernetes' own and is not evaluated", "test it with the tools of its network plugin");
    }

    private void policy(Field resource, String kind, String namespace) {
        int before = reading.problems().size();
        PolicyRef ref = new PolicyRef(kind, namespace, name(resource));
        Policy policy = kind.equals("NetworkPolicy")
                ? NetworkPolicyReader.read(resource, ref)
                : AdminPolicyReader.read(resource, ref);
        if (!policies.add(ref)) {
            resource.at("metadata")
                    .at("name")
                    .problem("must be the only %s of this name".formatted(kind), "rename one");
        }
        if (reading.problems().size() == before || !leavesOutMalformed) {
            contents.policies.put(ref, policy);
        }
    }

    private void pod(Field resource) {
        String namespace = namespace(resource);
        String name = name(resource);
        PodFacts facts = PodReader.pod(resource);
        String owner = facts.controllers().isEmpty() ? "" : facts.controllers().get(0);
        ClusterPod pod = new ClusterPod(namespace, name, facts);
        contents.add(new Workload("Pod", namespace, name, owner, List.of(pod)));
    }

    /** Any kind with a template of pods, known or not. */
    private void workload(Field resource, String kind) {
        Field spec = resource.at("spec");
        Field template =
                kind.equals("CronJob") ? spec.at("jobTemplate").at("spec").at("template") : spec.at("template");
        if (!template.at("spec").at("containers").node().isArray()) {
            return;
        }
        String namespace = namespace(resource);
        String name = name(resource);
        List<String> owners = PodReader.controllers(resource.at("metadata"), Map.of());
        List<String> controllers = new ArrayList<>(List.of(kind + "/" + name));
        controllers.addAll(owners);
        List<ClusterPod> pods = new ArrayList<>();
        if (kind.equals("StatefulSet")) {
            int first = spec.at("ordinals").at("start").number();
            int replicas = spec.at("replicas").present() ? spec.at("replicas").number() : 1;
            for (int ordinal = first; ordinal < first + Math.max(1, Math.min(replicas, MOST_ORDINALS)); ordinal++) {
                String pod = name + "-" + ordinal;
                Map<String, String> labels = Map.of(POD_NAME, pod, POD_INDEX, String.valueOf(ordinal));
                pods.add(new ClusterPod(namespace, pod, PodReader.template(template, labels, controllers, false)));
            }
        } else {
            Map<String, String> labels =
                    kind.equals("Job") ? Map.of(JOB_NAMES.get(0), name, JOB_NAMES.get(1), name) : Map.of();
            pods.add(new ClusterPod(namespace, name, PodReader.template(template, labels, controllers, true)));
        }
        contents.add(new Workload(kind, namespace, name, owners.isEmpty() ? "" : owners.get(0), pods));
    }

    private void node(Field resource) {
        Set<Ip> addresses = new LinkedHashSet<>();
        for (Field address : resource.at("status").at("addresses").items()) {
            // The others are host names.
            Ip.parse(address.at("address").text()).ifPresent(addresses::add);
        }
        contents.nodes.put(name(resource), new NodeFacts(labels(resource), List.copyOf(addresses)));
    }

    private void service(Field resource) {
        Field spec = resource.at("spec");
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(spec.at("clusterIP").text());
        addresses.addAll(spec.at("clusterIPs").texts());
        boolean headless = addresses.contains("None");
        List<ServiceFacts.Port> ports = new ArrayList<>();
        for (Field port : spec.at("ports").items()) {
            servicePort(port, ports);
        }
        String namespace = namespace(resource);
        String name = name(resource);
        contents.services.put(
                namespace + "/" + name,
                new ServiceFacts(
                        namespace,
                        name,
                        spec.at("selector").labels(),
                        spec.at("type").text().equals("ExternalName"),
                        headless,
                        addresses.stream()
                                .flatMap(text -> Ip.parse(text).stream())
                                .toList(),
                        ports));
    }

    private static void servicePort(Field port, List<ServiceFacts.Port> ports) {
        int number = port.at("port").required() ? port.at("port").port() : 0;
        Field target = port.at("targetPort");
        boolean named = target.node().isTextual();
        int targetNumber = named ? 0 : target.port();
        if (number > 0) {
            ports.add(new ServiceFacts.Port(
                    number,
                    ProtocolReader.read(port.at("protocol")),
                    named || targetNumber > 0 ? targetNumber : number,
                    named ? target.text() : ""));
        }
    }

    private static Map<String, String> labels(Field resource) {
        return resource.at("metadata").at("labels").labels();
    }

    private static String name(Field resource) {
        Field name = resource.at("metadata").at("name");
        return name.required() ? name.text(Syntax.DNS_SUBDOMAIN) : "";
    }

    private static String namespace(Field resource) {
        Field namespace = resource.at("metadata").at("namespace");
        String name = namespace.text(Syntax.DNS_LABEL);
        if (!name.isEmpty()) {
            return name;
        }
        if (!namespace.present()) {
            namespace.warning(
                    "nothing",
                    "is taken to be default",
                    "write the namespace, for whoever applies this may be elsewhere");
        }
        return "default";
    }

    /** Kind and name, for messages. */
    private record Named(JsonNode tree, String kind, Function<JsonPointer, String> places) implements Origin {

        @Override
        public String resource() {
            JsonNode metadata = tree.path("metadata");
            String namespace = metadata.path("namespace").asText();
            return "%s %s%s"
                    .formatted(
                            kind,
                            namespace.isEmpty() ? "" : namespace + "/",
                            metadata.path("name").asText())
                    .strip();
        }

        @Override
        public String place(JsonPointer value) {
            return places.apply(value);
        }
    }
}
