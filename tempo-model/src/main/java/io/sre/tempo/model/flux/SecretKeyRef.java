package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A Secret in the same namespace, and a key of it. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = SecretKeyRefBuilder.class)
@JsonPropertyOrder({"name", "key"})
public interface SecretKeyRef extends FluxValue {

    /** {@return the Secret's name; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return the key; absent for {@code value} or {@code value.yaml}} */
    Optional<String> key();

    /** {@return a new builder} */
    static SecretKeyRefBuilder builder() {
        return new SecretKeyRefBuilder();
    }
}
