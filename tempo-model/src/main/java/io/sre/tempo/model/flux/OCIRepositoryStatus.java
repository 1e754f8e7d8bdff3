package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What source-controller has done with an {@link OCIRepository}; written by the controller only. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = OCIRepositoryStatusBuilder.class)
@JsonPropertyOrder({
    "observedGeneration",
    "conditions",
    "url",
    "artifact",
    "observedIgnore",
    "observedLayerSelector",
    "lastHandledReconcileAt"
})
public interface OCIRepositoryStatus extends FluxValue {

    /** {@return the {@code metadata.generation} that the rest of the status is about} */
    Optional<Long> observedGeneration();

    /** {@return what holds for the artifact. The objects are fabric8's own and must not be changed} */
    List<Condition> conditions();

    /** {@return where the newest artifact can be fetched inside the cluster; prefer the artifact's own} */
    Optional<String> url();

    /** {@return the artifact that was fetched last} */
    Optional<Artifact> artifact();

    /** {@return what was left out when the artifact was unpacked} */
    Optional<String> observedIgnore();

    /** {@return which layer the artifact was made from} */
    Optional<LayerSelector> observedLayerSelector();

    /** {@return the value of the annotation of the last request to reconcile} */
    Optional<String> lastHandledReconcileAt();

    /** {@return a new builder} */
    static OCIRepositoryStatusBuilder builder() {
        return new OCIRepositoryStatusBuilder();
    }
}
