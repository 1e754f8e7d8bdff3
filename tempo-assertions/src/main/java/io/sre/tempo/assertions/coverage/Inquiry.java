package io.sre.tempo.assertions.coverage;

import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Verdict;
import org.jspecify.annotations.Nullable;

/** Asks for verdicts on behalf of a {@link Claim} and, while coverage is recorded, remembers what decided them. */
public final class Inquiry {

    private final Reachability reachability;
    private final @Nullable Decisions decisions;

    private Inquiry(Reachability reachability, @Nullable Decisions decisions) {
        this.reachability = reachability;
        this.decisions = decisions;
    }

    static Inquiry forgetful(Reachability reachability) {
        return new Inquiry(reachability, null);
    }

    static Inquiry remembering(Reachability reachability, Decisions decisions) {
        return new Inquiry(reachability, decisions);
    }

    /** {@return who is asked; verdicts that are not asked for by way of this inquiry are not remembered} */
    public Reachability reachability() {
        return reachability;
    }

    /**
     * {@return the same inquiry at a cluster that has more in it, such as a pod that stands in for somebody}
     *
     * @param other the other cluster, with the same policies
     */
    public Inquiry at(Reachability other) {
        return new Inquiry(other, decisions);
    }

    /**
     * {@return what becomes of a connection}
     *
     * @param from who connects
     * @param to who is connected to
     * @param port the port dialled
     * @param protocol its protocol
     * @throws IllegalArgumentException as {@link Reachability#verdict(Endpoint, Endpoint, int, Protocol)} does
     */
    public Verdict verdict(Endpoint from, Endpoint to, int port, Protocol protocol) {
        return remembered(reachability.verdict(from, to, port, protocol));
    }

    /**
     * {@return what becomes of a connection}
     *
     * @param from who connects
     * @param to who is connected to
     * @param port the pod's port
     * @param protocol its protocol
     * @throws IllegalArgumentException as {@link Reachability#verdict(ClusterPod, ClusterPod, int, Protocol)} does
     */
    public Verdict verdict(ClusterPod from, ClusterPod to, int port, Protocol protocol) {
        return remembered(reachability.verdict(from, to, port, protocol));
    }

    private Verdict remembered(Verdict verdict) {
        if (decisions != null) {
            decisions.add(verdict);
        }
        return verdict;
    }
}
