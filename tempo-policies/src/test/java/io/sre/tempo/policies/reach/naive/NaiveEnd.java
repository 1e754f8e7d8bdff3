package io.sre.tempo.policies.reach.naive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of traffic.
 *
 * @param pod the pod; null for an address that no pod has
 * @param addresses the addresses that the traffic may have at this end; empty for a pod without a known one
 */
public record NaiveEnd(@Nullable NaivePod pod, List<NaiveAddress> addresses) {

    /** Whether a selector could mean it as far as admin policies go (ADM-1: pods on the host network never). */
    boolean isPodOfPodNetwork() {
        return pod != null && !pod.hostNetwork();
    }

    /** {@return the address of a family, given by its bits; null if not known} */
    @Nullable
    NaiveAddress address(int bits) {
        for (NaiveAddress address : addresses) {
            if (address.bits() == bits) {
                return address;
            }
        }
        return null;
    }
}
