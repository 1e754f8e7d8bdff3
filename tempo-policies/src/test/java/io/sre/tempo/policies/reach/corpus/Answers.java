package io.sre.tempo.policies.reach.corpus;

import io.sre.tempo.policies.reach.naive.NaiveOutcome;
import java.util.List;
import java.util.Map;

/**
 * What a case is checked against.
 *
 * @param <E> one end of traffic
 */
interface Answers<E> {

    /** {@return the pods of every workload, by namespace, name and kind: {@code shop/web[Deployment]}} */
    Map<String, List<E>> workloads();

    /** {@return the pod of that namespace and name, else those of the workload of that name; empty if none} */
    List<E> pods(String namespacedName);

    /** {@return an address outside} */
    E address(String ip);

    /** {@return a pod without labels in a namespace that no manifest mentions} */
    E stranger();

    /** {@return what becomes of traffic between two ends, on any port} */
    Connections between(E from, E to);

    /** {@return what one side alone says} */
    NaiveOutcome side(boolean egress, E from, E to, int port, String protocol);

    /** The connections of one pair. */
    interface Connections {

        NaiveOutcome outcome(int port, String protocol);
    }
}
