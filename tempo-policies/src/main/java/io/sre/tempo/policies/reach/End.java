package io.sre.tempo.policies.reach;

import org.jspecify.annotations.Nullable;

/**
 * One end of a single connection: a pod or an address outside.
 *
 * @param v4 the class of the pod's IPv4 address
 * @param v6 the class of the pod's IPv6 address
 * @param address the address, if this is no pod
 */
record End(
        @Nullable ClusterPod pod, int v4, int v6, @Nullable Ip address) {

    static End of(ClusterPod pod, int v4, int v6) {
        return new End(pod, v4, v6, null);
    }

    static End of(Ip address) {
        return new End(null, Classes.NONE, Classes.NONE, address);
    }

    int classOf(boolean isV6) {
        return isV6 ? v6 : v4;
    }

    Endpoint endpoint() {
        return pod == null ? Endpoint.address(String.valueOf(address)) : Endpoint.pod(pod.toString());
    }

    @Override
    public String toString() {
        return String.valueOf(pod == null ? address : pod);
    }
}
