package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What the controller last tried to do with a release. */
public final class ReleaseAction extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code install}: an install. */
    public static final ReleaseAction INSTALL = new ReleaseAction("install");

    /** {@code upgrade}: an upgrade. */
    public static final ReleaseAction UPGRADE = new ReleaseAction("upgrade");

    private static final List<ReleaseAction> KNOWN = List.of(INSTALL, UPGRADE);

    private ReleaseAction(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReleaseAction of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ReleaseAction(text));
    }

    @Override
    public List<ReleaseAction> known() {
        return KNOWN;
    }
}
