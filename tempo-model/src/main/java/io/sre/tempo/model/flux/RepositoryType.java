package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a {@link HelmRepository} is. */
public final class RepositoryType extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code default}: an HTTP server with an index; what Flux takes by default. */
    public static final RepositoryType DEFAULT = new RepositoryType("default");

    /** {@code oci}: an OCI registry; its url begins with {@code oci://}. */
    public static final RepositoryType OCI = new RepositoryType("oci");

    private static final List<RepositoryType> KNOWN = List.of(DEFAULT, OCI);

    private RepositoryType(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RepositoryType of(String text) {
        return find(KNOWN, text).orElseGet(() -> new RepositoryType(text));
    }

    @Override
    public List<RepositoryType> known() {
        return KNOWN;
    }
}
