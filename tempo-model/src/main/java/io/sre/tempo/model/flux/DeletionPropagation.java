package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What becomes of the dependents of the objects that an uninstall deletes. */
public final class DeletionPropagation extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code background}: they are deleted after their owner; the default. */
    public static final DeletionPropagation BACKGROUND = new DeletionPropagation("background");

    /** {@code foreground}: they are deleted before their owner. */
    public static final DeletionPropagation FOREGROUND = new DeletionPropagation("foreground");

    /** {@code orphan}: they stay. */
    public static final DeletionPropagation ORPHAN = new DeletionPropagation("orphan");

    private static final List<DeletionPropagation> KNOWN = List.of(BACKGROUND, FOREGROUND, ORPHAN);

    private DeletionPropagation(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DeletionPropagation of(String text) {
        return find(KNOWN, text).orElseGet(() -> new DeletionPropagation(text));
    }

    @Override
    public List<DeletionPropagation> known() {
        return KNOWN;
    }
}
