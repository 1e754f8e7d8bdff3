package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

/** One end of a connection. */
public sealed interface Endpoint {

    /**
     * A pod, or all pods of a workload.
     *
     * @param namespacedName {@code namespace/name}
     */
    record OfPod(String namespacedName) implements Endpoint {
        @Override
        public String toString() {
            return namespacedName;
        }
    }

    /**
     * An address.
     *
     * @param ip IPv4 or IPv6, in its usual text form
     */
    record OfAddress(String ip) implements Endpoint {
        @Override
        public String toString() {
            return ip;
        }
    }

    /**
     * The pods behind a Service.
     *
     * @param namespacedName {@code namespace/name}
     */
    record OfService(String namespacedName) implements Endpoint {
        @Override
        public String toString() {
            return "Service " + namespacedName;
        }
    }

    /**
     * {@return a pod; or all pods of a workload, by its name}
     *
     * @param namespacedName {@code namespace/name}
     */
    static Endpoint pod(String namespacedName) {
        return new OfPod(requireNonNull(namespacedName, "namespacedName"));
    }

    /**
     * {@return an address: that of a pod or Service of the cluster means this pod or Service, any other is outside}
     *
     * @param ip IPv4 or IPv6
     */
    static Endpoint address(String ip) {
        return new OfAddress(requireNonNull(ip, "ip"));
    }

    /**
     * {@return a Service; it can be connected to, but not connect}
     *
     * @param namespacedName {@code namespace/name}
     */
    static Endpoint service(String namespacedName) {
        return new OfService(requireNonNull(namespacedName, "namespacedName"));
    }
}
