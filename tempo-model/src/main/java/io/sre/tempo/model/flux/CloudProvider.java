package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Whose workload identity logs in to a registry. */
public final class CloudProvider extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code generic}: nobody's, the Secret's content counts; the default. */
    public static final CloudProvider GENERIC = new CloudProvider("generic");

    /** {@code aws}: that of AWS. */
    public static final CloudProvider AWS = new CloudProvider("aws");

    /** {@code azure}: that of Azure. */
    public static final CloudProvider AZURE = new CloudProvider("azure");

    /** {@code gcp}: that of Google Cloud. */
    public static final CloudProvider GCP = new CloudProvider("gcp");

    private static final List<CloudProvider> KNOWN = List.of(GENERIC, AWS, AZURE, GCP);

    private CloudProvider(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CloudProvider of(String text) {
        return find(KNOWN, text).orElseGet(() -> new CloudProvider(text));
    }

    @Override
    public List<CloudProvider> known() {
        return KNOWN;
    }
}
