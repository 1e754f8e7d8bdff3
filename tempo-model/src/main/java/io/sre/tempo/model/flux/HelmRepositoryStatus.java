package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What source-controller has done with a {@link HelmRepository}; written by the controller only. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = HelmRepositoryStatusBuilder.class)
@JsonPropertyOrder({"observedGeneration", "conditions", "url", "artifact", "lastHandledReconcileAt"})
public interface HelmRepositoryStatus extends FluxValue {

    /** {@return the {@code metadata.generation} that the rest of the status is about} */
    Optional<Long> observedGeneration();

    /** {@return what holds for the repository. The objects are fabric8's own and must not be changed} */
    List<Condition> conditions();

    /** {@return where the newest artifact can be fetched inside the cluster; prefer the artifact's own} */
    Optional<String> url();

    /** {@return the index that was fetched last; absent for an OCI registry} */
    Optional<Artifact> artifact();

    /** {@return the value of the annotation of the last request to reconcile} */
    Optional<String> lastHandledReconcileAt();

    /** {@return a new builder} */
    static HelmRepositoryStatusBuilder builder() {
        return new HelmRepositoryStatusBuilder();
    }
}
