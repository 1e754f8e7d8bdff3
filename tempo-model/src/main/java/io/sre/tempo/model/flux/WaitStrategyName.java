package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How Flux finds out that the objects of a release are ready. */
public final class WaitStrategyName extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code poller}: by kstatus, as its Kustomizations do; the default. */
    public static final WaitStrategyName POLLER = new WaitStrategyName("poller");

    /** {@code legacy}: as Helm 3 did. */
    public static final WaitStrategyName LEGACY = new WaitStrategyName("legacy");

    private static final List<WaitStrategyName> KNOWN = List.of(POLLER, LEGACY);

    private WaitStrategyName(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WaitStrategyName of(String text) {
        return find(KNOWN, text).orElseGet(() -> new WaitStrategyName(text));
    }

    @Override
    public List<WaitStrategyName> known() {
        return KNOWN;
    }
}
