package io.sre.tempo.policies.reach;

import java.util.Comparator;

/**
 * The name of a policy.
 *
 * @param kind {@code NetworkPolicy}, {@code ClusterNetworkPolicy}, {@code AdminNetworkPolicy} or
 *     {@code BaselineAdminNetworkPolicy}
 * @param namespace where it is; empty for the kinds of the whole cluster
 * @param name its name
 */
public record PolicyRef(String kind, String namespace, String name) implements Comparable<PolicyRef> {

    private static final Comparator<PolicyRef> ORDER = Comparator.comparing(PolicyRef::kind)
            .thenComparing(PolicyRef::namespace)
            .thenComparing(PolicyRef::name);

    /**
     * {@return the name of a NetworkPolicy}
     *
     * @param namespace where it is
     * @param name its name
     */
    public static PolicyRef networkPolicy(String namespace, String name) {
        return new PolicyRef("NetworkPolicy", namespace, name);
    }

    /** Orders by kind, namespace, name. */
    @Override
    public int compareTo(PolicyRef other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code NetworkPolicy shop/web}, or {@code AdminNetworkPolicy deny-all}} */
    @Override
    public String toString() {
        return namespace.isEmpty() ? kind + " " + name : kind + " " + namespace + "/" + name;
    }
}
