package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AssertionErrorCollector;
import org.jspecify.annotations.Nullable;

/** Assertions about a cluster. */
public final class ReachabilityAssert {

    private final Asserting asserting;

    private ReachabilityAssert(Asserting asserting) {
        this.asserting = asserting;
    }

    static ReachabilityAssert of(Reachability actual, @Nullable AssertionErrorCollector collector) {
        return new ReachabilityAssert(new Asserting(actual, Options.DEFAULTS, Verification.by(collector)));
    }

    /**
     * Gives the next assertions a description, which failures begin with.
     *
     * @param description a format as for {@link String#format(String, Object...)}
     * @param arguments what it refers to
     * @return this
     */
    @CheckReturnValue
    public ReachabilityAssert as(String description, Object... arguments) {
        asserting.describe(description, arguments);
        return this;
    }

    /**
     * {@return the same about this cluster under other semantics}
     *
     * @param semantics what to do where Kubernetes leaves a choice
     */
    @CheckReturnValue
    public ReachabilityAssert with(Semantics semantics) {
        requireNonNull(semantics, "semantics");
        return copy(CompiledClusters.get(asserting.reachability().cluster(), semantics), asserting.options());
    }

    /** {@return the same, but what the manifests do not tell fails no assertion} */
    @CheckReturnValue
    public ReachabilityAssert acceptingUnknown() {
        return copy(
                asserting.reachability(), new Options(true, asserting.options().hasStandIns()));
    }

    /**
     * {@return the same, but nobody counts who is not in the cluster}
     *
     * <p>Otherwise, assertions that say <i>only</i>, <i>at most</i>, <i>except</i>, <i>exactly</i>, <i>nothing</i> or
     * <i>nobody</i> look at pods besides that are made up: one for each peer of a rule that no pod of the cluster fits, one
     * without labels in each namespace, and one without labels in a namespace of its own; for rules about the pods in question
     * also one in a namespace that is not there yet, one for each other value that a selector takes, and one like the pod in
     * question if that alone fits. So a policy that is open to pods
     * that have not come yet is found open, though not in every way it can be. A selection never finds such a pod, but if it
     * fits a selection it counts as meant by it. Failures say for whom each stands in.
     */
    @CheckReturnValue
    public ReachabilityAssert withoutStandIns() {
        return copy(asserting.reachability(), new Options(asserting.options().acceptsUnknown(), false));
    }

    /**
     * {@return assertions about connections from a pod, or from each pod of a workload}
     *
     * @param namespacedName {@code namespace/name}
     * @throws IllegalArgumentException if it is not written so; of soft assertions it is a failure of the assertion
     */
    @CheckReturnValue
    public FromAssert from(String namespacedName) {
        return from(pod(namespacedName));
    }

    /**
     * {@return assertions about connections from each of these}
     *
     * @param sources who connects
     */
    @CheckReturnValue
    public FromAssert from(Selection sources) {
        return new FromAssert(asserting, requireNonNull(sources, "sources"));
    }

    /**
     * {@return assertions about connections to a pod, or to each pod of a workload, whoever connects}
     *
     * @param namespacedName {@code namespace/name}
     * @throws IllegalArgumentException if it is not written so; of soft assertions it is a failure of the assertion
     */
    @CheckReturnValue
    public IntoAssert into(String namespacedName) {
        return into(pod(namespacedName));
    }

    /**
     * {@return assertions about connections to each of these, whoever connects}
     *
     * @param destinations who is connected to
     */
    @CheckReturnValue
    public IntoAssert into(Selection destinations) {
        return new IntoAssert(asserting, requireNonNull(destinations, "destinations"));
    }

    /**
     * Verifies that every flow is allowed: from each pod that it means to each pod that it means, on each port.
     *
     * <p>A test of policies seldom has the pods of everybody at hand. Where the cluster has no pod at all in the namespaces
     * that a peer means, a pod with the labels of the peer is made up and stands in; failures name it. Where there are pods,
     * but none with the labels, the assertion fails: one of the two is misspelt. A peer that is a block of addresses means
     * every address of it.
     *
     * @param flows what is needed
     * @return this
     */
    public ReachabilityAssert permits(Flows flows) {
        asserting.check(new FlowsClaim(requireNonNull(flows, "flows"), false, asserting.options()));
        return this;
    }

    /**
     * Verifies that every flow is allowed, as {@link #permits(Flows)} does, and that nothing else reaches or leaves the pods
     * of {@link Flows#tempo()}: no pod and no address, on no port.
     *
     * @param flows what is needed
     * @return this
     */
    public ReachabilityAssert permitsExactly(Flows flows) {
        asserting.check(new FlowsClaim(requireNonNull(flows, "flows"), true, asserting.options()));
        return this;
    }

    private Selection pod(String namespacedName) {
        return asserting.isSoft() ? Selection.podOrTrouble(namespacedName) : Selection.pod(namespacedName);
    }

    private ReachabilityAssert copy(Reachability reachability, Options options) {
        return new ReachabilityAssert(new Asserting(reachability, options, asserting.verification()));
    }
}
