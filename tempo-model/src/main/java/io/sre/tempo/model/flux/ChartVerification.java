package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How the signature of a chart in an OCI registry is checked. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ChartVerificationBuilder.class)
@JsonPropertyOrder({"provider", "secretRef"})
public interface ChartVerification extends FluxValue {

    /** {@return the tool that checks; absent for cosign, which the API server fills in} */
    Optional<VerificationProvider> provider();

    /** {@return the Secret with the public keys or the trust policy; absent for keyless cosign} */
    Optional<LocalRef> secretRef();

    /** {@return a new builder} */
    static ChartVerificationBuilder builder() {
        return new ChartVerificationBuilder();
    }
}
