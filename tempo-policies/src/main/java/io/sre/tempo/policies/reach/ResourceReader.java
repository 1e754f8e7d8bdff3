package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.syntax.Syntax;
import io.sre.tempo.policies.reach.Contents.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads resources of any kind into a cluster; those that say nothing about its network are left out. */
final class ResourceReader {

    /** Labels that controllers give to pods, as far as they can be known. Source: Kubernetes 1.37, well-known labels. */
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    private static final String POD_INDEX = "apps.kubernetes.io/pod-index";

    private static final List<String> JOB_NAMES = List.of("batch.kubernetes.io/job-name", "job-name");

    /** More pods of one StatefulSet than this differ in nothing that anybody writes policies about. */
    private static final int MOST_ORDINALS = 1000;

    /** The fields that every object has, and templates of pods. Source: Kubernetes 1.37, ObjectMeta. */
    private static final String[] METADATA = {
        "name",
        "generateName",
        "namespace",
        "labels",
        "annotations",
        "finalizers",
        "ownerReferences",
        "uid",
        "resourceVersion",
        "generation",
        "creationTimestamp",
        "deletionTimestamp",
        "deletionGracePeriodSeconds",
        "selfLink",
        "managedFields",
        "clusterName"
    };

    private final Reading reading;
    private final boolean leavesOutMalformed;
    private final Contents contents;
    private final Map<String, Field> others = new HashMap<>();

    /** The namespace that somebody gives to the resource that is being read. */
    private Optional<String> given = Optional.empty();

    ResourceReader(Reading reading, boolean leavesOutMalformed, Contents contents) {
        this.reading = reading;
        this.leavesOutMalformed = leavesOutMalformed;
        this.contents = contents;
    }

    /**
     * Adds a resource, or those of a list.
     *
     * @param namespace the one that it is put into; empty for its own
     * @param place file and line of a value with a space behind them; empty for resources made in memory
     */
    void read(JsonNode tree, Optional<String> namespace, Function<JsonPointer, String> place) {
        given = namespace;
        String kind = tree.path("kind").asText();
        String apiVersion = tree.path("apiVersion").asText("v1");
        if (kind.endsWith("List") && tree.path("items").isArray()) {
            String ofItems = kind.substring(0, kind.length() - 4);
            for (JsonNode item : tree.path("items")) {
                read(
                        item,
                        item.path("kind").asText(ofItems),
                        item.path("apiVersion").asText(apiVersion),
                        place);
            }
        } else {
            read(tree, kind, apiVersion, place);
        }
    }

    private void read(JsonNode tree, String kind, String apiVersion, Function<JsonPointer, String> place) {
        Field resource = Field.root(reading, new Named(tree, kind, place), tree);
        int before = reading.refusals();
        KnownKinds.check(resource, kind, apiVersion);
        Runnable keep = KnownKinds.isOurs(kind, apiVersion)
                ? known(resource, kind, apiVersion)
                : foreign(resource, kind, apiVersion);
        if (reading.refusals() == before || !leavesOutMalformed) {
            keep.run();
        }
    }

    void warn(Problem warning) {
        reading.warning(warning);
    }

    /** To be called when everything is read. */
    void finish() {
        contents.followOwners();
    }

    private static void nothing() {}

    /** {@return what adds it} */
    private Runnable known(Field resource, String kind, String apiVersion) {
        resource.at("metadata").only(METADATA);
        return switch (kind) {
            case "Namespace" -> namespaceItself(resource);
            case "Pod" -> pod(resource);
            case "Node" -> node(resource);
            case "Service" -> service(resource);
            case "NetworkPolicy" -> policy(resource, kind, namespace(resource));
            default ->
                AdminPolicyReader.apiVersions().containsKey(kind)
                        ? policy(resource, kind, "")
                        : workload(resource, kind, apiVersion);
        };
    }

    /** {@return what adds it: a kind that nobody here knows may have a template of pods} */
    private Runnable foreign(Field resource, String kind, String apiVersion) {
        if (kind.endsWith("NetworkPolicy") || kind.equals("AuthorizationPolicy")) {
            resource.warning(
                    KnownKinds.group(apiVersion),
                    "is not Kubernetes' own and is not evaluated",
                    "test it with the tools of its network plugin");
            return ResourceReader::nothing;
        }
        JsonNode containers =
                resource.node().path("spec").path("template").path("spec").path("containers");
        return containers.isArray() ? workload(resource, kind, apiVersion) : ResourceReader::nothing;
    }

    private Runnable namespaceItself(Field resource) {
        String name = name(resource);
        Map<String, String> labels = labels(resource);
        Field at = resource.at("metadata").at("name");
        Field before = name.isEmpty() ? null : others.putIfAbsent("Namespace " + name, at);
        if (before == null) {
            return () -> contents.namespaces.put(name, labels);
        }
        String other = before.place();
        at.warning(
                "\"" + name + "\"",
                "is declared twice, so the labels of both count, and where they differ the later ones",
                "keep one" + (other.isEmpty() ? "" : "; the other is " + other));
        return () -> {
            Map<String, String> all = new TreeMap<>(contents.namespaces.getOrDefault(name, Map.of()));
            all.putAll(labels);
            contents.namespaces.put(name, all);
        };
    }

    /** Adds a problem if there is another of this kind and name. */
    private void requireOnly(Field resource, String kind, String namespace, String name) {
        Field at = resource.at("metadata").at("name");
        Field before = name.isEmpty() ? null : others.putIfAbsent(kind + " " + namespace + "/" + name, at);
        if (before != null) {
            String other = before.place();
            at.problem(
                    "must be the only %s of this name".formatted(kind.substring(kind.indexOf('/') + 1)),
                    other.isEmpty() ? "rename one" : "rename one, or delete it; the other is " + other);
        }
    }

