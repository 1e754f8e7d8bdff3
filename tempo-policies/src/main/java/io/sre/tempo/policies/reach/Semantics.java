package io.sre.tempo.policies.reach;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;

/**
 * What to do where Kubernetes leaves a choice. The defaults follow its documentation; where that is silent, most network
 * plugins.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>
 */
public final class Semantics {

    private static final Semantics DEFAULTS =
            new Semantics(true, true, true, true, true, true, false, true, false, false, List.of("0.0.0.0/0"));

    private final boolean ipBlockSelectsPods;
    private final boolean networksSelectPods;
    private final boolean selfTrafficAllowed;
    private final boolean hostNetworkPodsAreNodes;
    private final boolean ownNodeTrafficAllowed;
    private final boolean namespaceNameLabel;
    private final boolean equalPrioritiesRefused;
    private final boolean finishedPodsIgnored;
    private final boolean undeclaredPortNamesMatchNothing;
    private final boolean domainNamesMatchNothing;
    private final List<String> podCidrs;

    /** The ranges of IPv4 and of IPv6. */
    private final List<List<IpRange>> podRanges;

    private Semantics(
            boolean ipBlockSelectsPods,
            boolean networksSelectPods,
            boolean selfTrafficAllowed,
            boolean hostNetworkPodsAreNodes,
            boolean ownNodeTrafficAllowed,
            boolean namespaceNameLabel,
            boolean equalPrioritiesRefused,
            boolean finishedPodsIgnored,
            boolean undeclaredPortNamesMatchNothing,
            boolean domainNamesMatchNothing,
            List<String> podCidrs) {
        this.ipBlockSelectsPods = ipBlockSelectsPods;
        this.networksSelectPods = networksSelectPods;
        this.selfTrafficAllowed = selfTrafficAllowed;
        this.hostNetworkPodsAreNodes = hostNetworkPodsAreNodes;
        this.ownNodeTrafficAllowed = ownNodeTrafficAllowed;
        this.namespaceNameLabel = namespaceNameLabel;
        this.equalPrioritiesRefused = equalPrioritiesRefused;
        this.finishedPodsIgnored = finishedPodsIgnored;
        this.undeclaredPortNamesMatchNothing = undeclaredPortNamesMatchNothing;
        this.domainNamesMatchNothing = domainNamesMatchNothing;
        this.podCidrs = podCidrs;
        this.podRanges = List.of(ranges(podCidrs, false), ranges(podCidrs, true));
    }

    private static List<IpRange> ranges(List<String> blocks, boolean v6) {
        return blocks.stream()
                .map(text -> Cidr.parse(text).orElseThrow())
                .filter(block -> block.isV6() == v6)
                .map(IpRange::of)
                .toList();
    }

    /** {@return the documented defaults, as each option tells} */
    public static Semantics defaults() {
        return DEFAULTS;
    }

    /** {@return whether an {@code ipBlock} of a NetworkPolicy also matches pods by their addresses; default true} */
    public boolean ipBlockSelectsPods() {
        return ipBlockSelectsPods;
    }

    /** {@return whether {@code networks} of the cluster-wide kinds also match pods by their addresses; default true} */
    public boolean networksSelectPods() {
        return networksSelectPods;
    }

    /** {@return whether a pod always reaches itself; default true. If not, its policies are asked} */
    public boolean selfTrafficAllowed() {
        return selfTrafficAllowed;
    }

    /**
     * {@return whether pods with {@code hostNetwork} are no pods to policies but addresses of nodes; default true. For the
     * cluster-wide kinds their API demands it; other tools take such pods for pods}
     */
    public boolean hostNetworkPodsAreNodes() {
        return hostNetworkPodsAreNodes;
    }

    /**
     * {@return whether no NetworkPolicy stops traffic between a pod and its own node; default true. Where the manifests do not
     * tell whether it is the own node, the outcome is unknown where it matters}
     */
    public boolean ownNodeTrafficAllowed() {
        return ownNodeTrafficAllowed;
    }

    /** {@return whether every namespace has {@code kubernetes.io/metadata.name}; default true} */
    public boolean namespaceNameLabel() {
        return namespaceNameLabel;
    }

