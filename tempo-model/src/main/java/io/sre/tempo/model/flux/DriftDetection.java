package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What happens to objects of a release that somebody changed in the cluster. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = DriftDetectionBuilder.class)
@JsonPropertyOrder({"mode", "ignore"})
public interface DriftDetection extends FluxValue {

    /** {@return whether they are set back; absent for no} */
    Optional<DriftDetectionMode> mode();

    /** {@return the fields that others may change} */
    List<DriftIgnore> ignore();

    /** {@return a new builder} */
    static DriftDetectionBuilder builder() {
        return new DriftDetectionBuilder();
    }
}
