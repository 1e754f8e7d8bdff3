package io.sre.tempo.bundle.view;

import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.PolicyRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network policies of a set and its namespaces, as the engine reads them: once, for all rules. */
public final class Policies {

    private static final String NAMESPACE = "Namespace";
    private static final String NETWORK_POLICY = "NetworkPolicy";
    private static final Set<String> CLUSTER_WIDE =
            Set.of("ClusterNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy");

    /** Policies of other APIs, which add to these and are not read. */
    private static final Set<String> OTHER_APIS =
            Set.of("CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "GlobalNetworkPolicy");

    private final Platform platform;
    private final Cluster cluster;
    private final Set<String> declared = new HashSet<>();

    /** By the namespace that they are about; empty for the whole cluster. */
    private final Map<String, Map<PolicyRef, Nearest<Manifest>>> written = new HashMap<>();

    private final boolean otherApis;

    private Policies(Platform platform) {
        this.platform = platform;
        List<Manifest> read = new ArrayList<>();
        boolean others = false;
        for (Manifest manifest : platform.resources()) {
            String kind = manifest.kind();
            boolean network = kind.equals(NETWORK_POLICY);
            boolean policy = network || CLUSTER_WIDE.contains(kind);
            boolean foreign = OTHER_APIS.contains(kind) || (policy && isForeign(manifest));
            others |= foreign;
            if (kind.equals(NAMESPACE)) {
                declared.add(manifest.name());
                read.add(manifest);
            } else if (policy && !foreign) {
                remember(manifest, network);
                read.add(manifest);
            }
        }
        this.otherApis = others;
        this.cluster = load(read);
    }

    /** Plugins have kinds of the same names in groups of their own: Calico, Antrea. */
    private static boolean isForeign(Manifest manifest) {
        String apiVersion = manifest.apiVersion();
        String group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
        return group.contains(".") && !group.endsWith(".k8s.io");
    }

    private void remember(Manifest manifest, boolean network) {
        String namespace = network ? platform.namespace(manifest).orElse("") : "";
        // Where it is not known which namespace a policy gets, it is not known whom it concerns.
        if (!network || !namespace.isEmpty()) {
            written.computeIfAbsent(namespace, any -> new LinkedHashMap<>())
                    .computeIfAbsent(new PolicyRef(manifest.kind(), namespace, manifest.name()), ref -> new Nearest<>())
                    .add(platform.home(manifest), manifest);
        }
    }

    static Policies of(Platform platform) {
        return new Policies(platform);
    }

    private Cluster load(Collection<Manifest> manifests) {
        return Cluster.loader()
                .dropUnknownFields()
                .leaveOutMalformed()
                .inNamespaces(platform::namespace)
                .of(Manifests.of(manifests));
    }

    /** {@return what the API server would refuse or drop of them; each path begins with file and line} */
    public List<Problem> problems() {
        return cluster.problems();
    }

    /** The manifests of the policies that have a say about an installation: of several clusters, those of the nearest. */
    Map<PolicyRef, Manifest> about(Installation tempo) {
        Map<PolicyRef, Manifest> own = new HashMap<>();
        String folder = platform.home(tempo.manifest());
        for (String namespace : List.of("", tempo.namespace().orElse(""))) {
            written.getOrDefault(namespace, Map.of())
                    .forEach((policy, same) -> own.put(policy, same.to(folder).get(0)));
        }
        return own;
    }

    /** Some policies, with none of the namespaces. */
    Cluster cluster(Map<PolicyRef, Manifest> some) {
        boolean several = some.keySet().stream().anyMatch(this::isSeveral);
        return several ? load(some.values()) : cluster.onlyPolicies(some.keySet());
    }

    private boolean isSeveral(PolicyRef policy) {
        Nearest<Manifest> same =
                written.getOrDefault(policy.namespace(), Map.of()).get(policy);
        return same != null && same.isSeveral();
    }

    /** Whether the labels of a namespace are known. */
    boolean knows(String namespace) {
        return declared.contains(namespace);
    }

    /** The labels of a namespace, as far as they are written; none if the namespace is not in the set. */
    Map<String, String> labels(String namespace) {
        return cluster.writtenLabels(namespace);
    }

    /** Whether there are policies of other APIs in the set, which may let through what these do not. */
    boolean hasOtherApis() {
        return otherApis;
    }
}
