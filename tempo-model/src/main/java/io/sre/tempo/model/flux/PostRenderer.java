package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Changes the manifests that a chart has rendered. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = PostRendererBuilder.class)
@JsonPropertyOrder({"kustomize"})
public interface PostRenderer extends FluxValue {

    /** {@return the changes, in Kustomize's terms} */
    Optional<Kustomize> kustomize();

    /** {@return a new builder} */
    static PostRendererBuilder builder() {
        return new PostRendererBuilder();
    }
}
