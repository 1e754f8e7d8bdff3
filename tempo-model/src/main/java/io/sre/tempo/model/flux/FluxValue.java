package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A part of a Flux object: immutable, equal by value, made by the builder of its type or read by any Jackson mapper. For
 * this library's own types only.
 */
@JsonSerialize(using = FluxJson.Writer.class)
public interface FluxValue {

    /** {@return the fields that this library does not know; they are read and written as they are} */
    @Value.Default
    @JsonUnwrapped
    default UnknownFields additionalProperties() {
        return UnknownFields.none();
    }
}
