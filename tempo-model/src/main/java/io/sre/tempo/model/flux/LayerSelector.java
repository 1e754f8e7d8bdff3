package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Which layer of an OCI artifact, and what is done with it. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = LayerSelectorBuilder.class)
@JsonPropertyOrder({"mediaType", "operation"})
public interface LayerSelector extends FluxValue {

    /** The media type of the layer that holds a Helm chart. */
    String HELM_CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    /** {@return the layer's media type; the first layer with it is taken. See {@link #HELM_CHART}} */
    Optional<String> mediaType();

    /** {@return what is done with the layer; absent for {@link LayerOperation#EXTRACT}} */
    Optional<LayerOperation> operation();

    /** {@return the selector for a Helm chart: its layer, kept as it is} */
    static LayerSelector helmChart() {
        return builder().mediaType(HELM_CHART).operation(LayerOperation.COPY).build();
    }

    /** {@return a new builder} */
    static LayerSelectorBuilder builder() {
        return new LayerSelectorBuilder();
    }
}
