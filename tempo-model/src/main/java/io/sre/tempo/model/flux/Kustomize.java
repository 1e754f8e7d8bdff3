package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** What Kustomize changes in rendered manifests. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = KustomizeBuilder.class)
@JsonPropertyOrder({"patches", "images"})
public interface Kustomize extends FluxValue {

    /** {@return the patches, in this order} */
    List<KustomizePatch> patches();

    /** {@return the images to replace} */
    List<KustomizeImage> images();

    /** {@return a new builder} */
    static KustomizeBuilder builder() {
        return new KustomizeBuilder();
    }
}
