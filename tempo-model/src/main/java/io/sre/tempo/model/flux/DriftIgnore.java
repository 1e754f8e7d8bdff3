package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Fields that drift detection does not look at. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = DriftIgnoreBuilder.class)
@JsonPropertyOrder({"paths", "target"})
public interface DriftIgnore extends FluxValue {

    /** {@return JSON pointers to the fields, {@code ""} for the whole object; always written} */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    List<String> paths();

    /** {@return the objects that are meant; absent for all of the release} */
    Optional<ObjectSelector> target();

    /** {@return a new builder} */
    static DriftIgnoreBuilder builder() {
        return new DriftIgnoreBuilder();
    }
}
