package io.sre.tempo.model;

import java.util.Map;

/**
 * Pods of the cluster, by the labels of their namespace and their own. No label at all means every pod of every
 * namespace.
 *
 * @param namespaceLabels what the namespace must be labelled with; empty for every namespace
 * @param podLabels what the pod must be labelled with; empty for every pod of those namespaces
 */
public record Pods(Map<String, String> namespaceLabels, Map<String, String> podLabels) {

    /** The label that the API server gives to every namespace, with its name. */
    public static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    /** Copies the labels, in the order of their keys. */
    public Pods {
        namespaceLabels = Copies.sorted("namespaceLabels", namespaceLabels);
        podLabels = Copies.sorted("podLabels", podLabels);
    }

    /** {@return every pod of every namespace; addresses outside of the cluster are not among them} */
    public static Pods everywhere() {
        return new Pods(Map.of(), Map.of());
    }

    /**
     * {@return every pod of a namespace}
     *
     * @param namespace the name of the namespace
     */
    public static Pods in(String namespace) {
        return inNamespacesLabelled(NAMESPACE_NAME, namespace);
    }

    /**
     * {@return every pod of the namespaces with a label: {@code istio-injection}, {@code enabled}}
     *
     * @param key the key of the namespaces' label
     * @param value its value
     */
    public static Pods inNamespacesLabelled(String key, String value) {
        return new Pods(Copies.plus(Map.of(), key, value), Map.of());
    }

    /**
     * {@return those of these pods that have one more label}
     *
     * @param key the key of the pods' label
     * @param value its value
     */
    public Pods labelled(String key, String value) {
        return new Pods(namespaceLabels, Copies.plus(podLabels, key, value));
    }

    /** {@return whether these are all pods there are} */
    public boolean isEverywhere() {
        return namespaceLabels.isEmpty() && podLabels.isEmpty();
    }

    /** {@return who this is, for people: {@code namespace monitoring}, {@code pods app=istiod of namespace istio-system}} */
    public String describe() {
        String namespace = namespaceLabels.get(NAMESPACE_NAME);
        String where;
        if (namespaceLabels.isEmpty()) {
            where = "every namespace";
        } else if (namespace != null && namespaceLabels.size() == 1) {
            where = "namespace " + namespace;
        } else {
            where = "namespaces labelled " + join(namespaceLabels);
        }
        return podLabels.isEmpty() ? where : "pods %s of %s".formatted(join(podLabels), where);
    }

    private static String join(Map<String, String> labels) {
        return String.join(
                ", ", labels.entrySet().stream().map(Object::toString).toList());
    }
}
