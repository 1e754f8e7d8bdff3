package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** An object in the same namespace, by name. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = LocalRefBuilder.class)
@JsonPropertyOrder({"name"})
public interface LocalRef extends FluxValue {

    /** {@return the object's name; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /**
     * {@return a reference to the object with this name}
     *
     * @param name its name
     */
    static LocalRef of(String name) {
        return builder().name(name).build();
    }

    /** {@return a new builder} */
    static LocalRefBuilder builder() {
        return new LocalRefBuilder();
    }
}
