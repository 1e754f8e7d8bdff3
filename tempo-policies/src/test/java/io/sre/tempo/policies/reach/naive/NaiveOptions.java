package io.sre.tempo.policies.reach.naive;

import java.util.List;

/**
 * The choices that the specification leaves.
 *
 * @param ipBlockSelectsPods IP-3: whether an ipBlock means pods, too
 * @param networksSelectPods ADM-10: whether networks mean pods, too
 * @param selfTrafficAllowed CONN-3: whether a pod always reaches itself
 * @param hostNetworkPodsAreNodes HOST-1: whether pods on the host network are traffic of their node
 * @param ownNodeTrafficAllowed NODE-1: whether a pod and its node always reach each other
 * @param namespaceNameLabel SEL-6: whether namespaces get the automatic label
 * @param finishedPodsIgnored LIFE-1: whether pods that have ended are left out
 * @param undeclaredPortNamesMatchNothing NAME-5: whether a port name that nobody declares means nothing, rather than
 *     something unknown
 * @param domainNamesMatchNothing ADM-14: whether names of domains mean no address, rather than nobody knows which
 * @param podCidrs where the address of a pod without one lies
 */
public record NaiveOptions(
        boolean ipBlockSelectsPods,
        boolean networksSelectPods,
        boolean selfTrafficAllowed,
        boolean hostNetworkPodsAreNodes,
        boolean ownNodeTrafficAllowed,
        boolean namespaceNameLabel,
        boolean finishedPodsIgnored,
        boolean undeclaredPortNamesMatchNothing,
        boolean domainNamesMatchNothing,
        List<String> podCidrs) {

    public NaiveOptions {
        podCidrs = List.copyOf(podCidrs);
    }

    /** {@return the documented defaults} */
    public static NaiveOptions defaults() {
        return new NaiveOptions(true, true, true, true, true, true, true, false, false, List.of("0.0.0.0/0"));
    }
}
