package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Which tool checks the signature of an artifact. */
public final class VerificationProvider extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code cosign}: Sigstore's cosign; what Flux takes by default. */
    public static final VerificationProvider COSIGN = new VerificationProvider("cosign");

    /** {@code notation}: the Notary project's notation. */
    public static final VerificationProvider NOTATION = new VerificationProvider("notation");

    private static final List<VerificationProvider> KNOWN = List.of(COSIGN, NOTATION);

    private VerificationProvider(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static VerificationProvider of(String text) {
        return find(KNOWN, text).orElseGet(() -> new VerificationProvider(text));
    }

    @Override
    public List<VerificationProvider> known() {
        return KNOWN;
    }
}
