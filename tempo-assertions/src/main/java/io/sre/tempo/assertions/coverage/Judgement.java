package io.sre.tempo.assertions.coverage;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What came of a {@link Claim}. */
public final class Judgement {

    private static final Judgement UPHELD = new Judgement(null);

    private final @Nullable Supplier<String> failure;

    private Judgement(@Nullable Supplier<String> failure) {
        this.failure = failure;
    }

    /** {@return that the claim holds} */
    public static Judgement upheld() {
        return UPHELD;
    }

    /**
     * {@return that the claim does not hold}
     *
     * @param failure says why, for people; asked only if somebody wants to read it
     */
    public static Judgement refuted(Supplier<String> failure) {
        return new Judgement(requireNonNull(failure, "failure"));
    }

    /** {@return whether the claim holds} */
    public boolean isUpheld() {
        return failure == null;
    }

    /** {@return why it does not hold; empty if it does} */
    public String failure() {
        return failure == null ? "" : failure.get();
    }
}
