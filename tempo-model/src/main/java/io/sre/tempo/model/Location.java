package io.sre.tempo.model;

import java.util.Arrays;
import java.util.List;

/**
 * Where the other end of a connection is, as a NetworkPolicy sees it: behind a Service the policy sees the pod and
 * <em>its</em> port, and outside of the cluster it sees addresses, never names.
 */
public sealed interface Location {

    /**
     * Inside the cluster.
     *
     * @param pods the pods behind the Service
     * @param targetPort the port these pods listen on, which may differ from the Service's port
     */
    record InCluster(Pods pods, int targetPort) implements Location {}

    /**
     * Outside of the cluster.
     *
     * @param cidrs the blocks its addresses are in; empty for every public address
     */
    record Outside(List<String> cidrs) implements Location {

        /** Copies the blocks, in the order given. */
        public Outside {
            cidrs = Copies.list("cidrs", cidrs);
        }
    }

    /**
     * {@return pods of this cluster}
     *
     * @param pods the pods behind the Service
     * @param targetPort the port these pods listen on
     */
    static Location inCluster(Pods pods, int targetPort) {
        return new InCluster(pods, targetPort);
    }

    /**
     * {@return a place outside of the cluster}
     *
     * @param cidrs the blocks its addresses are in, such as {@code 52.216.0.0/15}; none for every public address, which
     *     leaves out private, shared and link-local ranges: give the blocks of anything on a private network
     */
    static Location outside(String... cidrs) {
        return new Outside(Arrays.asList(cidrs));
    }
}
