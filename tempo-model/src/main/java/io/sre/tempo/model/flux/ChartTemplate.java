package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The HelmChart object that the controller makes for a release. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ChartTemplateBuilder.class)
@JsonPropertyOrder({"metadata", "spec"})
public interface ChartTemplate extends FluxValue {

    /** {@return labels and annotations of the HelmChart object} */
    Optional<CommonMetadata> metadata();

    /** {@return which chart, and from where; mandatory} */
    @Value.Default
    default ChartTemplateSpec spec() {
        return ChartTemplateSpec.builder().build();
    }

    /** {@return a new builder} */
    static ChartTemplateBuilder builder() {
        return new ChartTemplateBuilder();
    }
}
