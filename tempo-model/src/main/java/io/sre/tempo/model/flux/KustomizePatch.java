package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A strategic merge patch or a JSON patch. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = KustomizePatchBuilder.class)
@JsonPropertyOrder({"patch", "target"})
public interface KustomizePatch extends FluxValue {

    /** {@return the patch itself, as YAML or JSON text; mandatory} */
    @Value.Default
    default String patch() {
        return "";
    }

    /** {@return the objects to patch; absent where a strategic merge patch names them itself} */
    Optional<ObjectSelector> target();

    /** {@return a new builder} */
    static KustomizePatchBuilder builder() {
        return new KustomizePatchBuilder();
    }
}
