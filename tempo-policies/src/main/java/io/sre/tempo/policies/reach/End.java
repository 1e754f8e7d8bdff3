package io.sre.tempo.policies.reach;

import org.jspecify.annotations.Nullable;

/**
 * One end of a single connection: a pod or an address outside.
 *
 * @param place the pod's place among the classified pods
 * @param address the address, if this is no pod
 */
record End(@Nullable ClusterPod pod, int place, @Nullable Ip address) {

    static End of(ClusterPod pod, int place) {
        return new End(pod, place, null);
    }

    static End of(Ip address) {
        return new End(null, Classes.NONE, address);
    }

    Endpoint endpoint() {
        return pod == null ? Endpoint.address(String.valueOf(address)) : Endpoint.pod(pod.toString());
    }

    @Override
    public String toString() {
        return String.valueOf(pod == null ? address : pod);
    }
}
