package io.sre.tempo.bundle.view;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.PolicyRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network policies of a set and its namespaces, as the engine reads them: once, for all rules. */
public final class Policies {

    private static final String NETWORK_POLICY = "NetworkPolicy";
    private static final Set<String> CLUSTER_WIDE =
            Set.of("ClusterNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy");

    /** Policies of other APIs, which add to these and are not read. */
    private static final Set<String> OTHER_APIS =
            Set.of("CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "GlobalNetworkPolicy");

    private final Cluster cluster;
    private final List<Problem> problems;
    private final Map<PolicyRef, Manifest> written = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();
    private final boolean otherApis;

    private Policies(Platform platform, Cluster cluster, List<Problem> problems) {
        this.cluster = cluster;
        this.problems = List.copyOf(problems);
        boolean others = false;
        for (Manifest manifest : platform.resources()) {
            String kind = manifest.kind();
            if (kind.equals(NETWORK_POLICY)) {
                platform.namespace(manifest)
                        .ifPresent(namespace ->
                                written.put(new PolicyRef(kind, namespace, manifest.name()), manifest));
                others |= manifest.apiVersion().startsWith("crd.projectcalico.org");
            } else if (CLUSTER_WIDE.contains(kind)) {
                written.put(new PolicyRef(kind, "", manifest.name()), manifest);
            } else if (kind.equals("Namespace")) {
                namespaces.add(manifest.name());
            }
            others |= OTHER_APIS.contains(kind);
        }
        this.otherApis = others;
    }

    static Policies of(Platform platform) {
        try {
            Cluster cluster = Cluster.loader()
                    .dropUnknownFields()
                    .leaveOutMalformed()
                    .inNamespaces(platform::namespace)
                    .of(platform.manifests()
                            .withoutUnreadable()
                            .only(manifest -> isRead(manifest.kind()) && platform.isResource(manifest)));
            return new Policies(platform, cluster, cluster.problems());
        } catch (InvalidDescriptionException unusable) {
            return new Policies(platform, Cluster.empty(), unusable.problems());
        }
    }

    private static boolean isRead(String kind) {
        return kind.equals(NETWORK_POLICY) || kind.equals("Namespace") || CLUSTER_WIDE.contains(kind);
    }

    /** {@return what the API server would refuse or drop of them; each path begins with file and line} */
    public List<Problem> problems() {
        return problems;
    }

    /** The namespaces, and the policies that have a say in one of them. */
    Cluster cluster(String namespace) {
        return cluster.withPolicies(policy -> isOf(namespace, policy));
    }

    /** The manifests of those policies. */
    Map<PolicyRef, Manifest> written(String namespace) {
        Map<PolicyRef, Manifest> own = new HashMap<>();
        written.forEach((policy, manifest) -> {
            if (isOf(namespace, policy)) {
                own.put(policy, manifest);
            }
        });
        return own;
    }

    private boolean isOf(String namespace, PolicyRef policy) {
        return policy.kind().equals(NETWORK_POLICY)
                ? policy.namespace().equals(namespace) && written.containsKey(policy)
                : CLUSTER_WIDE.contains(policy.kind());
    }

    /** Whether the labels of a namespace are known. */
    boolean knows(String namespace) {
        return namespaces.contains(namespace);
    }

    /** Whether there are policies of other APIs in the set, which may let through what these do not. */
    boolean hasOtherApis() {
        return otherApis;
    }
}
