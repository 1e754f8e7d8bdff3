package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What happens to objects that somebody changed in the cluster. */
public final class DriftDetectionMode extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code enabled}: they are set back. */
    public static final DriftDetectionMode ENABLED = new DriftDetectionMode("enabled");

    /** {@code warn}: an event tells of them. */
    public static final DriftDetectionMode WARN = new DriftDetectionMode("warn");

    /** {@code disabled}: nothing; what Flux does by default. */
    public static final DriftDetectionMode DISABLED = new DriftDetectionMode("disabled");

    private static final List<DriftDetectionMode> KNOWN = List.of(ENABLED, WARN, DISABLED);

    private DriftDetectionMode(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DriftDetectionMode of(String text) {
        return find(KNOWN, text).orElseGet(() -> new DriftDetectionMode(text));
    }

    @Override
    public List<DriftDetectionMode> known() {
        return KNOWN;
    }
}