    private Runnable policy(Field resource, String kind, String namespace) {
        PolicyRef ref = new PolicyRef(kind, namespace, name(resource));
        Policy policy = kind.equals("NetworkPolicy")
                ? NetworkPolicyReader.read(resource, ref)
                : AdminPolicyReader.read(resource, ref);
        requireOnly(resource, kind, namespace, ref.name());
        Field metadata = resource.at("metadata");
        return () -> {
            contents.policies.put(ref, policy);
            contents.places.put(ref, metadata::place);
        };
    }

    private Runnable pod(Field resource) {
        String namespace = namespace(resource);
        String name = name(resource);
        requireOnly(resource, "Pod", namespace, name);
        PodFacts facts = PodReader.pod(resource);
        String owner = facts.controllers().isEmpty() ? "" : facts.controllers().get(0);
        ClusterPod pod = new ClusterPod(namespace, name, facts);
        return () -> contents.add(new Workload("Pod", namespace, name, owner, List.of(pod)));
    }

    /** Any kind with a template of pods, known or not. */
    private Runnable workload(Field resource, String kind, String apiVersion) {
        Field spec = resource.at("spec");
        Field template =
                kind.equals("CronJob") ? spec.at("jobTemplate").at("spec").at("template") : spec.at("template");
        Field containers = template.at("spec").at("containers");
        if (KnownKinds.isOurs(kind, apiVersion) && KnownKinds.isWorkload(kind)) {
            containers.required();
        }
        String namespace = namespace(resource);
        String name = name(resource);
        requireOnly(resource, KnownKinds.group(apiVersion) + "/" + kind, namespace, name);
        if (!containers.node().isArray()) {
            return ResourceReader::nothing;
        }
        template.at("metadata").only(METADATA);
        List<String> owners = PodReader.controllers(resource.at("metadata"), Map.of());
        List<String> controllers = new ArrayList<>(List.of(kind + "/" + name));
        controllers.addAll(owners);
        List<ClusterPod> pods = kind.equals("StatefulSet")
                ? ordinals(spec, namespace, name, template, controllers)
                : List.of(new ClusterPod(
                        namespace, name, PodReader.template(template, ofJob(kind, name), controllers, true)));
        return () -> contents.add(new Workload(kind, namespace, name, owners.isEmpty() ? "" : owners.get(0), pods));
    }

    private static Map<String, String> ofJob(String kind, String name) {
        return kind.equals("Job") ? Map.of(JOB_NAMES.get(0), name, JOB_NAMES.get(1), name) : Map.of();
    }

    private static List<ClusterPod> ordinals(
            Field spec, String namespace, String name, Field template, List<String> controllers) {
        long first = spec.at("ordinals").at("start").count();
        int replicas = spec.at("replicas").present() ? spec.at("replicas").count() : 1;
        if (replicas > MOST_ORDINALS) {
            spec.at("replicas")
                    .warning(
                            String.valueOf(replicas),
                            "is cut to %d pods, for more of them would only be more of the same"
                                    .formatted(MOST_ORDINALS),
                            "nothing is to be done, unless a policy selects one of the others by its number");
        }
        List<ClusterPod> pods = new ArrayList<>();
        for (long ordinal = first; ordinal < first + Math.max(1, Math.min(replicas, MOST_ORDINALS)); ordinal++) {
            String pod = name + "-" + ordinal;
            Map<String, String> labels = Map.of(POD_NAME, pod, POD_INDEX, String.valueOf(ordinal));
            pods.add(new ClusterPod(namespace, pod, PodReader.template(template, labels, controllers, false)));
        }
        return pods;
    }

    private Runnable node(Field resource) {
        Set<Ip> addresses = new LinkedHashSet<>();
        for (Field address : resource.at("status").at("addresses").items()) {
            // The others are host names.
            Ip.parse(address.at("address").text()).ifPresent(addresses::add);
        }
        String name = name(resource);
        requireOnly(resource, "Node", "", name);
        NodeFacts facts = new NodeFacts(labels(resource), List.copyOf(addresses));
        return () -> contents.nodes.put(name, facts);
    }

    private Runnable service(Field resource) {
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
        requireOnly(resource, "Service", namespace, name);
        ServiceFacts facts = new ServiceFacts(
                namespace,
                name,
                spec.at("selector").labels(),
                spec.at("type").text().equals("ExternalName"),
                headless,
                addresses.stream().flatMap(text -> Ip.parse(text).stream()).toList(),
                ports);
        return () -> contents.services.put(namespace + "/" + name, facts);
    }

    private static void servicePort(Field port, List<ServiceFacts.Port> ports) {
        int number = port.at("port").required() ? port.at("port").port() : 0;
        Field target = port.at("targetPort");
        boolean named = target.node().isTextual();
        int targetNumber = named ? 0 : target.port();
        String targetName = named ? target.portName() : "";
        Protocol protocol = ProtocolReader.read(port.at("protocol"));
        if (number > 0) {
            ports.add(new ServiceFacts.Port(
                    number, protocol, named || targetNumber > 0 ? targetNumber : number, targetName));
        }
    }

    private static Map<String, String> labels(Field resource) {
        return resource.at("metadata").at("labels").labels();
    }

    private static String name(Field resource) {
        Field name = resource.at("metadata").at("name");
        return name.required() ? name.text(Syntax.DNS_SUBDOMAIN) : "";
    }

    private String namespace(Field resource) {
        if (given.isPresent()) {
            return given.get();
        }
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
