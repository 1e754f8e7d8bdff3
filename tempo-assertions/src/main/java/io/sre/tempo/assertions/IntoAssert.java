package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import org.assertj.core.annotation.CheckReturnValue;

/** Assertions about connections to somebody, whoever connects. */
public final class IntoAssert implements OnPorts<IntoPortsAssert> {

    private final Asserting asserting;
    private final Selection to;

    IntoAssert(Asserting asserting, Selection to) {
        this.asserting = asserting;
        this.to = to;
    }

    @CheckReturnValue
    @Override
    public IntoPortsAssert on(Ports ports) {
        return new IntoPortsAssert(this, requireNonNull(ports, "ports"));
    }

    /**
     * Gives the next assertions a description, which failures begin with.
     *
     * @param description a format as for {@link String#format(String, Object...)}
     * @param arguments what it refers to
     * @return this
     */
    @CheckReturnValue
    public IntoAssert as(String description, Object... arguments) {
        asserting.describe(description, arguments);
        return this;
    }

    Asserting asserting() {
        return asserting;
    }

    Selection to() {
        return to;
    }
}
