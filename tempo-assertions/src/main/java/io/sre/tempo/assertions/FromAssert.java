package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.assertj.core.annotation.CheckReturnValue;

/**
 * Assertions about connections from somebody. Those about all that is reached look at each pod of the cluster, each address
 * outside, and those who {@linkplain ReachabilityAssert#withoutStandIns() stand in} for pods that are not there.
 */
public final class FromAssert {

    private final Asserting asserting;
    private final Selection from;

    FromAssert(Asserting asserting, Selection from) {
        this.asserting = asserting;
        this.from = from;
    }

    /**
     * {@return assertions about connections to a pod, or to each pod of a workload}
     *
     * @param namespacedName {@code namespace/name}
     * @throws IllegalArgumentException if it is not written so; of soft assertions it is a failure of the assertion
     */
    @CheckReturnValue
    public BetweenAssert to(String namespacedName) {
        return to(asserting.isSoft() ? Selection.podOrTrouble(namespacedName) : Selection.pod(namespacedName));
    }

    /**
     * {@return assertions about connections to each of these}
     *
     * @param destinations who is connected to
     */
    @CheckReturnValue
    public BetweenAssert to(Selection destinations) {
        return new BetweenAssert(asserting, from, requireNonNull(destinations, "destinations"));
    }

    /**
     * Verifies that each of these is reached, on each of its ports, and nothing else: no other pod, no address outside, no
     * other port. A Service stands for the pods behind it and the ports that its own lead to.
     *
     * @param targets all that is reached, at least one
     * @return this
     * @throws IllegalArgumentException if there is no target; say {@link #reachesNothing()}
     */
    public FromAssert reachesOnly(Target... targets) {
        asserting.check(ReachClaim.only(from, required(targets), asserting.options()));
        return this;
    }

    /**
     * Verifies that nothing but these is reached: no other pod, no address outside, no other port. Whether these are, it
     * does not say.
     *
     * @param targets all that may be reached, at least one
     * @return this
     * @throws IllegalArgumentException if there is no target; say {@link #reachesNothing()}
     */
    public FromAssert reachesAtMost(Target... targets) {
        asserting.check(ReachClaim.atMost(from, required(targets), asserting.options()));
        return this;
    }

    /**
     * Verifies that no pod and no address outside is reached on any port.
     *
     * @return this
     */
    public FromAssert reachesNothing() {
        asserting.check(ReachClaim.only(from, List.of(), asserting.options()));
        return this;
    }

    /**
     * Gives the next assertions a description, which failures begin with.
     *
     * @param description a format as for {@link String#format(String, Object...)}
     * @param arguments what it refers to
     * @return this
     */
    @CheckReturnValue
    public FromAssert as(String description, Object... arguments) {
        asserting.describe(description, arguments);
        return this;
    }

    private static List<Target> required(Target... targets) {
        if (targets.length == 0) {
            throw new IllegalArgumentException("name what is reached, or say reachesNothing()");
        }
        for (int index = 0; index < targets.length; index++) {
            requireNonNull(targets[index], "targets[%d]".formatted(index));
        }
        return List.of(targets);
    }
}
