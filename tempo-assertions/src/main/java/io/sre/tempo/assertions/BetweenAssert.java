package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.Outcome;
import org.assertj.core.annotation.CheckReturnValue;

/** Assertions about connections between two. */
public final class BetweenAssert implements OnPorts<ConnectionAssert> {

    private final Asserting asserting;
    private final Selection from;
    private final Selection to;

    BetweenAssert(Asserting asserting, Selection from, Selection to) {
        this.asserting = asserting;
        this.from = from;
        this.to = to;
    }

    @CheckReturnValue
    @Override
    public ConnectionAssert on(Ports ports) {
        return new ConnectionAssert(this, requireNonNull(ports, "ports"));
    }

    /**
     * Gives the next assertions a description, which failures begin with.
     *
     * @param description a format as for {@link String#format(String, Object...)}
     * @param arguments what it refers to
     * @return this
     */
    @CheckReturnValue
    public BetweenAssert as(String description, Object... arguments) {
        asserting.describe(description, arguments);
        return this;
    }

    void check(Ports ports, Outcome wanted) {
        asserting.check(new PairsClaim(from, to, ports, asserting.expectation(wanted)));
    }
}
