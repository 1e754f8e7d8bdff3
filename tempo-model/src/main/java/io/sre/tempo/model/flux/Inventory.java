package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** The objects that a release consists of. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = InventoryBuilder.class)
@JsonPropertyOrder({"entries"})
public interface Inventory extends FluxValue {

    /** {@return the objects; always written} */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    List<InventoryEntry> entries();

    /** {@return a new builder} */
    static InventoryBuilder builder() {
        return new InventoryBuilder();
    }
}
