package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What is done with the layer of an OCI artifact. */
public final class LayerOperation extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code extract}: it is unpacked; the default. */
    public static final LayerOperation EXTRACT = new LayerOperation("extract");

    /** {@code copy}: it is kept as it is, which a Helm chart wants. */
    public static final LayerOperation COPY = new LayerOperation("copy");

    private static final List<LayerOperation> KNOWN = List.of(EXTRACT, COPY);

    private LayerOperation(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LayerOperation of(String text) {
        return find(KNOWN, text).orElseGet(() -> new LayerOperation(text));
    }

    @Override
    public List<LayerOperation> known() {
        return KNOWN;
    }
}
