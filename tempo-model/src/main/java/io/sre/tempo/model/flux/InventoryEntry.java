package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** An object of a release. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = InventoryEntryBuilder.class)
@JsonPropertyOrder({"id", "v"})
public interface InventoryEntry extends FluxValue {

    /** {@return namespace, name, group and kind with underscores between} */
    @Value.Default
    default String id() {
        return "";
    }

    /** {@return the API version} */
    @Value.Default
    default String v() {
        return "";
    }

    /** {@return a new builder} */
    static InventoryEntryBuilder builder() {
        return new InventoryEntryBuilder();
    }
}
