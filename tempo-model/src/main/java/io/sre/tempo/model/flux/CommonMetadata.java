package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import org.immutables.value.Value;

/** Labels and annotations that are put on other objects. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = CommonMetadataBuilder.class)
@JsonPropertyOrder({"labels", "annotations"})
public interface CommonMetadata extends FluxValue {

    /** {@return the labels} */
    Map<String, String> labels();

    /** {@return the annotations} */
    Map<String, String> annotations();

    /** {@return a new builder} */
    static CommonMetadataBuilder builder() {
        return new CommonMetadataBuilder();
    }
}
