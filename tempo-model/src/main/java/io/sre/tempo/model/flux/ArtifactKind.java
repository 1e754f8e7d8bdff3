package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a {@link ChartRef} points at. */
public final class ArtifactKind extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code OCIRepository}: an {@link OCIRepository}. */
    public static final ArtifactKind OCI_REPOSITORY = new ArtifactKind("OCIRepository");

    /** {@code HelmChart}: a HelmChart object that somebody else made. */
    public static final ArtifactKind HELM_CHART = new ArtifactKind("HelmChart");

    /** {@code ExternalArtifact}: an artifact of a third-party controller; behind a feature gate. */
    public static final ArtifactKind EXTERNAL_ARTIFACT = new ArtifactKind("ExternalArtifact");

    private static final List<ArtifactKind> KNOWN = List.of(OCI_REPOSITORY, HELM_CHART, EXTERNAL_ARTIFACT);

    private ArtifactKind(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArtifactKind of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ArtifactKind(text));
    }

    @Override
    public List<ArtifactKind> known() {
        return KNOWN;
    }
}
