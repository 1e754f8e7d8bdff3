package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What Helm does with the CRDs of a chart. */
public final class CrdsPolicy extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code Skip}: leaves them alone; the default of an upgrade. */
    public static final CrdsPolicy SKIP = new CrdsPolicy("Skip");

    /** {@code Create}: makes those that are missing; the default of an install. */
    public static final CrdsPolicy CREATE = new CrdsPolicy("Create");

    /** {@code CreateReplace}: makes those that are missing, replaces the others. */
    public static final CrdsPolicy CREATE_REPLACE = new CrdsPolicy("CreateReplace");

    private static final List<CrdsPolicy> KNOWN = List.of(SKIP, CREATE, CREATE_REPLACE);

    private CrdsPolicy(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CrdsPolicy of(String text) {
        return find(KNOWN, text).orElseGet(() -> new CrdsPolicy(text));
    }

    @Override
    public List<CrdsPolicy> known() {
        return KNOWN;
    }
}
