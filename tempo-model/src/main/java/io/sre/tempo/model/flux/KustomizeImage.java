package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Replaces an image, or its tag or digest. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = KustomizeImageBuilder.class)
@JsonPropertyOrder({"name", "newName", "newTag", "digest"})
public interface KustomizeImage extends FluxValue {

    /** {@return the image's name without tag, as the chart has it; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return the new name} */
    Optional<String> newName();

    /** {@return the new tag} */
    Optional<String> newTag();

    /** {@return the new digest; wins over the tag} */
    Optional<String> digest();

    /** {@return a new builder} */
    static KustomizeImageBuilder builder() {
        return new KustomizeImageBuilder();
    }
}
