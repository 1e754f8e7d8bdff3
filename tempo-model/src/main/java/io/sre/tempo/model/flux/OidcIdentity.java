package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** Who may have signed, as regular expressions. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = OidcIdentityBuilder.class)
@JsonPropertyOrder({"issuer", "subject"})
public interface OidcIdentity extends FluxValue {

    /** {@return the issuer of the identity; mandatory} */
    @Value.Default
    default String issuer() {
        return "";
    }

    /** {@return the identity; mandatory} */
    @Value.Default
    default String subject() {
        return "";
    }

    /** {@return a new builder} */
    static OidcIdentityBuilder builder() {
        return new OidcIdentityBuilder();
    }
}