    /**
     * {@return whether two objects of a tier with equal priorities are refused; default false: where their order matters,
     * the outcome is unknown}
     */
    public boolean equalPrioritiesRefused() {
        return equalPrioritiesRefused;
    }

    /** {@return whether pods of phase Succeeded or Failed are left out; default true} */
    public boolean finishedPodsIgnored() {
        return finishedPodsIgnored;
    }

    /**
     * {@return whether a named port that no pod declares matches nothing; default false: it may match, so the outcome is
     * unknown where it matters}
     */
    public boolean undeclaredPortNamesMatchNothing() {
        return undeclaredPortNamesMatchNothing;
    }

    /**
     * {@return whether {@code domainNames} match no address; default false: they may mean any address outside, so the outcome
     * is unknown where it matters}
     */
    public boolean domainNamesMatchNothing() {
        return domainNamesMatchNothing;
    }

    /**
     * {@return the blocks from which pods get their addresses, for those pods whose address the manifests do not say;
     * default {@code 0.0.0.0/0}: some IPv4 address}
     */
    public List<String> podCidrs() {
        return podCidrs;
    }

    /** {@return the ranges of a family from which pods get their addresses} */
    List<IpRange> podRanges(boolean v6) {
        return podRanges.get(v6 ? 1 : 0);
    }

    /**
     * {@return these options with another {@link #ipBlockSelectsPods()}}
     *
     * @param ipBlockSelectsPods the new value
     */
    public Semantics ipBlockSelectsPods(boolean ipBlockSelectsPods) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #networksSelectPods()}}
     *
     * @param networksSelectPods the new value
     */
    public Semantics networksSelectPods(boolean networksSelectPods) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #selfTrafficAllowed()}}
     *
     * @param selfTrafficAllowed the new value
     */
    public Semantics selfTrafficAllowed(boolean selfTrafficAllowed) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #hostNetworkPodsAreNodes()}}
     *
     * @param hostNetworkPodsAreNodes the new value
     */
    public Semantics hostNetworkPodsAreNodes(boolean hostNetworkPodsAreNodes) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #ownNodeTrafficAllowed()}}
     *
     * @param ownNodeTrafficAllowed the new value
     */
    public Semantics ownNodeTrafficAllowed(boolean ownNodeTrafficAllowed) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #namespaceNameLabel()}}
     *
     * @param namespaceNameLabel the new value
     */
    public Semantics namespaceNameLabel(boolean namespaceNameLabel) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #equalPrioritiesRefused()}}
     *
     * @param equalPrioritiesRefused the new value
     */
    public Semantics equalPrioritiesRefused(boolean equalPrioritiesRefused) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #finishedPodsIgnored()}}
     *
     * @param finishedPodsIgnored the new value
     */
    public Semantics finishedPodsIgnored(boolean finishedPodsIgnored) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #undeclaredPortNamesMatchNothing()}}
     *
     * @param undeclaredPortNamesMatchNothing the new value
     */
    public Semantics undeclaredPortNamesMatchNothing(boolean undeclaredPortNamesMatchNothing) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with another {@link #domainNamesMatchNothing()}}
     *
     * @param domainNamesMatchNothing the new value
     */
    public Semantics domainNamesMatchNothing(boolean domainNamesMatchNothing) {
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                podCidrs);
    }

    /**
     * {@return these options with other {@link #podCidrs()}}
     *
     * @param blocks IPv4 and IPv6 blocks in strict form: {@code 10.244.0.0/16}
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException if there is none, or one is no block
     */
    public Semantics podCidrs(String... blocks) {
        Problems problems = Problems.none();
        if (blocks.length == 0) {
            problems.add("podCidrs", null, "must name at least one block", "name the blocks of the cluster's pods");
        }
        for (int index = 0; index < blocks.length; index++) {
            problems.check("podCidrs[%d]".formatted(index), blocks[index], Syntax.CIDR);
        }
        problems.orThrow("set of semantics");
        return new Semantics(
                ipBlockSelectsPods,
                networksSelectPods,
                selfTrafficAllowed,
                hostNetworkPodsAreNodes,
                ownNodeTrafficAllowed,
                namespaceNameLabel,
                equalPrioritiesRefused,
                finishedPodsIgnored,
                undeclaredPortNamesMatchNothing,
                domainNamesMatchNothing,
                List.of(blocks));
    }
}
