package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How Flux goes on after a failed install or upgrade. */
public final class ActionStrategyName extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code RemediateOnFailure}: as the remediation of the action says; the default. */
    public static final ActionStrategyName REMEDIATE_ON_FAILURE = new ActionStrategyName("RemediateOnFailure");

    /** {@code RetryOnFailure}: tries again in place, without rollback or uninstall. */
    public static final ActionStrategyName RETRY_ON_FAILURE = new ActionStrategyName("RetryOnFailure");

    private static final List<ActionStrategyName> KNOWN = List.of(REMEDIATE_ON_FAILURE, RETRY_ON_FAILURE);

    private ActionStrategyName(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ActionStrategyName of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ActionStrategyName(text));
    }

    @Override
    public List<ActionStrategyName> known() {
        return KNOWN;
    }
}
