package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Assertions about connections to somebody on ports, whoever connects: each pod of the cluster, each address outside, and
 * those who {@linkplain ReachabilityAssert#withoutStandIns() stand in} for pods that are not there.
 */
public final class IntoPortsAssert {

    private final IntoAssert into;
    private final Ports ports;

    IntoPortsAssert(IntoAssert into, Ports ports) {
        this.into = into;
        this.ports = ports;
    }

    /**
     * Verifies that each of these may connect, and nobody else: no other pod and no other address.
     *
     * @param sources all who may connect, at least one
     * @return assertions about other ports
     * @throws IllegalArgumentException if there are no sources; say {@link #isDenied()}
     */
    public IntoAssert isAllowedOnlyFrom(Selection... sources) {
        return check(IntoClaim.only(into.to(), ports, required(sources), options()));
    }

    /**
     * Verifies that nobody but these may connect. Whether these may, it does not say.
     *
     * @param sources all who are not asked about, at least one
     * @return assertions about other ports
     * @throws IllegalArgumentException if there are no sources; say {@link #isDenied()}
     */
    public IntoAssert isDeniedExceptFrom(Selection... sources) {
        return check(IntoClaim.atMost(into.to(), ports, required(sources), options()));
    }

    /**
     * Verifies that nobody may connect: no other pod of the cluster and no address outside.
     *
     * @return assertions about other ports
     */
    public IntoAssert isDenied() {
        return check(IntoClaim.only(into.to(), ports, List.of(), options()));
    }

    private Options options() {
        return into.asserting().options();
    }

    private IntoAssert check(IntoClaim claim) {
        into.asserting().check(claim);
        return into;
    }

    private static List<Selection> required(Selection... sources) {
        if (sources.length == 0) {
            throw new IllegalArgumentException("name who may connect, or say isDenied()");
        }
        for (int index = 0; index < sources.length; index++) {
            requireNonNull(sources[index], "sources[%d]".formatted(index));
        }
        return List.of(sources);
    }
}
