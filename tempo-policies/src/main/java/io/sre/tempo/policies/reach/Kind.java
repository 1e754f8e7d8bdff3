package io.sre.tempo.policies.reach;

import java.util.List;

/**
 * Peers that policies cannot tell apart: pods of the same classes, or addresses outside that lie in the same blocks.
 *
 * @param pods the pods; empty if these are addresses
 * @param ranges the addresses; empty if these are pods
 * @param presence in which of two clusters they are
 */
record Kind(List<ClusterPod> pods, List<IpRange> ranges, Presence presence) {

    boolean isOutside() {
        return pods.isEmpty();
    }

    /** In which of two clusters a peer is; where there is only one, in both. */
    enum Presence {
        BOTH,
        ADDED,
        REMOVED
    }
}
