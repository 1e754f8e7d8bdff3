package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How the signature of an OCI artifact is checked. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ArtifactVerificationBuilder.class)
@JsonPropertyOrder({"provider", "secretRef", "matchOIDCIdentity", "trustedRootSecretRef"})
public interface ArtifactVerification extends FluxValue {

    /** {@return the tool that checks; absent for cosign, which the API server fills in} */
    Optional<VerificationProvider> provider();

    /** {@return the Secret with the public keys or the trust policy; absent for keyless cosign} */
    Optional<LocalRef> secretRef();

    /** {@return who may have signed without a key; one match suffices} */
    List<OidcIdentity> matchOIDCIdentity();

    /** {@return the Secret with the trusted root of a private Sigstore; source-controller 1.9} */
    Optional<LocalRef> trustedRootSecretRef();

    /** {@return a new builder} */
    static ArtifactVerificationBuilder builder() {
        return new ArtifactVerificationBuilder();
    }
}
