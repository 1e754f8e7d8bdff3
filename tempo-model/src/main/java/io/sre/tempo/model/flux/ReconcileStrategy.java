package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** When a chart counts as new. */
public final class ReconcileStrategy extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code ChartVersion}: when its version changes; what Flux does by default. */
    public static final ReconcileStrategy CHART_VERSION = new ReconcileStrategy("ChartVersion");

    /** {@code Revision}: when the revision of its source changes as well. */
    public static final ReconcileStrategy REVISION = new ReconcileStrategy("Revision");

    private static final List<ReconcileStrategy> KNOWN = List.of(CHART_VERSION, REVISION);

    private ReconcileStrategy(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReconcileStrategy of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ReconcileStrategy(text));
    }

    @Override
    public List<ReconcileStrategy> known() {
        return KNOWN;
    }
}
