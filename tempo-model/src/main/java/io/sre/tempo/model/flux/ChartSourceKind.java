package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Where a chart of a {@link ChartTemplateSpec} comes from. */
public final class ChartSourceKind extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code HelmRepository}: a {@link HelmRepository}. */
    public static final ChartSourceKind HELM_REPOSITORY = new ChartSourceKind("HelmRepository");

    /** {@code GitRepository}: a checkout of a Git repository. */
    public static final ChartSourceKind GIT_REPOSITORY = new ChartSourceKind("GitRepository");

    /** {@code Bucket}: a bucket of an object store. */
    public static final ChartSourceKind BUCKET = new ChartSourceKind("Bucket");

    private static final List<ChartSourceKind> KNOWN = List.of(HELM_REPOSITORY, GIT_REPOSITORY, BUCKET);

    private ChartSourceKind(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ChartSourceKind of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ChartSourceKind(text));
    }

    @Override
    public List<ChartSourceKind> known() {
        return KNOWN;
    }
}
